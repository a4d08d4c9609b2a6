import { useDeferredValue, useId, useState } from 'react';
import { type Absence, type AbsenceInput, saveAbsence, useColleagues } from '../../api/absence.ts';
import { asProblem } from '../../api/problem.ts';
import { useCommand } from '../../api/use-command.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Field } from '../../ui/Field.tsx';
import { SaveDialog } from '../../ui/SaveDialog.tsx';
import { toast } from '../../ui/toast.ts';
import { useToday } from '../use-calendar.ts';
import { useWords } from '../words.ts';

interface Props {
  /** null: a new one. */
  readonly absence: Absence | null;
  readonly onClose: () => void;
}

/** Days of an absence and who stands in. */
export function AbsenceDialog({ absence, onClose }: Props) {
  const { t } = useWords();
  const today = useToday();
  const [from, setFrom] = useState(absence?.from ?? today);
  const [to, setTo] = useState(absence?.to ?? '');
  const [person, setPerson] = useState(absence?.substitute ?? '');
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
    if (from !== '' && wrongEnd === null && person !== '') save.mutate({ from, to, substitute: person });
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
      <Colleagues value={person} onChange={setPerson} error={strict && person === '' ? t('wb.op.personNeeded') : null} />
    </SaveDialog>
  );
}

interface ColleaguesProps {
  readonly value: string;
  readonly onChange: (id: string) => void;
  readonly error: string | null;
}

function Colleagues({ value, onChange, error }: ColleaguesProps) {
  const { t } = useWords();
  const id = useId();
  const [text, setText] = useState('');
  const found = useColleagues(useDeferredValue(text.trim()));
  const people = found.data?.items ?? [];
  return (
    <fieldset className="wb-people" aria-describedby={`${id}-rule`}>
      <legend>{t('wb.absence.person')}</legend>
      <p id={`${id}-rule`} className="wb-hint">
        {t('wb.absence.personRule')}
      </p>
      <label className="lz-hidden" htmlFor={`${id}-search`}>
        {t('wb.op.search')}
      </label>
      <input
        id={`${id}-search`}
        type="search"
        className="lz-input"
        placeholder={t('wb.op.search')}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {found.error && <ErrorNotice problem={asProblem(found.error)} onRetry={() => void found.refetch()} />}
      <div className="wb-people-list">
        {people.map((one) => (
          <label key={one.id} className="wb-person">
            <input type="radio" name={id} checked={value === one.id} onChange={() => onChange(one.id)} />
            <span>
              <b>{one.name}</b>
              <small>{one.positions.join(t('common.listSeparator'))}</small>
            </span>
          </label>
        ))}
      </div>
      <p role="status" className="wb-muted">
        {found.data && people.length === 0 ? t('wb.op.nobody') : ''}
      </p>
      {error && (
        <p className="lz-error" role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}
