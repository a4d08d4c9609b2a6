import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import { asProblem } from '../../api/problem.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { useWords } from '../words.ts';

interface Listed {
  readonly id: string;
  readonly name: string;
  readonly positions: readonly string[];
  /** Tasks the person holds now. */
  readonly open?: number;
}
interface Props<R extends { readonly items: readonly Listed[] }> {
  readonly legend: string;
  readonly rule: string;
  /** What is looked for, and the people whose name holds it. */
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly found: Pick<UseQueryResult<R>, 'data' | 'error' | 'refetch'>;
  readonly value: string | null;
  readonly onChange: (id: string, name: string) => void;
  readonly error: string | null;
  /** More to say of what was found, below the list. */
  readonly more?: (found: R) => ReactNode;
}

/** One of several people: found by name, chosen as radio buttons. */
export function PeopleList<R extends { readonly items: readonly Listed[] }>(props: Props<R>) {
  const { legend, rule, text, onText, found, value, onChange, error, more } = props;
  const { t } = useWords();
  const id = useId();
  const people = found.data?.items ?? [];
  return (
    <fieldset className="wb-people" aria-describedby={`${id}-rule${error ? ` ${id}-error` : ''}`} aria-invalid={error ? true : undefined}>
      <legend>{legend}</legend>
      <p id={`${id}-rule`} className="wb-hint">
        {rule}
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
        onChange={(event) => onText(event.target.value)}
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
            {person.open !== undefined && <small className="wb-muted">{t('wb.op.open', { n: person.open })}</small>}
          </label>
        ))}
      </div>
      <p role="status" className="wb-muted">
        {found.data && people.length === 0 ? t('wb.op.nobody') : ''}
      </p>
      {found.data && more?.(found.data)}
      {error && (
        <p id={`${id}-error`} className="lz-error" role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}
