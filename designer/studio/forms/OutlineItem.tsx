import { type DragEvent, memo } from 'react';
import type { ToldProblem } from '../studio.ts';
import { useStudioText } from '../words.tsx';
import type { Where } from './drops.ts';
import type { OutlineRow } from './outline-rows.ts';
import { additionKey } from './palette.ts';

interface Props {
  readonly row: OutlineRow;
  readonly chosen: boolean;
  /** Where Tab comes in. */
  readonly current: boolean;
  readonly problems: readonly ToldProblem[];
  readonly drop: Where | null;
  readonly deeds: ItemDeeds;
  readonly readOnly: boolean;
}
/** What can be done with a row by hand; the same for the life of the outline. */
export interface ItemDeeds {
  fold(row: OutlineRow): void;
  choose(row: OutlineRow): void;
  edit(): void;
  /** Null: the drag is over. */
  drag(row: OutlineRow | null): void;
  over(event: DragEvent, row: OutlineRow): void;
}

function Item({ row, chosen, current, problems, drop, deeds, readOnly }: Props) {
  const t = useStudioText();
  const wrong = problems.filter(({ severity }) => severity === 'error').length;
  const classes = ['st-forms-row', `st-forms-row-${row.sort}`, chosen && 'st-forms-row-chosen', drop && `st-forms-drop-${drop}`];
  const kind = row.kind ? t(additionKey(row.kind)) : row.sort === 'field' || row.sort === 'column' ? '' : t(additionKey(row.sort));
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are those of the tree
    <div
      role="treeitem"
      aria-level={row.level}
      aria-posinset={row.position}
      aria-setsize={row.count}
      aria-selected={chosen}
      aria-expanded={row.inside > 0 ? row.open : undefined}
      tabIndex={current ? 0 : -1}
      data-row={row.id}
      data-focus={current ? 'outline' : undefined}
      data-level={row.level}
      className={classes.filter(Boolean).join(' ')}
      draggable={!readOnly}
      onDragStart={(event) => {
        event.dataTransfer.setData('text/plain', row.title);
        event.dataTransfer.effectAllowed = 'move';
        deeds.drag(row);
      }}
      onDragEnd={() => deeds.drag(null)}
      onDragOver={(event) => deeds.over(event, row)}
      onClick={(event) => {
        deeds.choose(row);
        event.currentTarget.focus();
      }}
      onDoubleClick={() => deeds.edit()}
    >
      <span
        className="st-forms-fold"
        aria-hidden="true"
        onClick={(event) => {
          event.stopPropagation();
          deeds.fold(row);
        }}
      >
        {row.inside > 0 ? (row.open ? '▾' : '▸') : ''}
      </span>
      <span className="st-forms-row-title">
        {row.title === '' ? t('st.forms.untitled') : row.title}
        {row.required && <span className="st-forms-required">{t('st.forms.required')}</span>}
      </span>
      <span className="st-forms-row-notes">
        {row.conditional && <span className="lz-tag">{t('st.forms.conditional')}</span>}
        {row.computed && row.kind !== 'computed' && <span className="lz-tag">{t('st.forms.kind.computed')}</span>}
        {row.inside === 0 && <span className="lz-tag">{t('st.forms.nothingInside')}</span>}
        {problems.length > 0 && (
          <span className={wrong > 0 ? 'lz-tag lz-tag-negative' : 'lz-tag lz-tag-warning'}>
            {t(wrong > 0 ? 'st.forms.wrong' : 'st.forms.warned', { count: wrong > 0 ? wrong : problems.length })}
          </span>
        )}
        <span className="st-forms-row-kind">{kind}</span>
      </span>
    </div>
  );
}

/** One row: what it is called, its kind and key, whether it must be filled in, and what is wrong with it; drawn again only when it differs. */
export const OutlineItem = memo(Item, (before, now) => {
  const { problems: a, ...one } = before;
  const { problems: b, ...other } = now;
  return (
    a.length === b.length &&
    a.every((problem, at) => problem === b[at]) &&
    Object.entries(one).every(([name, value]) => value === other[name as keyof typeof other])
  );
});
