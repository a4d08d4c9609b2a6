import { useState } from 'react';
import type { ArchiveProgrammeDto } from '../../../engine/model/dto/admin.ts';
import { setRetention, useDueForArchive } from '../../api/admin-archive.ts';
import { useCommand } from '../../api/use-command.ts';
import { Field } from '../../ui/Field.tsx';
import { SaveDialog } from '../../ui/SaveDialog.tsx';
import { toast } from '../../ui/toast.ts';
import { useAdminWords } from '../words.tsx';
import { useArchiveWords } from './words.ts';

const terms = ['permanent', '30', '10'] as const;

/** How long a programme's closed cases stay in daily use, and how long the archive keeps them; what it would move is told before it is saved. */
export function RetentionDialog({ one, onClose }: { readonly one: ArchiveProgrammeDto; readonly onClose: () => void }) {
  const { say } = useAdminWords();
  const { term: termWords } = useArchiveWords();
  const [months, setMonths] = useState(String(one.months));
  const [term, setTerm] = useState(one.term);
  const [strict, setStrict] = useState(false);
  const right = /^[1-9][0-9]{0,2}$/.test(months);
  const save = useCommand(
    () => setRetention(one.programme, { months: Number(months), term }),
    () => {
      toast(say('ad.saved'));
      onClose();
    },
  );
  return (
    <SaveDialog
      title={say('ad.archive.setOne', { title: one.title })}
      busy={save.isPending}
      problem={save.error}
      onSave={() => {
        setStrict(true);
        if (right) save.mutate(undefined);
      }}
      onClose={onClose}
    >
      <Field label={say('ad.archive.monthsLabel')} required error={strict && !right ? say('ad.archive.monthsWrong') : null}>
        {(aria) => (
          <input
            {...aria}
            className="lz-input"
            inputMode="numeric"
            value={months}
            onChange={(event) => setMonths(event.target.value.trim())}
          />
        )}
      </Field>
      <Field label={say('ad.archive.term')} help={say('ad.archive.termHelp')}>
        {(aria) => (
          <select {...aria} className="wb-select" value={term} onChange={(event) => setTerm(event.target.value)}>
            {terms.map((value) => (
              <option key={value} value={value}>
                {termWords(value)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Effect programme={one.programme} months={right ? months : ''} />
    </SaveDialog>
  );
}

function Effect({ programme, months }: { readonly programme: string; readonly months: string }) {
  const { say } = useAdminWords();
  const { atLeast } = useArchiveWords();
  const { data, isError } = useDueForArchive(programme, months);
  const words = () => {
    if (months === '') return say('ad.archive.monthsWrong');
    if (isError) return say('ad.archive.effectUnknown');
    if (!data) return say('ad.archive.counting');
    return say('ad.archive.effect', { months, due: atLeast(data.due, data.more), kept: atLeast(data.kept, data.more) });
  };
  return (
    <p className="wb-consequence" role="status">
      {words()}
    </p>
  );
}
