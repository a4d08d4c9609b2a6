import { Button } from 'antd';
import { useEffect, useId, useState } from 'react';
import { useDefinition, useProgrammes, useVocabulary } from '../../api/programmes.ts';
import type { TaskCounts } from '../../api/tasks.ts';
import { stepsOf, stepTitle } from '../definition-view.ts';
import { SearchBox } from '../SearchBox.tsx';
import { useMedia } from '../use-media.ts';
import { useWords } from '../words.ts';
import { filtersIn, knowsFilter, type ListState, withFilter } from './list-state.ts';

interface Props {
  readonly state: ListState;
  readonly counts: TaskCounts | undefined;
  readonly onShow: (next: ListState) => void;
}

/** Counts that are filters at once, the search, and the rest folded away until it is wanted or holds. */
export function ListFilters({ state, counts, onShow }: Props) {
  const { t } = useWords();
  const { filter, list } = state;
  const set = (change: Parameters<typeof withFilter>[1]) => onShow(withFilter(state, change));
  const [open, setOpen] = useState(false);
  // On a phone the first card comes before the order it stands in.
  const narrow = useMedia('(max-width: 640px)');
  const folded = filtersIn({ list, filter: { ...filter, q: '', mine: '', unread: '', light: '' } });
  const holding = Object.keys(filter).some((name) => !['q', 'mine', 'unread', 'light', 'sort'].includes(name));
  return (
    <div className="wb-list-filters">
      <div className="wb-filters">
        {list === 'open' && <Chips state={state} counts={counts} onShow={onShow} />}
        {list === 'copies' && (
          <fieldset className="wb-chips" aria-label={t('wb.inbox.filter')}>
            <button
              type="button"
              className="wb-chip"
              aria-pressed={!!filter.unread}
              onClick={() => set({ unread: filter.unread ? '' : 'true' })}
            >
              {t('wb.copies.unread')} <b>{counts?.unread ?? '·'}</b>
            </button>
          </fieldset>
        )}
        <SearchBox label={t('wb.inbox.search')} value={filter.q ?? ''} onChange={(q) => set({ q })} />
        {knowsFilter(list, 'sort') && (!narrow || open || filter.sort !== undefined) && (
          <Choice
            label={t('wb.inbox.sort')}
            value={filter.sort ?? 'due'}
            options={[
              ['due', t('wb.inbox.sort.due')],
              ['arrived', t('wb.inbox.sort.arrived')],
            ]}
            onChange={(sort) => set({ sort: sort === 'due' ? '' : sort })}
          />
        )}
        <Button type="link" aria-expanded={open || holding} onClick={() => setOpen(!open)}>
          {t('wb.inbox.more')}
          {holding ? ` (${Math.max(1, folded)})` : ''}
        </Button>
        {filtersIn(state) > 0 && (
          <Button type="link" onClick={() => onShow({ list, filter: {} })}>
            {t('wb.inbox.clear')}
          </Button>
        )}
      </div>
      {(open || holding) && <MoreFilters state={state} set={set} />}
    </div>
  );
}

function Chips({ state, counts, onShow }: Props) {
  const { t } = useWords();
  const { filter } = state;
  const chips = [
    { id: 'open', on: !filter.mine && !filter.light, next: { mine: '', light: '' } },
    { id: 'mine', on: !!filter.mine, next: { mine: filter.mine ? '' : 'true' } },
    { id: 'yellow', on: filter.light === 'yellow', next: { light: filter.light === 'yellow' ? '' : 'yellow' } },
    { id: 'red', on: filter.light === 'red', next: { light: filter.light === 'red' ? '' : 'red' } },
  ] as const;
  return (
    <fieldset className="wb-chips" aria-label={t('wb.inbox.filter')}>
      {chips.map((chip) => (
        <button
          key={chip.id}
          type="button"
          className={`wb-chip wb-chip-${chip.id}`}
          aria-pressed={chip.on}
          onClick={() => onShow(withFilter(state, chip.next))}
        >
          {t(`wb.inbox.count.${chip.id}`)} <b>{counts?.[chip.id] ?? '·'}</b>
        </button>
      ))}
    </fieldset>
  );
}

