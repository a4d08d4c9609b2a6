import { memo } from 'react';
import { RowErrors } from '../RowErrors.tsx';
import { RowSummary, type ShownColumn } from '../RowSummary.tsx';
import { RowActions, type RowDeeds } from './RowActions.tsx';

interface TableRowProps {
  readonly index: number;
  readonly pointer: string;
  readonly columns: readonly ShownColumn[];
  /** Its values in words, column by column. */
  readonly cells: readonly string[];
  readonly open: boolean;
  /** A list of summaries instead of cells. */
  readonly wide: boolean;
  /** Null when the row may not be changed. */
  readonly deeds: RowDeeds | null;
  readonly canCopy: boolean;
}

function TableRowContent({ index, pointer, columns, cells, open, wide, deeds, canCopy }: TableRowProps) {
  const errors = <RowErrors pointer={pointer} open={open} />;
  const actions = deeds ? <RowActions index={index} open={open} deeds={deeds} canCopy={canCopy} /> : null;
  if (wide)
    return (
      <>
        <span className="lz-rows-number">{index + 1}</span>
        <span className="lz-rows-text">
          <RowSummary columns={columns} cells={cells} />
          {errors}
        </span>
        <span className="lz-table-actions">{actions}</span>
      </>
    );
  return (
    <>
      <th scope="row">
        {index + 1} {errors}
      </th>
      {columns.map((column, at) => (
        <td key={column.name} data-label={column.title}>
          {cells[at]}
        </td>
      ))}
      {actions ? <td className="lz-table-actions">{actions}</td> : null}
    </>
  );
}

/** What stands in a row of the overview; drawn again only when one of its words is another, not whenever the table changes. */
export const TableRow = memo(TableRowContent, (before, now) => {
  const { cells: a, ...one } = before;
  const { cells: b, ...other } = now;
  return (
    a.length === b.length &&
    a.every((cell, at) => cell === b[at]) &&
    Object.entries(one).every(([name, value]) => value === other[name as keyof typeof other])
  );
});
