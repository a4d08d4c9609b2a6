import { useDeferredValue, useId, useState } from 'react';
import { type PersonOperation, useCandidates } from '../../api/operations.ts';
import { asProblem } from '../../api/problem.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { useWords } from '../words.ts';

interface Props {
  readonly task: string;
  readonly operation: PersonOperation;
  readonly value: string | null;
  readonly onChange: (id: string, name: string) => void;
  readonly error: string | null;
}

/** Who may be given it: found by name, chosen as radio buttons, and told why colleagues aren't offered. */
export function PersonPicker({ task, operation, value, onChange, error }: Props) {
  const { t } = useWords();
  const id = useId();
  const [text, setText] = useState('');
  const found = useCandidates(task, operation, useDeferredValue(text.trim()));
  const people = found.data?.items ?? [];
  const missing = found.data?.missing ?? [];
  return (
    <fieldset className="wb-people" aria-describedby={`${id}-rule`}>
      <legend>{t(`wb.op.person.${operation}`)}</legend>
      <p id={`${id}-rule`} className="wb-hint">
        {t(`wb.op.rule.${operation}`)}
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
        {people.map((person) => (
          <label key={person.id} className="wb-person">
            <input type="radio" name={id} checked={value === person.id} onChange={() => onChange(person.id, person.name)} />
            <span>
              <b>{person.name}</b>
              <small>{person.positions.join(t('common.listSeparator'))}</small>
            </span>
            <small className="wb-muted">{t('wb.op.open', { n: person.open })}</small>
          </label>
        ))}
      </div>
      <p role="status" className="wb-muted">
        {found.data && people.length === 0 ? t('wb.op.nobody') : ''}
      </p>
      {missing.length > 0 && (
        <div className="wb-hint">
          {t('wb.op.missing')}
          <ul className="wb-people-missing" aria-label={t('wb.op.missing')}>
            {missing.map((person) => (
              <li key={`${person.name}${person.why}`}>
                {person.name} <span className="wb-muted">{t(`wb.op.why.${person.why}`)}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      {error && (
        <p className="lz-error" role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}
