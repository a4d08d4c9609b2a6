/**
 * What is copied of a form: as text, so that the clipboard carries it between forms, drafts and programmes. Fields with their schemas,
 * whether they are required, and the vocabularies they name.
 */
import type { FormDefinition, UiElement, Vocabulary } from '../../../engine/model/form.ts';
import type { ProgrammeDocument } from '../../../engine/model/studio.ts';
import { addColumn, keysOf, setRequired } from './fields.ts';
import { followInForm } from './follow.ts';
import { type Edit, type FieldAt, inForm, inOrderShown, type Properties, schemaAt, withOwner, withProperty } from './form-edit.ts';
import { freeKey } from './keys.ts';
import { elementAt, fieldsIn, insertElement, keyOf, mayStand, type Place, scopeOf } from './layout.ts';
import { sectioned } from './sections.ts';
import { emptyForm } from './whole.ts';

export interface Clip {
  readonly kind: 'liuzhuan-form-part';
  /** The element of the page; absent for a column. */
  readonly element?: UiElement;
  readonly properties: Properties;
  readonly required: readonly string[];
  readonly vocabularies: Readonly<Record<string, Vocabulary>>;
}

const pick = <T>(from: Readonly<Record<string, T>>, names: readonly string[]): Record<string, T> =>
  Object.fromEntries(names.flatMap((name) => (Object.hasOwn(from, name) ? [[name, from[name]!]] : [])));

function clipOf(
  document: Pick<ProgrammeDocument, 'vocabularies'>,
  properties: Properties,
  required: readonly string[],
  element?: UiElement,
): Clip {
  const named = [...JSON.stringify(properties).matchAll(/"x-vocabulary":"([^"]+)"/g)].map(([, name]) => name!);
  return {
    kind: 'liuzhuan-form-part',
    ...(element && { element }),
    properties,
    required,
    vocabularies: pick(document.vocabularies, named),
  };
}

/** An element of a form's page with all fields in it: a field, a group, a whole section. Null when there is none. */
export function copyElement(document: Pick<ProgrammeDocument, 'vocabularies'>, form: FormDefinition, place: Place): Clip | null {
  const element = elementAt(form.uischema, place);
  if (!element) return null;
  const keys = fieldsIn(element);
  return clipOf(
    document,
    pick(form.schema.properties ?? {}, keys),
    (form.schema.required ?? []).filter((key) => keys.includes(key)),
    element,
  );
}

export function copyColumn(document: Pick<ProgrammeDocument, 'vocabularies'>, form: FormDefinition, at: FieldAt): Clip | null {
  const schema = schemaAt(form, at);
  const required = schemaAt(form, { field: at.field })?.items?.required ?? [];
  return schema && at.column !== undefined
    ? clipOf(document, { [at.column]: schema }, required.includes(at.column) ? [at.column] : [])
    : null;
}

/** A clip out of text, null when it is none. What the clipboard holds is anybody's: only the outer shape is trusted, the engine judges the rest. */
export function readClip(text: string): Clip | null {
  if (text.length > 1_000_000 || !text.trimStart().startsWith('{')) return null;
  try {
    const value = JSON.parse(text) as Partial<Clip> | null;
    const { kind, element, properties = {}, required = [], vocabularies = {} } = value ?? {};
    if (
      kind !== 'liuzhuan-form-part' ||
      !isRecord(properties) ||
      Object.keys(properties).length === 0 ||
      !Object.values(properties).every(isRecord)
    )
      return null;
    if (!isRecord(vocabularies) || !Array.isArray(required) || (element !== undefined && !isElement(element, 0))) return null;
    return { kind, properties, required: required.map(String), vocabularies, ...(element && { element }) };
  } catch {
    return null;
  }
}
const isRecord = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);
function isElement(value: unknown, depth: number): boolean {
  if (!isRecord(value) || depth > 8) return false;
  const { type, elements } = value as UiElement;
  return (
    typeof type === 'string' &&
    (elements === undefined || (Array.isArray(elements) && elements.every((child) => isElement(child, depth + 1))))
  );
}

