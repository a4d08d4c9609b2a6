import { useState } from 'react';
import { restoreCase } from '../../api/admin-archive.ts';
import { useCommand } from '../../api/use-command.ts';
import { Field } from '../../ui/Field.tsx';
import { SaveDialog } from '../../ui/SaveDialog.tsx';
import { toast } from '../../ui/toast.ts';
import { WordsField } from '../../ui/WordsField.tsx';
import { useAdminWords } from '../words.tsx';

/** 取回办件: one case out of the archive by its number, with the reason for the log. */
export function RestoreDialog({ onClose }: { readonly onClose: () => void }) {
  const { say } = useAdminWords();
  const [number, setNumber] = useState('');
  const [reason, setReason] = useState('');
  const [strict, setStrict] = useState(false);
  const [asked, setAsked] = useState('');
  const save = useCommand(
    () => restoreCase(number.trim(), reason.trim()),
    () => {
      toast(say('ad.archive.restoredOne', { number: number.trim() }));
      onClose();
    },
  );
  const unknown = save.error?.code === 'not-found' && asked === number;
  const wrongNumber = number.trim() === '' ? say('ad.archive.numberMissing') : null;
  const wrongReason = reason.trim() === '' ? say('ad.archive.reasonMissing') : null;
  return (
    <SaveDialog
      title={say('ad.archive.restore')}
      action={say('ad.archive.restore')}
      busy={save.isPending}
      problem={save.error?.code === 'not-found' ? null : save.error}
      onSave={() => {
        setStrict(true);
        setAsked(number);
        if (!wrongNumber && !wrongReason) save.mutate(undefined);
      }}
      onClose={onClose}
    >
      <p>{say('ad.archive.restoreHelp')}</p>
      <Field label={say('ad.archive.number')} required error={unknown ? say('ad.archive.numberUnknown') : strict ? wrongNumber : null}>
        {(aria) => (
          <input {...aria} className="lz-input" autoComplete="off" value={number} onChange={(event) => setNumber(event.target.value)} />
        )}
      </Field>
      <WordsField
        label={say('ad.archive.reason')}
        help={say('ad.archive.reasonHelp')}
        value={reason}
        onChange={setReason}
        error={strict ? wrongReason : null}
        required
        rows={3}
        maxLength={2000}
      />
    </SaveDialog>
  );
}
