/** How forms of the edited document are changed: schema and layout together, all that isn't touched staying the very same. */
import type { FieldSchema, FormDefinition } from '../../../engine/model/form.ts';
import type { ProgrammeDocument } from '../../../engine/model/studio.ts';
import { withKeyword } from './field-order.ts';
import { fieldsIn } from './layout.ts';

export type Edit = (document: ProgrammeDocument) => ProgrammeDocument;
export type FormEdit = (form: FormDefinition) => FormDefinition;
/** A field of a form, or a column of a table. */
export interface FieldAt {
  readonly field: string;
  readonly column?: string;
}
export type Properties = Readonly<Record<string, FieldSchema>>;

/** An edit of one form. The very same document when the form isn't there or nothing changed. */
export function inForm(name: string, edit: FormEdit): Edit {
  return (document) => {
    const form = Object.hasOwn(document.forms, name) ? document.forms[name] : undefined;
    if (!form) return document;
    const next = edit(form);
    return next === form ? document : { ...document, forms: { ...document.forms, [name]: next } };
  };
}

/** The schema of a field or column, undefined when there is none. */
export function schemaAt(form: FormDefinition, { field, column }: FieldAt): FieldSchema | undefined {
  const own = memberOf(form.schema.properties, field);
  return column === undefined ? own : memberOf(own?.items?.properties, column);
}
function memberOf(properties: Properties | undefined, key: string): FieldSchema | undefined {
  return properties && Object.hasOwn(properties, key) ? properties[key] : undefined;
}

/** The object that lists a field beside others: the form's schema, or a row of a table. */
export function ownerOf(form: FormDefinition, at: FieldAt): FieldSchema | undefined {
  return at.column === undefined ? form.schema : schemaAt(form, { field: at.field })?.items;
}

/** Changes the object that holds a form's fields, or with a table the one that holds its columns. */
export function withOwner(form: FormDefinition, table: string | null, change: (owner: FieldSchema) => FieldSchema): FormDefinition {
  if (table === null) {
    const schema = change(form.schema);
    return schema === form.schema ? form : { ...form, schema };
  }
  const field = schemaAt(form, { field: table });
  if (!field?.items) return form;
  const items = change(field.items);
  if (items === field.items) return form;
  return withOwner(form, null, (owner) => ({ ...owner, properties: { ...owner.properties, [table]: { ...field, items } } }));
}

/** Changes a field or column. */
export function withField(form: FormDefinition, at: FieldAt, change: (schema: FieldSchema) => FieldSchema): FormDefinition {
  const schema = schemaAt(form, at);
  if (!schema) return form;
  const key = at.column ?? at.field;
  const next = change(schema);
  if (next === schema) return form;
  return withOwner(form, at.column === undefined ? null : at.field, (owner) => ({
    ...owner,
    properties: { ...owner.properties, [key]: next },
  }));
}

/** Properties with one put in before another (`null`: behind the last). */
export function withProperty(owner: FieldSchema, key: string, schema: FieldSchema, before: string | null): FieldSchema {
  const entries = Object.entries(owner.properties ?? {}).filter(([other]) => other !== key);
  const index = before === null ? -1 : entries.findIndex(([other]) => other === before);
  const properties = Object.fromEntries(entries.toSpliced(index < 0 ? entries.length : index, 0, [key, schema]));
  const next = Object.hasOwn(owner, 'properties') ? { ...owner, properties } : withKeyword(owner, 'properties', properties);
  return next.required?.includes(key) ? { ...next, required: inOrderOf(next.required, properties, key) } : next;
}

/** Takes a field out of the object that lists it. */
export function withoutProperty(owner: FieldSchema, key: string): FieldSchema {
  const { [key]: gone, ...properties } = owner.properties ?? {};
  if (!gone) return owner;
  return withKeyword(
    { ...owner, properties },
    'required',
    owner.required?.filter((name) => name !== key),
  );
}

/** Makes a field required or not; the list stands in the order of the fields. */
export function withRequired(owner: FieldSchema, key: string, required: boolean): FieldSchema {
  const listed = owner.required ?? [];
  if (listed.includes(key) === required) return owner;
  const next = required ? inOrderOf([...listed, key], owner.properties ?? {}, key) : listed.filter((name) => name !== key);
  return withKeyword(owner, 'required', next);
}

/** A name put where it belongs in the order of the fields; the author's order of all others stays. */
function inOrderOf(names: readonly string[], properties: Properties, key: string): readonly string[] {
  const order = Object.keys(properties);
  const others = names.filter((name) => name !== key);
  const behind = others.findIndex((name) => order.indexOf(name) > order.indexOf(key));
  return others.toSpliced(behind < 0 ? others.length : behind, 0, key);
}

/**
 * Puts fields of the schema in the order in which the page shows them: those named move behind the field shown before them. An author's
 * order of all others is kept.
 */
export function inOrderShown(form: FormDefinition, moved: readonly string[]): FormDefinition {
  const shown = fieldsIn(form.uischema);
  const properties = form.schema.properties ?? {};
  let keys = Object.keys(properties).filter((key) => !moved.includes(key) || !shown.includes(key));
  for (const key of shown.filter((name) => moved.includes(name))) {
    const place = shown.indexOf(key);
    const before = shown.slice(0, place).findLast((name) => keys.includes(name));
    const behind = shown.slice(place + 1).find((name) => keys.includes(name));
    const index = before !== undefined ? keys.indexOf(before) + 1 : behind === undefined ? keys.length : keys.indexOf(behind);
    keys = keys.toSpliced(index, 0, key);
  }
  if (keys.every((key, index) => Object.keys(properties)[index] === key)) return form;
  const sorted = Object.fromEntries(keys.map((key) => [key, properties[key]!]));
  return withOwner(form, null, (owner) => ({
    ...owner,
    ...(owner.required && {
      required: moved.reduce((names, key) => (names.includes(key) ? inOrderOf(names, sorted, key) : names), owner.required),
    }),
    properties: sorted,
  }));
}