/**
 * Puts a clip into a form before the element at a place. Keys that are taken count on, and what the clip's own fields say about each
 * other (the field above, unique columns) keeps pointing at the new ones. Vocabularies that the package lacks come along.
 * A section finds its place among the sections; fields of a section that isn't one stand in a group.
 */
export function paste(name: string, clip: Clip, place: Place): Edit {
  return (document) => {
    const next = inForm(name, (form) => pasteInto(form, clip, place))(document);
    if (next === document) return document;
    return { ...next, vocabularies: withMissing(next.vocabularies, clip.vocabularies) };
  };
}

/** Columns for a table: the fields of a clip, without their layout. Tables themselves can't be columns and are left out. */
export function pasteColumns(name: string, clip: Clip, table: string, before: string | null): Edit {
  return (document) => {
    const next = inForm(name, (form) =>
      Object.entries(clip.properties).reduce((made, [key, schema]) => {
        if (schema.items?.type === 'object') return made;
        const column = freeKey(key, keysOf(made, table));
        const added = addColumn(table, column, schema, before)(made);
        return clip.required.includes(key) ? setRequired({ field: table, column }, true)(added) : added;
      }, form),
    )(document);
    return next === document ? document : { ...next, vocabularies: withMissing(next.vocabularies, clip.vocabularies) };
  };
}

function withMissing(
  own: ProgrammeDocument['vocabularies'],
  brought: ProgrammeDocument['vocabularies'],
): ProgrammeDocument['vocabularies'] {
  const missing = Object.keys(brought).filter((id) => !Object.hasOwn(own, id));
  return missing.length === 0 ? own : { ...own, ...pick(brought, missing) };
}

function pasteInto(before: FormDefinition, clip: Clip, wanted: Place): FormDefinition {
  const section = clip.element?.type === 'Category';
  const form = section ? sectioned(before) : before;
  const place = section ? [form === before ? (wanted[0] ?? 0) : (form.uischema.elements?.length ?? 0)] : wanted;
  const keys = new Map<string, string>();
  for (const key of Object.keys(clip.properties)) keys.set(key, freeKey(key, [...keysOf(form), ...keys.values()]));
  const element = renamed(clip.element ?? controlsOf(Object.keys(clip.properties)), keys);
  const parent = elementAt(form.uischema, place.slice(0, -1));
  if (!parent || !mayStand(element, parent)) return before;
  let next: FormDefinition = { ...form, uischema: insertElement(form.uischema, place, element) };
  const properties = followed(clip.properties, keys);
  for (const [key, schema] of Object.entries(clip.properties)) {
    const own = properties[keys.get(key)!] ?? schema;
    next = withOwner(next, null, (owner) => withProperty(owner, keys.get(key)!, own, null));
    if (clip.required.includes(key)) next = setRequired({ field: keys.get(key)! }, true)(next);
  }
  return inOrderShown(next, [...keys.values()]);
}

const controlsOf = (keys: readonly string[]): UiElement => {
  const controls = keys.map((key): UiElement => ({ type: 'Control', scope: scopeOf(key) }));
  return controls.length === 1 ? controls[0]! : { type: 'Group', elements: controls };
};
function renamed(element: UiElement, keys: ReadonlyMap<string, string>): UiElement {
  const key = keyOf(element);
  const own = key !== null && keys.has(key) ? { ...element, scope: scopeOf(keys.get(key)!) } : element;
  return own.elements ? { ...own, elements: own.elements.map((child) => renamed(child, keys)) } : own;
}
/** Fields under their new keys, with what they say about each other. */
function followed(properties: Properties, keys: ReadonlyMap<string, string>): Properties {
  const made = Object.fromEntries(Object.entries(properties).map(([key, schema]) => [keys.get(key) ?? key, schema]));
  const changes = [...keys].filter(([from, to]) => from !== to).map(([from, to]) => ({ form: '', table: null, from, to }));
  if (changes.length === 0) return made;
  const asForm = (own: Properties): FormDefinition => ({ ...emptyForm('', ''), schema: { type: 'object', properties: own } });
  return followInForm('', asForm(properties), asForm(made), changes).schema.properties ?? made;
}
