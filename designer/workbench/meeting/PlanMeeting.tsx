import { useState } from 'react';
import type { BatchDto, MeetingPlanDto } from '../../../engine/model/dto/registry.ts';
import { planMeeting } from '../../api/meetings.ts';
import { useSession } from '../../api/session.ts';
import { useCommand } from '../../api/use-command.ts';
import { Field } from '../../ui/Field.tsx';
import { SaveDialog } from '../../ui/SaveDialog.tsx';
import { toast } from '../../ui/toast.ts';
import { useWords } from '../words.ts';

interface Props {
  readonly batch: BatchDto;
  /** The one that is changed; null: a new one. */
  readonly standing: MeetingPlanDto | null;
  readonly onClose: () => void;
}

/** Day, time and place; the members are told as soon as it is sent. */
export function PlanMeeting({ batch, standing, onClose }: Props) {
  const { t } = useWords();
  const today = useSession().data?.today ?? '';
  const [when, setWhen] = useState({
    on: standing?.on ?? '',
    at: standing?.at ?? '09:00',
    place: standing?.place ?? '',
    note: standing?.note ?? '',
  });
  const [strict, setStrict] = useState(false);
  const save = useCommand(
    (asked: typeof when, key: string) => planMeeting(batch, asked, key),
    () => {
      toast(t('wb.plan.sent'));
      onClose();
    },
  );
  const missing = (value: string) => (strict && value.trim() === '' ? t('wb.plan.needed') : null);
  const past = when.on !== '' && when.on < today;
  const submit = () => {
    setStrict(true);
    if (when.on === '' || when.at === '' || when.place.trim() === '' || past) return;
    save.mutate(when);
  };
  const set = (change: Partial<typeof when>) => setWhen({ ...when, ...change });
  return (
    <SaveDialog
      title={t(standing ? 'wb.plan.change' : 'wb.plan.invite')}
      action={t('wb.plan.send')}
      busy={save.isPending}
      problem={save.error}
      onSave={submit}
      onClose={onClose}
    >
      <p className="wb-muted">{t('wb.plan.who')}</p>
      <Field label={t('wb.plan.on')} required error={past ? t('wb.plan.past') : missing(when.on)}>
        {(aria) => (
          <input {...aria} type="date" className="lz-input" min={today} value={when.on} onChange={(e) => set({ on: e.target.value })} />
        )}
      </Field>
      <Field label={t('wb.plan.at')} required error={missing(when.at)}>
        {(aria) => <input {...aria} type="time" className="lz-input" value={when.at} onChange={(e) => set({ at: e.target.value })} />}
      </Field>
      <Field label={t('wb.plan.place')} required error={missing(when.place)}>
        {(aria) => (
          <input {...aria} className="lz-input" maxLength={200} value={when.place} onChange={(e) => set({ place: e.target.value })} />
        )}
      </Field>
      <Field label={t('wb.plan.note')} optional>
        {(aria) => (
          <textarea
            {...aria}
            className="lz-input"
            rows={3}
            maxLength={1000}
            value={when.note}
            onChange={(e) => set({ note: e.target.value })}
          />
        )}
      </Field>
    </SaveDialog>
  );
}
