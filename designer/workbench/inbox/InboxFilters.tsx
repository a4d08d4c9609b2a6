import { useId } from 'react';
import { useProgrammes } from '../../api/programmes.ts';
import type { TaskCounts } from '../../api/tasks.ts';
import { useWords } from '../words.ts';

export interface InboxFilter {
  readonly programme: string;
  readonly light: '' | 'yellow' | 'red';
  readonly mine: boolean;
}
interface Props {
  readonly filter: InboxFilter;
  readonly counts: TaskCounts | undefined;
  readonly onChange: (filter: InboxFilter) => void;
}

/** Counts that are filters at once: all, mine, due soon, overdue; and the programme. */
export function InboxFilters({ filter, counts, onChange }: Props) {
  const { t } = useWords();
  const select = useId();
  const { data: programmes } = useProgrammes();
  const chips = [
    { id: 'open', on: !filter.mine && !filter.light, next: { mine: false, light: '' }, n: counts?.open },
    { id: 'mine', on: filter.mine, next: { mine: !filter.mine, light: filter.light }, n: counts?.mine },
    {
      id: 'yellow',
      on: filter.light === 'yellow',
      next: { mine: filter.mine, light: filter.light === 'yellow' ? '' : 'yellow' },
      n: counts?.yellow,
    },
    { id: 'red', on: filter.light === 'red', next: { mine: filter.mine, light: filter.light === 'red' ? '' : 'red' }, n: counts?.red },
  ] as const;
  return (
    <div className="wb-filters">
      <fieldset className="wb-chips" aria-label={t('wb.inbox.filter')}>
        {chips.map((chip) => (
          <button
            key={chip.id}
            type="button"
            className={`wb-chip wb-chip-${chip.id}`}
            aria-pressed={chip.on}
            onClick={() => onChange({ ...filter, ...chip.next })}
          >
            {t(`wb.inbox.count.${chip.id}`)} <b>{chip.n ?? '·'}</b>
          </button>
        ))}
      </fieldset>
      <label className="wb-field-inline" htmlFor={select}>
        {t('wb.inbox.programme')}
        <select
          id={select}
          className="wb-select"
          value={filter.programme}
          onChange={(e) => onChange({ ...filter, programme: e.target.value })}
        >
          <option value="">{t('common.all')}</option>
          {programmes?.items.map((programme) => (
            <option key={programme.id} value={programme.id}>
              {programme.title}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
