/**
 * Access to fields by step: what each cell of the matrix is and where that comes from, and maps written as short as the language
 * allows. An entry is for one field or, as `*`, for all that have none.
 */
import { sectionsOf } from '../../engine/forms/sections.ts';
import type { FormDefinition } from '../../engine/model/form.ts';
import type { AccessMap, FieldAccess } from '../../engine/model/people.ts';
import { pointerOf } from '../../engine/model/pointer.ts';
import type { ProgrammeDocument } from '../../engine/model/studio.ts';
import { allPlaces, isJson, type Place, placesOf } from '../../engine/soundness/places.ts';
import { type Json, valueAt, withValue } from './change.ts';
import { type SchemaPart, schemaOrder, withProperty } from './order.ts';

/** What a field is without an entry: `ticked` where a correction opens what a reviewer marked. */
export type Fallback = 'edit' | 'read' | 'ticked';
export interface AccessColumn {
  /** JSON pointer of the step into the workflow. */
  readonly pointer: string;
  readonly path: readonly string[];
  readonly title: string;
  readonly type: string;
  readonly fallback: Fallback;
  readonly own: AccessMap | undefined;
  /** Entries of the template around a branch: they hold as long as it has none of its own. */
  readonly template: AccessMap | undefined;
}
export interface AccessField {
  readonly name: string;
  readonly title: string;
  readonly titleEn: string | undefined;
  /** Worked out: at most read. */
  readonly computed: boolean;
  readonly required: boolean;
  /** Of a table: they go with it. */
  readonly columns: readonly { readonly name: string; readonly title: string }[];
}
export interface AccessSection {
  readonly title: string;
  readonly titleEn: string | null;
  readonly fields: readonly AccessField[];
}
export interface AccessValue {
  readonly value: FieldAccess | 'ticked';
  /** `set`: an entry of its own; `rest`: the step's `*`; `shared`: the template's; `default`: nobody said anything. */
  readonly from: 'set' | 'rest' | 'shared' | 'default';
}

/** Types of steps at which somebody has a form before them. */
const shown = ['form', 'review', 'correct', 'score', 'batch', 'notice', 'wait'];

/** Forms with the steps that say something about their fields: the application at all steps, any other where it is filled in. */
export function accessForms({
  workflow,
  forms,
}: ProgrammeDocument): readonly { readonly name: string; readonly columns: readonly AccessColumn[] }[] {
  const places = allPlaces(placesOf(workflow as unknown as Parameters<typeof placesOf>[0]));
  const start = places.find(({ id, scope }) => id === workflow.start && scope.branch === null);
  const application = start?.step.type === 'form' ? start.step.form : undefined;
  const formOf = ({ step }: Place) => (step.type === 'form' ? step.form : application);
  const used = places.filter(({ step }) => shown.includes(step.type) && (step.type !== 'wait' || step.external !== undefined));
  const names = [...new Set([application, ...used.map(formOf)])].filter((name) => name !== undefined && Object.hasOwn(forms, name));
  return (names as string[]).map((name) => ({
    name,
    columns: used.filter((place) => formOf(place) === name).map((place) => columnOf(place, workflow)),
  }));
}

function columnOf(place: Place, workflow: ProgrammeDocument['workflow']): AccessColumn {
  const { step, id } = place;
  const path = place.at().map(String);
  const written = valueAt(workflow, path);
  const own = mapOf(isJson(written) ? written.access : undefined);
  const fallback = step.type === 'form' ? 'edit' : step.type === 'correct' ? 'ticked' : 'read';
  const isBranch = path.at(-2) === 'branches';
  const template = isBranch ? mapOf(valueAt(workflow, [...path.slice(0, -2), 'template', 'access'])) : undefined;
  return { pointer: pointerOf(path), path, title: step.title ?? id, type: step.type, fallback, own, template };
}

function mapOf(access: unknown): AccessMap | undefined {
  return isJson(access) ? (access as AccessMap) : undefined;
}

/** Fields by section; what the layout doesn't show stands last, under no title. */
export function accessSections(form: FormDefinition): readonly AccessSection[] {
  const properties = form.schema.properties ?? {};
  const fieldOf = (name: string): AccessField => {
    const schema = properties[name];
    const columns = schema?.type === 'array' && schema.items?.type === 'object' ? Object.entries(schema.items.properties ?? {}) : [];
    return {
      name,
      title: schema?.title ?? name,
      titleEn: schema?.['x-titleEn'],
      computed: schema?.['x-computed'] !== undefined,
      required: form.schema.required?.includes(name) ?? false,
      columns: columns.map(([key, column]) => ({ name: key, title: column.title ?? key })),
    };
  };
  const known = (names: readonly string[]) => [...new Set(names)].filter((name) => Object.hasOwn(properties, name));
  const sections = sectionsOf(form).map(({ title, titleEn, fields }) => ({ title, titleEn, fields: known(fields).map(fieldOf) }));
  const placed = new Set(sections.flatMap(({ fields }) => fields.map(({ name }) => name)));
  const rest = Object.keys(properties).filter((name) => !placed.has(name));
  return [...sections, ...(rest.length > 0 ? [{ title: '', titleEn: null, fields: rest.map(fieldOf) }] : [])].filter(
    ({ fields }) => fields.length > 0,
  );
}

