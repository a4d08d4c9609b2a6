import type { FieldSchema, FileRef, FormDefinition } from '../../../engine/model/form.ts';
import { labelOf, nameOf } from './sections.ts';

export interface MaterialView {
  /** Top-level field, or a JSON pointer into a table's row; what a correction note names. */
  readonly field: string;
  readonly label: string;
  readonly files: readonly FileRef[];
  readonly required: boolean;
  /** Not there yet, promised 容缺 within so long after submitting. */
  readonly promised: FieldSchema['x-deferrable'] | null;
}

/** All files of an application: fields of format `files` and files columns of tables, with their labels. */
export function materialsOf(
  form: FormDefinition,
  data: Readonly<Record<string, unknown>>,
  english: boolean,
  deferred: readonly string[] = [],
): MaterialView[] {
  const required = new Set(form.schema.required ?? []);
  return Object.entries(form.schema.properties ?? {}).flatMap(([key, schema]): MaterialView[] => {
    const label = nameOf(form, key, english);
    if (schema.format === 'files') {
      const files = filesOf(data[key]);
      const promised = deferred.includes(key) ? (schema['x-deferrable'] ?? null) : null;
      return files.length > 0 || required.has(key) || promised ? [{ field: key, label, files, required: required.has(key), promised }] : [];
    }
    return filesInRows(key, label, schema, data[key], english);
  });
}

function filesInRows(key: string, label: string, schema: FieldSchema, rows: unknown, english: boolean): MaterialView[] {
  const columns = Object.entries(schema.items?.properties ?? {}).filter(([, column]) => column.format === 'files');
  if (columns.length === 0 || !Array.isArray(rows)) return [];
  return rows.flatMap((row: unknown, index) =>
    columns.flatMap(([column, columnSchema]) => {
      const files = filesOf((row as Record<string, unknown> | null)?.[column]);
      if (files.length === 0) return [];
      return [
        {
          field: `/${key}/${index}/${column}`,
          label: `${label} ${index + 1} · ${labelOf(column, columnSchema, english)}`,
          files,
          required: false,
          promised: null,
        },
      ];
    }),
  );
}

export function filesOf(value: unknown): FileRef[] {
  if (!Array.isArray(value)) return isFile(value) ? [value] : [];
  return value.filter(isFile);
}
function isFile(value: unknown): value is FileRef {
  return typeof value === 'object' && value !== null && 'id' in value && 'name' in value && 'size' in value;
}
