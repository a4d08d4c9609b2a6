import { declaredIn } from '../../engine/forms/declarations.ts';
import type { FieldSchema, FormDefinition } from '../../engine/model/form.ts';

/** Our mark, only in the copy of the schema that JSON Forms picks renderers by. */
const mark = 'x-declaration';

/** Booleans that a blocking check demands to be true, marked, so that they are drawn as a box to tick and not as a question. */
export function withDeclarations(form: FormDefinition): FieldSchema {
  const demanded = declaredIn(form);
  if (demanded.size === 0) return form.schema;
  const properties = Object.entries(form.schema.properties ?? {}).map(([name, field]) => [
    name,
    demanded.has(name) ? { ...field, [mark]: true } : field,
  ]);
  return { ...form.schema, properties: Object.fromEntries(properties) };
}

export function isDeclaration(field: FieldSchema): boolean {
  return mark in field;
}
