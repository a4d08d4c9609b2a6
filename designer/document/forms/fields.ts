/** Fields of a form and columns of its tables: added, removed, renamed, moved, copied; schema and layout together. */
import type { FieldSchema, FormDefinition, UiElement } from '../../../engine/model/form.ts';
import {
  type FieldAt,
  type FormEdit,
  inOrderShown,
  ownerOf,
  schemaAt,
  withField,
  withOwner,
  withoutProperty,
  withProperty,
  withRequired,
} from './form-edit.ts';
import { freeKey } from './keys.ts';
import { elementAt, fieldsIn, insertElement, keyOf, moveElement, type Place, placeOfField, removeElement, scopeOf } from './layout.ts';

export const keysOf = (form: FormDefinition, table: string | null = null): string[] =>
  Object.keys((table === null ? form.schema : schemaAt(form, { field: table })?.items)?.properties ?? {});

/** A field with this key before the element at a place of the page. A key that is taken changes nothing. */
export function addField(key: string, schema: FieldSchema, place: Place): FormEdit {
  return (form) => {
    if (keysOf(form).includes(key)) return form;
    const uischema = insertElement(form.uischema, place, { type: 'Control', scope: scopeOf(key) });
    if (uischema === form.uischema) return form;
    const withSchema = withOwner(form, null, (owner) => withProperty(owner, key, schema, null));
    return inOrderShown({ ...withSchema, uischema }, [key]);
  };
}

/** A column of a table, before another one (`null`: the last). */
export function addColumn(table: string, key: string, schema: FieldSchema, before: string | null): FormEdit {
  return (form) => (keysOf(form, table).includes(key) ? form : withOwner(form, table, (owner) => withProperty(owner, key, schema, before)));
}

/** Takes a field away, wherever it is shown; expressions that name it stay and become Problems. */
export function removeField(at: FieldAt): FormEdit {
  return (form) => {
    if (at.column !== undefined) return withOwner(form, at.field, (owner) => withoutProperty(owner, at.column!));
    let uischema = form.uischema;
    for (let place = placeOfField(uischema, at.field); place; place = placeOfField(uischema, at.field))
      uischema = removeElement(uischema, place);
    const next = withOwner(form, null, (owner) => withoutProperty(owner, at.field));
    return uischema === form.uischema ? next : { ...next, uischema };
  };
}

/** Gives a field another key. Its schema stays the very same: by that behaviours see that it was renamed. */
export function renameKey(at: FieldAt, to: string): FormEdit {
  return (form) => {
    const from = at.column ?? at.field;
    const table = at.column === undefined ? null : at.field;
    if (!schemaAt(form, at) || from === to || keysOf(form, table).includes(to)) return form;
    const next = withOwner(form, table, (owner) => ({
      ...owner,
      ...(owner.required && { required: owner.required.map((name) => (name === from ? to : name)) }),
      properties: Object.fromEntries(Object.entries(owner.properties ?? {}).map(([key, schema]) => [key === from ? to : key, schema])),
    }));
    return table === null ? { ...next, uischema: withScope(form.uischema, from, to) } : next;
  };
}
function withScope(element: UiElement, from: string, to: string): UiElement {
  if (keyOf(element) === from) return { ...element, scope: scopeOf(to) };
  const elements = element.elements?.map((child) => withScope(child, from, to));
  return elements?.some((child, index) => child !== element.elements![index]) ? { ...element, elements } : element;
}

/** Moves whatever stands at a place before the element at another one; the schema follows the page. */
export function move(from: Place, to: Place): FormEdit {
  return (form) => {
    const element = elementAt(form.uischema, from);
    const uischema = moveElement(form.uischema, from, to);
    return !element || uischema === form.uischema ? form : inOrderShown({ ...form, uischema }, fieldsIn(element));
  };
}

/** Moves a column before another one (`null`: behind the last). */
export function moveColumn(table: string, column: string, before: string | null): FormEdit {
  return (form) => {
    const schema = schemaAt(form, { field: table, column });
    const keys = keysOf(form, table);
    const next = keys[keys.indexOf(column) + 1] ?? null;
    if (!schema || before === column || before === next) return form;
    return withOwner(form, table, (owner) => withProperty(owner, column, schema, before));
  };
}

export function setRequired(at: FieldAt, required: boolean): FormEdit {
  return (form) => {
    const table = at.column === undefined ? null : at.field;
    return ownerOf(form, at) && schemaAt(form, at)
      ? withOwner(form, table, (owner) => withRequired(owner, at.column ?? at.field, required))
      : form;
  };
}
export const isRequired = (form: FormDefinition, at: FieldAt) => ownerOf(form, at)?.required?.includes(at.column ?? at.field) ?? false;

export const changeField =
  (at: FieldAt, change: (schema: FieldSchema) => FieldSchema): FormEdit =>
  (form) =>
    withField(form, at, change);

/** Makes a second one behind it, with `title` and a key that counts on. Where it will stand is told by `copyKey`. */
export function duplicate(at: FieldAt, title: string): FormEdit {
  return (form) => {
    const schema = schemaAt(form, at);
    if (!schema) return form;
    const key = copyKey(form, at);
    const copy = { ...schema, title };
    const added =
      at.column === undefined
        ? duplicateField(form, at.field, key, copy)
        : addColumn(at.field, key, copy, after(keysOf(form, at.field), at.column))(form);
    return isRequired(form, at)
      ? setRequired(at.column === undefined ? { field: key } : { field: at.field, column: key }, true)(added)
      : added;
  };
}
function duplicateField(form: FormDefinition, field: string, key: string, schema: FieldSchema): FormDefinition {
  const place = placeOfField(form.uischema, field);
  const options = place && elementAt(form.uischema, place)?.options;
  const added = place ? addField(key, schema, place.with(-1, place.at(-1)! + 1))(form) : form;
  return options && place ? { ...added, uischema: insertOptions(added.uischema, key, options) } : added;
}
function insertOptions(root: UiElement, key: string, options: NonNullable<UiElement['options']>): UiElement {
  if (keyOf(root) === key) return { ...root, options };
  return root.elements ? { ...root, elements: root.elements.map((child) => insertOptions(child, key, options)) } : root;
}
export const copyKey = (form: FormDefinition, at: FieldAt) =>
  freeKey(at.column ?? at.field, keysOf(form, at.column === undefined ? null : at.field));
const after = (keys: readonly string[], key: string) => keys[keys.indexOf(key) + 1] ?? null;

/** Puts a field into a table as its last column. Only what may be a column: no table. */
export function intoTable(field: string, table: string): FormEdit {
  return (form) => {
    const schema = schemaAt(form, { field });
    const rows = schemaAt(form, { field: table })?.items;
    if (!schema || !rows || field === table || schema.items?.type === 'object' || keysOf(form, table).includes(field)) return form;
    const required = isRequired(form, { field });
    const added = addColumn(table, field, schema, null)(removeField({ field })(form));
    return required ? setRequired({ field: table, column: field }, true)(added) : added;
  };
}