/** What a field is at a step, and why. */
export function accessOf(column: AccessColumn, field: string, computed = false): AccessValue {
  const found = entryOf(column, field);
  const limited = computed && (found.value === 'edit' || found.value === 'required' || found.value === 'ticked');
  return limited ? { ...found, value: 'read' } : found;
}

function entryOf({ own, template, fallback }: AccessColumn, field: string): AccessValue {
  const shared = own ? undefined : template;
  if (own && Object.hasOwn(own, field)) return { value: own[field] as FieldAccess, from: 'set' };
  if (own && Object.hasOwn(own, '*')) return { value: own['*'] as FieldAccess, from: 'rest' };
  const given = shared && (Object.hasOwn(shared, field) ? shared[field] : shared['*']);
  return given === undefined ? { value: fallback, from: 'default' } : { value: given, from: 'shared' };
}

/**
 * Sets fields at steps; null gives back what holds without an entry. Maps stay as they are but for what changes; where all fields of
 * a step, or most, become the same, one entry for the rest says it.
 * @param all every field of the form
 */
export function withAccess(
  document: ProgrammeDocument,
  columns: readonly AccessColumn[],
  fields: readonly string[],
  value: FieldAccess | null,
  all: readonly string[],
): ProgrammeDocument {
  return columns.reduce((next, column) => withMap(next, column, changedMap(column, fields, value, all)), document);
}

/** The entry for the rest: `*`. */
export function withRest(document: ProgrammeDocument, columns: readonly AccessColumn[], value: FieldAccess | null): ProgrammeDocument {
  return columns.reduce((next, column) => {
    const { '*': _, ...entries } = column.own ?? column.template ?? {};
    return withMap(next, column, value === null ? entries : { '*': value, ...entries });
  }, document);
}

function changedMap(column: AccessColumn, fields: readonly string[], value: FieldAccess | null, all: readonly string[]): AccessMap {
  const before = column.own ?? column.template ?? {};
  if (value === null) {
    const { template = {} } = column;
    const left = Object.fromEntries(Object.entries(before).filter(([name]) => !fields.includes(name)));
    const back = Object.fromEntries(
      fields.flatMap((name) => (Object.hasOwn(template, name) ? [[name, template[name] as FieldAccess]] : [])),
    );
    const entries = { ...left, ...back };
    return all.every((name) => fields.includes(name)) ? { ...withoutRest(entries), ...(template['*'] && { '*': template['*'] }) } : entries;
  }
  const wanted = new Map(all.map((name) => [name, fields.includes(name) ? value : (before[name] ?? before['*'] ?? null)]));
  const rests = [before['*'], value === column.fallback ? undefined : value];
  const candidates = [...new Set(rests), undefined].map((rest) => mapFor(before, wanted, rest, column.fallback));
  return candidates
    .filter((one) => one !== null)
    .reduce((best, one) => (Object.keys(one).length < Object.keys(best).length ? one : best), candidates[0] as AccessMap);
}

function withoutRest({ '*': _, ...entries }: AccessMap): AccessMap {
  return entries;
}

/** The entries needed with this one for the rest, in their order; null when a field that has no entry can't be told from the rest. */
function mapFor(
  before: AccessMap,
  wanted: ReadonlyMap<string, FieldAccess | null>,
  rest: FieldAccess | undefined,
  fallback: Fallback,
): AccessMap | null {
  const base = rest ?? fallback;
  if (rest !== undefined && [...wanted.values()].includes(null) && fallback === 'ticked') return null;
  const needed = [...wanted].flatMap(([name, value]): [string, FieldAccess][] => {
    const is = value ?? (fallback === 'ticked' ? null : fallback);
    return is === null || is === base ? [] : [[name, is]];
  });
  const entries = new Map(needed);
  // Fields of other forms, or gone ones, are for the check to tell, not for us to lose.
  const others = Object.entries(before).filter(([name]) => name !== '*' && !wanted.has(name));
  const kept = Object.keys(before).filter((name) => entries.has(name));
  const added = [...entries.keys()].filter((name) => !kept.includes(name));
  const ordered = [...kept, ...added].map((name): [string, FieldAccess] => [name, entries.get(name) as FieldAccess]);
  return Object.fromEntries([...(rest === undefined ? [] : [['*', rest] as const]), ...ordered, ...others]);
}

function withMap(document: ProgrammeDocument, column: AccessColumn, map: AccessMap): ProgrammeDocument {
  const path = ['workflow', ...column.path];
  const step = valueAt(document, path);
  if (!isJson(step)) return document;
  const part: SchemaPart = schemaOrder(column.type as SchemaPart).length > 0 ? (column.type as SchemaPart) : 'review';
  const { template = {}, fallback } = column;
  // No entries at all would bring the template's back.
  const nothing: AccessMap = Object.keys(template).length === 0 ? {} : { '*': fallback === 'ticked' ? 'read' : fallback };
  const needed = Object.keys(map).length === 0 ? nothing : map;
  const written = sameMap(template, needed) ? undefined : needed;
  const next = withProperty(part, step as Record<string, unknown>, 'access', written);
  return next === step ? document : (withValue(document as unknown as Json, path, next as Json) as unknown as ProgrammeDocument);
}

function sameMap(a: AccessMap, b: AccessMap): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}
