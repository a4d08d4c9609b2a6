import { Button } from 'antd';
import { useState } from 'react';
import type { EntryAct, EntryDto } from '../../engine/model/dto/registry.ts';
import { actOnEntry, type EntryActInput } from '../api/registries.ts';
import { useSession } from '../api/session.ts';
import { useCommand } from '../api/use-command.ts';
import { useText } from '../app/locale.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Field } from '../ui/Field.tsx';
import { toast } from '../ui/toast.ts';
import { WordsField } from '../ui/WordsField.tsx';

const dated: readonly EntryAct[] = ['revoke', 'suspend', 'resume'];
const named: readonly EntryAct[] = ['clue', 'revoke', 'suspend'];

/** A step of a proceeding about an entry: for what reason, on which grounds, from when; and what it will do. */
export function ActDialog({ entry, act, onClose }: { readonly entry: EntryDto; readonly act: EntryAct; readonly onClose: () => void }) {
  const t = useText();
  const today = useSession().data?.today;
  const [reason, setReason] = useState(entry.proceeding?.reason ?? '');
  const [grounds, setGrounds] = useState('');
  const [effectiveOn, setEffectiveOn] = useState('');
  const [strict, setStrict] = useState(false);
  const run = useCommand(
    (input: EntryActInput, key: string) => actOnEntry(entry.id, input, key),
    () => {
      toast(t('reg.act.done'));
      onClose();
    },
  );
  const asksReason = named.includes(act);
  const asksDate = dated.includes(act);
  const need = (value: string) => (strict && value.trim() === '' ? t('reg.act.needed') : null);
  const send = () => {
    setStrict(true);
    if (grounds.trim() === '' || (asksReason && reason === '')) return;
    run.mutate({ act, grounds: grounds.trim(), ...(asksReason ? { reason } : {}), ...(asksDate && effectiveOn ? { effectiveOn } : {}) });
  };
  return (
    <Dialog
      title={t(`reg.act.${act}`)}
      onClose={onClose}
      closable={!run.isPending}
      footer={
        <>
          <Button onClick={onClose} disabled={run.isPending}>
            {t('common.cancel')}
          </Button>
          <Button type="primary" danger={act === 'revoke'} loading={run.isPending} onClick={send}>
            {t(`reg.act.${act}`)}
          </Button>
        </>
      }
    >
      <div className="lz-stack">
        {asksReason ? (
          <Field label={t('reg.act.reason')} required error={need(reason)}>
            {(aria) => (
              <select {...aria} className="lz-input" value={reason} onChange={(event) => setReason(event.target.value)}>
                <option value="">{t('reg.act.choose')}</option>
                {entry.reasons.map(({ id, label }) => (
                  <option key={id} value={id}>
                    {label}
                  </option>
                ))}
              </select>
            )}
          </Field>
        ) : null}
        <WordsField
          label={t('reg.act.grounds')}
          required
          error={need(grounds)}
          rows={4}
          maxLength={4000}
          value={grounds}
          onChange={setGrounds}
        />
        {asksDate ? (
          <Field label={t('reg.act.effectiveOn')} help={t('reg.act.effectiveHelp')}>
            {(aria) => (
              <input
                {...aria}
                type="date"
                className="lz-input"
                min={entry.validFrom}
                max={today}
                value={effectiveOn}
                onChange={(event) => setEffectiveOn(event.target.value)}
              />
            )}
          </Field>
        ) : null}
        <p className="lz-notice">{t(`reg.effect.${act}`)}</p>
        {run.error ? <ErrorNotice problem={run.error} /> : null}
      </div>
    </Dialog>
  );
}
