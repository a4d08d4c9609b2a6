import type { FieldSchema } from '../../../engine/model/form.ts';
import { presentValue, type ValueWords } from './present-value.ts';
import { RowsTable } from './RowsTable.tsx';

interface Props {
  readonly label: string;
  readonly schema: FieldSchema;
  readonly value: unknown;
  readonly words: ValueWords;
  /** Another value that a table's rows are compared with. */
  readonly before?: unknown;
}

/** One value, whatever its type: a table of rows, a long text, or a line. */
export function ValueCell({ label, schema, value, words, before }: Props) {
  if (schema.type === 'array' && schema.items?.type === 'object' && Array.isArray(value) && value.length > 0) {
    return <RowsTable label={label} schema={schema} rows={value} words={words} before={Array.isArray(before) ? before : null} />;
  }
  const text = presentValue(schema, value, words);
  return <span className={schema.format === 'longtext' ? 'wb-value-long' : 'wb-value'}>{text}</span>;
}
