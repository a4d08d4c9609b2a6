import { useDeferredValue, useState } from 'react';
import { type PersonOperation, useCandidates } from '../../api/operations.ts';
import { useWords } from '../words.ts';
import { PeopleList } from './PeopleList.tsx';

interface Props {
  readonly task: string;
  readonly operation: PersonOperation;
  readonly value: string | null;
  readonly onChange: (id: string, name: string) => void;
  readonly error: string | null;
}

/** Who may be given the task, and why colleagues aren't offered. */
export function PersonPicker({ task, operation, value, onChange, error }: Props) {
  const { t } = useWords();
  const [text, setText] = useState('');
  const found = useCandidates(task, operation, useDeferredValue(text.trim()));
  return (
    <PeopleList
      legend={t(`wb.op.person.${operation}`)}
      rule={t(`wb.op.rule.${operation}`)}
      text={text}
      onText={setText}
      found={found}
      value={value}
      onChange={onChange}
      error={error}
      more={({ missing }) =>
        missing.length > 0 && (
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
        )
      }
    />
  );
}
