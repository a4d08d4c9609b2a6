import type { FieldSchema } from '../../../engine/model/form.ts';
import { filesOf } from './materials.ts';
import { presentValue, unitOf, type ValueWords } from './present-value.ts';
import { labelOf } from './sections.ts';

interface Props {
  readonly label: string;
  readonly schema: FieldSchema;
  readonly rows: readonly unknown[];
  readonly words: ValueWords;
}

/** A table field of an application, read-only. Files are named; they open in the materials. */
export function RowsTable({ label, schema, rows, words }: Props) {
  const columns = Object.entries(schema.items?.properties ?? {});
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section className="wb-table-scroll wb-rows" aria-label={label} tabIndex={0}>
      <table className="wb-table wb-table-dense">
        <thead>
          <tr>
            <th scope="col">#</th>
            {columns.map(([key, column]) => (
              <th key={key} scope="col">
                {labelOf(key, column, words.language === 'en')}
                {unitOf(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a stored table have no other identity
            <tr key={index}>
              <td>{index + 1}</td>
              {columns.map(([key, column]) => (
                <td key={key} className={column.type === 'number' || column.type === 'integer' ? 'wb-numeric' : undefined}>
                  {cellText(column, (row as Record<string, unknown> | null)?.[key], words)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function cellText(column: FieldSchema, value: unknown, words: ValueWords): string {
  if (column.format !== 'files') return presentValue({ ...column, 'x-unit': undefined } as FieldSchema, value, words);
  const files = filesOf(value);
  return files.length > 0 ? files.map((file) => file.name).join(', ') : '—';
}
