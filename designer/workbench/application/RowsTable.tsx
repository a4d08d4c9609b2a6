import type { FieldSchema } from '../../../engine/model/form.ts';
import { useText } from '../../app/locale.tsx';
import { useWords } from '../words.ts';
import { filesOf } from './materials.ts';
import { presentValue, unitOf, type ValueWords } from './present-value.ts';
import { sameValue } from './same-value.ts';
import { labelOf } from './sections.ts';

interface Props {
  readonly label: string;
  readonly schema: FieldSchema;
  readonly rows: readonly unknown[];
  readonly words: ValueWords;
  /** Rows it is compared with; those that weren't among them are marked. */
  readonly before?: readonly unknown[] | null;
}

/** A table field of an application, read-only. Files are named; they open in the materials. */
export function RowsTable({ label, schema, rows, words, before = null }: Props) {
  const { t } = useWords();
  const say = useText();
  const columns = Object.entries(schema.items?.properties ?? {});
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section className="wb-table-scroll wb-rows" aria-label={say('common.table', { caption: label })} tabIndex={0}>
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
            <tr key={index} className={isNew(row, before) ? 'wb-row-differs' : undefined}>
              <td>
                {index + 1}
                {isNew(row, before) && <span className="lz-hidden">{t('wb.compare.newRow')}</span>}
              </td>
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

const isNew = (row: unknown, before: readonly unknown[] | null) => before !== null && !before.some((one) => sameValue(one, row));

function cellText(column: FieldSchema, value: unknown, words: ValueWords): string {
  if (column.format !== 'files') return presentValue({ ...column, 'x-unit': undefined } as FieldSchema, value, words);
  const files = filesOf(value);
  return files.length > 0 ? files.map((file) => file.name).join(', ') : '—';
}
