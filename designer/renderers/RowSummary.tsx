import type { Field } from '../../engine/forms/field.ts';
import { useText } from '../app/locale.tsx';

/** Above this many columns a row reads better as a sentence than as a table. */
const most = 5;
export function isWideTable(columns: number): boolean {
  return columns > most;
}

interface RowSummaryProps {
  readonly columns: readonly Pick<Field, 'name' | 'schema'>[];
  readonly title: (column: Pick<Field, 'name' | 'schema'>) => string;
  readonly show: (column: Pick<Field, 'name' | 'schema'>) => string;
}
/** One row of a wide table: the first column as its name, then every other value with its label. Empty values are left out. */
export function RowSummary({ columns, title, show }: RowSummaryProps) {
  const t = useText();
  const [first, ...rest] = columns;
  const empty = t('common.none');
  return (
    <>
      <strong>{first && show(first) !== empty ? show(first) : t('form.notFilled')}</strong>
      <span className="lz-row-values">
        {rest.map((column) => {
          const value = show(column);
          return value === empty ? null : (
            <span key={column.name}>
              <span className="lz-row-label">{title(column)}</span> {value}
            </span>
          );
        })}
      </span>
    </>
  );
}
