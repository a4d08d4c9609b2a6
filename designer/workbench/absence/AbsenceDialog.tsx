import { useDeferredValue, useState } from 'react';
import type { AbsenceInput, OwnAbsenceDto } from '../../../engine/model/dto/absence.ts';
import { saveAbsence, useColleagues } from '../../api/absence.ts';
import { useProgrammes } from '../../api/programmes.ts';
import { useCommand } from '../../api/use-command.ts';
import { Field } from '../../ui/Field.tsx';
import { SaveDialog } from '../../ui/SaveDialog.tsx';
import { toast } from '../../ui/toast.ts';
import { PeopleList } from '../operations/PeopleList.tsx';
import { useToday } from '../use-calendar.ts';
import { useWords } from '../words.ts';

interface Props {
  /** null: a new one. */
  readonly absence: OwnAbsenceDto | null;
  readonly onClose: () => void;
}

/** Days of an absence and who stands in. */
export function AbsenceDialog({ absence, onClose }: Props) {
  const { t } = useWords();
  const today = useToday();
  const [from, setFrom] = useState(absence?.from ?? today);
  const [to, setTo] = useState(absence?.to ?? '');
  const [person, setPerson] = useState(absence?.substitute ?? '');
  const [within, setWithin] = useState<readonly string[]>(absence?.programmes ?? []);
  const offered = useProgrammes().data?.items ?? [];
  const [text, setText] = useState('');
  const colleagues = useColleagues(useDeferredValue(text.trim()));
  const [strict, setStrict] = useState(false);
  const save = useCommand(
    (input: AbsenceInput) => saveAbsence(input),
    () => {
      toast(t('wb.absence.saved'));
      onClose();
    },
  );
  const wrongEnd = to === '' ? 'wb.absence.needed' : to < from ? 'wb.absence.backwards' : to < today ? 'wb.absence.past' : null;
  const submit = () => {
    setStrict(true);
    save.reset();
    if (from !== '' && wrongEnd === null && person !== '')
      save.mutate({ from, to, substitute: person, programmes: within.length > 0 ? within : null });
  };
  return (
    <SaveDialog
      title={t(absence ? 'wb.absence.change' : 'wb.absence.set')}
      busy={save.isPending}
      problem={save.error}
      onSave={submit}
      onClose={onClose}
      className="wb-op"
    >
      <Field
        label={t('wb.absence.from')}
        help={t('wb.absence.inclusive')}
        required
        error={strict && from === '' ? t('wb.absence.needed') : null}
      >
        {(aria) => <input {...aria} type="date" className="lz-input" value={from} onChange={(event) => setFrom(event.target.value)} />}
      </Field>
      <Field label={t('wb.absence.to')} help={t('wb.absence.inclusive')} required error={strict && wrongEnd ? t(wrongEnd) : null}>
        {(aria) => <input {...aria} type="date" className="lz-input" value={to} onChange={(event) => setTo(event.target.value)} />}
      </Field>
      <fieldset className="wb-people wb-absence-programmes">
        <legend>{t('wb.absence.programmes')}</legend>
        <p className="wb-hint">{t('wb.absence.programmesRule')}</p>
        {offered.map(({ id, title }) => (
          <label key={id} className="wb-keys-switch">
            <input
              type="checkbox"
              className="wb-tick"
              checked={within.includes(id)}
              onChange={(event) => setWithin(event.target.checked ? [...within, id] : within.filter((one) => one !== id))}
            />
            {title}
          </label>
        ))}
      </fieldset>
      <PeopleList
        legend={t('wb.absence.person')}
        rule={t('wb.absence.personRule')}
        text={text}
        onText={setText}
        found={colleagues}
        value={person}
        onChange={setPerson}
        error={strict && person === '' ? t('wb.op.personNeeded') : null}
      />
    </SaveDialog>
  );
}
