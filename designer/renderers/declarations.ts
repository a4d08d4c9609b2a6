import type { FieldSchema, FormDefinition } from '../../engine/model/form.ts';

/** Our mark, only in the copy of the schema that JSON Forms picks renderers by. */
const mark = 'x-declaration';

/** Booleans that a blocking check demands to be true, marked, so that they are drawn as a box to tick and not as a question. */
export function withDeclarations(form: FormDefinition): FieldSchema {
  const demanded = new Set(
    (form.checks ?? []).flatMap((check) => {
      const name = /^\s*application\.(\w+)\s*=\s*true\s*$/.exec(check.when)?.[1];
      return name && check.level === 'block' ? [name] : [];
    }),
  );
  if (demanded.size === 0) return form.schema;
  const properties = Object.entries(form.schema.properties ?? {}).map(([name, field]) => [
    name,
    demanded.has(name) && field.type === 'boolean' ? { ...field, [mark]: true } : field,
  ]);
  return { ...form.schema, properties: Object.fromEntries(properties) };
}

export function isDeclaration(field: FieldSchema): boolean {
  return mark in field;
}
