import type { FieldSchema } from '../../engine/model/form.ts';
import { useText } from '../app/locale.tsx';

/** Above this many columns a row reads better as a sentence than as a table. */
const most = 5;
export function isWideTable(columns: number): boolean {
  return columns > most;
}

export interface ShownColumn {
  readonly name: string;
  readonly schema: FieldSchema;
  readonly title: string;
}
interface RowSummaryProps {
  readonly columns: readonly ShownColumn[];
  /** Values in words. */
  readonly cells: readonly string[];
}
/** One row of a wide table: the first column as its name, then every other value with its label. Empty values are left out. */
export function RowSummary({ columns, cells }: RowSummaryProps) {
  const t = useText();
  const empty = t('common.none');
  const [first = empty] = cells;
  return (
    <>
      <strong>{first === empty ? t('form.notFilled') : first}</strong>
      <span className="lz-row-values">
        {columns.map((column, at) =>
          at === 0 || cells[at] === empty ? null : (
            <span key={column.name}>
              <span className="lz-row-label">{column.title}</span> {cells[at]}
            </span>
          ),
        )}
      </span>
    </>
  );
}
