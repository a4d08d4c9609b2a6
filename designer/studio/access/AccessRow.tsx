import { memo } from 'react';
import type { AccessColumn } from '../../document/access.ts';
import { useStudioText } from '../words.tsx';
import { codeValues, type Line } from './matrix.ts';

interface RowProps {
  readonly index: number;
  readonly line: Line;
  /** Two letters a cell (`matrix.ts`). */
  readonly codes: string;
  readonly titles: readonly AccessColumn[];
  /** Column of the cell with the focus, and the marked ones; -1: none in this row. */
  readonly active: number;
  readonly from: number;
  readonly to: number;
  /** A section whose fields are out of sight; a table whose columns are in sight. */
  readonly closed: boolean;
  /** A digit a column: 1 where something is wrong. */
  readonly wrong: string;
  readonly onGo: (line: number, column: number, widen: boolean) => void;
  readonly onToggle: (kind: 'section' | 'table', key: string) => void;
}

function Row({ index, line, codes, active, from, to, closed, wrong, onGo, onToggle }: RowProps) {
  const cells = codes.match(/../g) ?? [];
  return (
    <tr className={`st-access-${line.kind}`}>
      <th scope="row">
        <Heading {...{ line, closed, onToggle }} />
      </th>
      {cells.map((code, column) => (
        <Cell
          // biome-ignore lint/suspicious/noArrayIndexKey: a cell is known by its place
          key={column}
          {...{ index, column, code, onGo }}
          active={column === active}
          marked={column >= from && column <= to}
          wrong={wrong[column] === '1'}
        />
      ))}
    </tr>
  );
}

interface CellProps {
  readonly index: number;
  readonly column: number;
  readonly code: string;
  readonly active: boolean;
  readonly marked: boolean;
  readonly wrong: boolean;
  readonly onGo: RowProps['onGo'];
}
const Cell = memo(function Cell({ index, column, code, active, marked, wrong, onGo }: CellProps) {
  const t = useStudioText();
  const value = codeValues[code[0] ?? ''] ?? 'mixed';
  const source = code[1] ?? 'd';
  const classes = [
    'st-access-cell',
    `st-access-${value}`,
    `st-access-from-${source === '*' ? 'rest' : source}`,
    ...(marked ? ['st-access-marked'] : []),
  ];
  return (
    <td
      data-at={`${index} ${column}`}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: of a sheet that one works in
      role="gridcell"
      tabIndex={active ? 0 : -1}
      aria-selected={marked}
      aria-invalid={wrong || undefined}
      className={classes.join(' ')}
      onMouseDown={(event) => {
        event.preventDefault();
        event.currentTarget.focus();
        onGo(index, column, event.shiftKey);
      }}
    >
      {t(`st.access.short.${value}`)}
      {wrong && <span aria-hidden="true"> ⚠</span>}
      <span className="lz-hidden">{value === 'mixed' ? '' : t(`st.access.from.${source as 's'}`)}</span>
    </td>
  );
});

function Heading({ line, closed, onToggle }: Pick<RowProps, 'line' | 'closed' | 'onToggle'>) {
  const t = useStudioText();
  switch (line.kind) {
    case 'rest':
      return t('st.access.rest');
    case 'section':
      return (
        <button type="button" aria-expanded={!closed} onClick={() => onToggle('section', line.key)}>
          <span aria-hidden="true">{closed ? '▸ ' : '▾ '}</span>
          {line.title || t('st.access.noSection')}
          <small>{t('st.access.fields', { count: line.section.fields.length })}</small>
        </button>
      );
    case 'column':
      return <span className="st-access-inner">{line.title}</span>;
    case 'field': {
      const { field } = line;
      const notes = [field.required && t('st.access.needed'), field.computed && t('st.access.computed')].filter(Boolean).join('、');
      const name = (
        <>
          {field.title}
          {notes && <small>{notes}</small>}
        </>
      );
      if (field.columns.length === 0) return name;
      return (
        <button type="button" aria-expanded={closed} onClick={() => onToggle('table', field.name)}>
          <span aria-hidden="true">{closed ? '▾ ' : '▸ '}</span>
          {name}
        </button>
      );
    }
  }
}

/** Lines are made anew with every change of the document; what they show is in the letters. */
export const AccessRow = memo(
  Row,
  (a, b) =>
    a.codes === b.codes &&
    a.wrong === b.wrong &&
    a.active === b.active &&
    a.from === b.from &&
    a.to === b.to &&
    a.closed === b.closed &&
    a.index === b.index &&
    a.onGo === b.onGo &&
    sameHeading(a.line, b.line),
);

function sameHeading(a: Line, b: Line): boolean {
  if (a.kind !== b.kind) return false;
  if (a.kind === 'section' && b.kind === 'section') return a.title === b.title && a.section.fields.length === b.section.fields.length;
  if (a.kind === 'field' && b.kind === 'field') return a.field === b.field;
  return a.kind === 'column' && b.kind === 'column' ? a.title === b.title : true;
}