function MoreFilters({ state, set }: { readonly state: ListState; readonly set: (change: Parameters<typeof withFilter>[1]) => void }) {
  const { t, english } = useWords();
  const { filter, list } = state;
  const programmes = useProgrammes().data?.items ?? [];
  const definition = useDefinition(programmes.find(({ id }) => id === filter.programme)?.hash).data;
  const regions = useVocabulary('regions').data?.items ?? [];
  const workflow = definition?.package.workflow;
  const steps = workflow ? [...stepsOf(workflow)].filter(([, step]) => asked.includes(step.type)) : [];
  const all = ['', t('common.all')] as const;
  const arrival = list === 'done' ? 'wb.inbox.done' : list === 'opened' ? 'wb.inbox.opened' : 'wb.inbox.arrival';
  return (
    <fieldset className="wb-filters wb-more-filters" aria-label={t('wb.inbox.more')}>
      <Choice
        label={t('wb.inbox.programme')}
        value={filter.programme ?? ''}
        options={[all, ...programmes.map(({ id, title }) => [id, title] as const)]}
        onChange={(programme) => set({ programme })}
      />
      {knowsFilter(list, 'step') && steps.length > 0 && workflow && (
        <Choice
          label={t('wb.inbox.stepFilter')}
          value={filter.step ?? ''}
          options={[all, ...steps.map(([id]) => [id, stepTitle(workflow, id, english)] as const)]}
          onChange={(step) => set({ step })}
        />
      )}
      {knowsFilter(list, 'light') && (
        <Choice
          label={t('wb.inbox.light')}
          value={filter.light ?? ''}
          options={[all, ...(['red', 'yellow', 'green', 'none'] as const).map((light) => [light, t(`light.${light}`)] as const)]}
          onChange={(light) => set({ light })}
        />
      )}
      {regions.length > 0 && (
        <Choice
          label={t('wb.inbox.district')}
          value={filter.district ?? ''}
          options={[all, ...regions.map(({ code, title }) => [code, title] as const)]}
          onChange={(district) => set({ district })}
        />
      )}
      <Days label={t(arrival)} from={filter.from} to={filter.to} onChange={(from, to) => set({ from, to })} />
      {knowsFilter(list, 'dueFrom') && (
        <Days label={t('wb.inbox.due')} from={filter.dueFrom} to={filter.dueTo} onChange={(dueFrom, dueTo) => set({ dueFrom, dueTo })} />
      )}
    </fieldset>
  );
}
const asked: readonly string[] = ['form', 'review', 'correct', 'score', 'batch', 'wait', 'notice'];

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, title: string])[];
  readonly onChange: (value: string) => void;
}
function Choice({ label, value, options, onChange }: ChoiceProps) {
  const id = useId();
  return (
    <label className="wb-field-inline" htmlFor={id}>
      {label}
      <select id={id} className="wb-select" value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map(([option, title]) => (
          <option key={option} value={option}>
            {title}
          </option>
        ))}
      </select>
    </label>
  );
}

interface DaysProps {
  readonly label: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly onChange: (from: string | undefined, to: string | undefined) => void;
}
function Days({ label, from, to, onChange }: DaysProps) {
  const { t } = useWords();
  return (
    <fieldset className="wb-days">
      <legend>{label}</legend>
      <Day label={t('wb.inbox.from')} value={from} onChange={(day) => onChange(day, to)} />
      <span aria-hidden="true">–</span>
      <Day label={t('wb.inbox.to')} value={to} onChange={(day) => onChange(from, day)} />
    </fieldset>
  );
}

/** A day counts once it is whole: while a year is typed the list isn't asked for. */
function Day({ label, value = '', onChange }: { label: string; value: string | undefined; onChange: (day: string | undefined) => void }) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  return (
    <input
      type="date"
      className="wb-input"
      aria-label={label}
      value={text}
      onChange={(event) => {
        setText(event.target.value);
        if (event.target.value === '' || /^(19|20|21)\d\d-/.test(event.target.value)) onChange(event.target.value || undefined);
      }}
    />
  );
}
