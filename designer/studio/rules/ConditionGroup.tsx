import { useMemo } from 'react';
import type { FeelType } from '../../../engine/rules/types.ts';
import { useLocale } from '../../app/locale.tsx';
import { emptyGroup, emptyRow, type Group, type Part, type Rows } from '../../document/condition.ts';
import { useStudioText } from '../words.tsx';
import { ConditionRow } from './ConditionRow.tsx';
import { type FieldOption, rowOptions } from './field-options.ts';
import { PartOfText } from './PartOfText.tsx';

interface GroupProps {
  readonly group: Group;
  readonly options: readonly FieldOption[];
  readonly onChange: (group: Group) => void;
  readonly onRemove?: () => void;
  readonly root?: boolean;
  readonly readOnly: boolean;
  /** Of the whole condition: what a piece of text in it may use. */
  readonly place: string;
  /** Names bound around: a row of a table, in the conditions about it. */
  readonly locals?: Readonly<Record<string, FeelType>> | undefined;
}

/** Rows of which all, or any, must hold; with groups inside. */
export function ConditionGroup({ group, options, onChange, onRemove, root = false, readOnly, place, locals }: GroupProps) {
  const t = useStudioText();
  const { mode, negated, parts } = group;
  const put = (index: number, part: Part) => onChange({ ...group, parts: parts.with(index, part) });
  const add = (part: Part) => onChange({ ...group, parts: [...parts, part] });
  const remove = (index: number) => onChange({ ...group, parts: parts.toSpliced(index, 1) });
  return (
    <fieldset className={root ? 'st-cond-group' : 'st-cond-group st-cond-inner'} aria-label={t(`st.cond.${mode}`)}>
      <div className="st-cond-head">
        <select
          className="lz-input lz-select st-cond-how"
          aria-label={t('st.cond.how')}
          value={`${negated ? 'not' : ''}${mode}`}
          disabled={readOnly}
          onChange={({ target }) =>
            onChange({ ...group, negated: target.value.startsWith('not'), mode: target.value.endsWith('all') ? 'all' : 'any' })
          }
        >
          <option value="all">{t('st.cond.all')}</option>
          <option value="any">{t('st.cond.any')}</option>
          <option value="notall">{t('st.cond.notAll')}</option>
          <option value="notany">{t('st.cond.notAny')}</option>
        </select>
        {onRemove && !readOnly && (
          <button type="button" className="lz-icon-button" aria-label={t('st.cond.removeGroup')} onClick={onRemove}>
            <span aria-hidden="true">×</span>
          </button>
        )}
      </div>
      <ul className="st-cond-parts">
        {parts.map((part, index) => (
          // Parts have no names of their own: their place is what they are known by.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <li key={index}>
            <OnePart {...{ part, options, readOnly, place, locals }} onChange={(next) => put(index, next)} onRemove={() => remove(index)} />
          </li>
        ))}
      </ul>
      {!readOnly && (
        <div className="st-cond-add">
          <button type="button" onClick={() => add(emptyRow)}>
            {t('st.cond.addRow')}
          </button>
          <button type="button" onClick={() => add({ ...emptyGroup, mode: mode === 'all' ? 'any' : 'all', parts: [emptyRow] })}>
            {t('st.cond.addGroup')}
          </button>
          {options.some(({ type }) => isTable(type)) && (
            <button type="button" onClick={() => add(newRows(options, parts.length))}>
              {t('st.cond.addRows')}
            </button>
          )}
        </div>
      )}
    </fieldset>
  );
}

const isTable = (type: FieldOption['type']) => type.kind === 'list' && type.of.kind === 'context';

function newRows(options: readonly FieldOption[], index: number): Part {
  const tables = options.filter(({ type }) => isTable(type));
  return {
    kind: 'rows',
    every: false,
    list: tables.length === 1 ? (tables[0]?.value ?? '') : '',
    name: `row${index + 1}`,
    group: { ...emptyGroup, parts: [emptyRow] },
  };
}

interface PartProps {
  readonly part: Part;
  readonly options: readonly FieldOption[];
  readonly onChange: (part: Part) => void;
  readonly onRemove: () => void;
  readonly readOnly: boolean;
  readonly place: string;
  readonly locals: Readonly<Record<string, FeelType>> | undefined;
}
function OnePart({ part, options, onChange, onRemove, readOnly, place, locals }: PartProps) {
  switch (part.kind) {
    case 'row':
      return <ConditionRow row={part} {...{ options, onChange, onRemove, readOnly }} />;
    case 'group':
      return <ConditionGroup group={part} {...{ options, onChange, onRemove, readOnly, place, locals }} />;
    case 'formula':
      return <PartOfText part={part} {...{ onChange, onRemove, readOnly, place, locals }} />;
    case 'rows':
      return <ConditionRows part={part} {...{ options, onChange, onRemove, readOnly, place, locals }} />;
  }
}

/** What some or each of the rows of a table must have. */
function ConditionRows({ part, options, onChange, onRemove, readOnly, place, locals }: Omit<PartProps, 'part'> & { readonly part: Rows }) {
  const t = useStudioText();
  const { language } = useLocale();
  const { name, list } = part;
  const tables = options.filter(({ type }) => isTable(type));
  const table = options.find(({ value }) => value === list);
  const inner = useMemo(
    () => (table ? [...rowOptions(name, table.type, language), ...options.filter(({ type }) => !isTable(type))] : options),
    [table, name, options, language],
  );
  const bound = useMemo(() => {
    const row: FeelType = table?.type.kind === 'list' ? table.type.of : { kind: 'any' };
    return { ...locals, [name]: row };
  }, [table, name, locals]);
  return (
    <div className="st-cond-rows">
      <div className="st-cond-head">
        <select
          className="lz-input lz-select"
          aria-label={t('st.cond.table')}
          value={list}
          disabled={readOnly}
          onChange={({ target }) => onChange({ ...part, list: target.value })}
        >
          {!table && <option value={list}>{list || t('st.cond.chooseTable')}</option>}
          {tables.map(({ value, title }) => (
            <option key={value} value={value}>
              {title}
            </option>
          ))}
        </select>
        <select
          className="lz-input lz-select st-cond-op"
          aria-label={t('st.cond.howMany')}
          value={part.every ? 'every' : 'some'}
          disabled={readOnly}
          onChange={({ target }) => onChange({ ...part, every: target.value === 'every' })}
        >
          <option value="some">{t('st.cond.some')}</option>
          <option value="every">{t('st.cond.every')}</option>
        </select>
        {!readOnly && (
          <button type="button" className="lz-icon-button" aria-label={t('st.cond.removeGroup')} onClick={onRemove}>
            <span aria-hidden="true">×</span>
          </button>
        )}
      </div>
      <ConditionGroup
        group={part.group}
        options={inner}
        onChange={(group) => onChange({ ...part, group })}
        locals={bound}
        {...{ readOnly, place }}
      />
    </div>
  );
}
