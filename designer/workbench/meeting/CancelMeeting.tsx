import { useState } from 'react';
import type { BatchDto } from '../../../engine/model/dto/registry.ts';
import { cancelMeeting } from '../../api/meetings.ts';
import { useCommand } from '../../api/use-command.ts';
import { Field } from '../../ui/Field.tsx';
import { SaveDialog } from '../../ui/SaveDialog.tsx';
import { toast } from '../../ui/toast.ts';
import { useWords } from '../words.ts';

/** Calls a meeting off, with the reason that its members are told. */
export function CancelMeeting({ batch, onClose }: { readonly batch: BatchDto; readonly onClose: () => void }) {
  const { t } = useWords();
  const [reason, setReason] = useState('');
  const [strict, setStrict] = useState(false);
  const cancel = useCommand(
    (asked: string, key: string) => cancelMeeting(batch, asked, key),
    () => {
      toast(t('wb.plan.calledOff'));
      onClose();
    },
  );
  const submit = () => {
    setStrict(true);
    if (reason.trim() !== '') cancel.mutate(reason.trim());
  };
  return (
    <SaveDialog
      title={t('wb.plan.cancel')}
      action={t('wb.plan.cancel')}
      busy={cancel.isPending}
      problem={cancel.error}
      onSave={submit}
      onClose={onClose}
    >
      <Field label={t('wb.plan.reason')} required error={strict && reason.trim() === '' ? t('wb.plan.needed') : null}>
        {(aria) => (
          <textarea {...aria} className="lz-input" rows={3} maxLength={1000} value={reason} onChange={(e) => setReason(e.target.value)} />
        )}
      </Field>
    </SaveDialog>
  );
}
