/** Every value of the application that later steps need is carried or computed. */
import { mapStep } from '../../machine/migrate/mapping.ts';
import { applicationForm } from '../../machine/steps-index.ts';
import type { StepId } from '../../model/deadline.ts';
import type { FieldSchema } from '../../model/form.ts';
import type { Word } from '../../model/word.ts';
import type { Place } from '../places.ts';
import { joined, type Titled } from '../walk.ts';
import { namesOf, type Reading } from './reads.ts';
import { type Checking, fieldWord, found, stepWord } from './report.ts';

export function checkFields(checking: Checking, readings: readonly Reading[]): void {
  const old = propertiesOf(checking.from);
  const next = propertiesOf(checking.to);
  const sources = sourcesOf(checking, old, next);
  checkTypes(checking, old, next, sources);
  const missing = Object.keys(next).filter((field) => !sources.has(field));
  for (const field of missing) {
    const reader = firstReader(checking, readings, new Set([field, ...computedFrom(next, field)]));
    if (reader)
      found(checking, reader.place, 'migration.field', { field: fieldWord(checking.to, field), target: reader.title, path: reader.path }, [
        'fields',
        field,
      ]);
    else if (isRequired(checking, field)) checkRequired(checking, field);
  }
}

/** Fields of the application in the new version that have a value after the migration, with where it comes from. */
function sourcesOf(checking: Checking, old: Fields, next: Fields): Map<string, string | null> {
  const { fields = {} } = checking.plan;
  const sources = new Map<string, string | null>();
  for (const name of Object.keys(old)) {
    const planned = Object.hasOwn(fields, name) ? fields[name] : name;
    if (typeof planned === 'string' && next[planned]) sources.set(planned, name);
  }
  for (const [name, planned] of Object.entries(fields)) if (typeof planned !== 'string') sources.set(name, null);
  for (const [name, field] of Object.entries(next)) if (field['x-computed'] !== undefined) sources.set(name, null);
  return sources;
}

type Fields = Readonly<Record<string, FieldSchema>>;

function propertiesOf(version: Checking['from']): Fields {
  return version.package.forms[applicationForm(version.workflow) ?? '']?.schema.properties ?? {};
}

function checkTypes(checking: Checking, old: Fields, next: Fields, sources: ReadonlyMap<string, string | null>): void {
  const [place] = checking.standing.filter((candidate) => candidate.id !== checking.before.start);
  for (const [field, source] of sources) {
    const [before, after] = [source === null ? undefined : old[source]?.type, next[field]?.type];
    const widened = before === 'integer' && after === 'number';
    if (!before || !after || before === after || widened || !place) continue;
    found(checking, place, 'migration.field-type', { field: fieldWord(checking.to, field), before, after }, ['fields', source ?? field]);
  }
}

/** Computed fields that rest on a field: reading them reads it. */
function computedFrom(next: Fields, field: string): string[] {
  return Object.entries(next)
    .filter(([, schema]) => schema['x-computed'] !== undefined && namesOf(schema['x-computed']).some((name) => name[1] === field))
    .map(([name]) => name);
}

/** A step that reads one of the fields, and where a case may stand before it. A new submission of the form would bring the value. */
function firstReader(checking: Checking, readings: readonly Reading[], fields: ReadonlySet<string>) {
  const roots = ['application', 'declared', 'verified'];
  for (const { step, name, live } of readings) {
    if (!roots.includes(name[0] ?? '') || (name[1] !== undefined && !fields.has(name[1]))) continue;
    const way = wayTo(checking, step, live, new Set([checking.after.start]));
    if (way) return way;
  }
  return null;
}

/** From where a case can stand under the old version, the way under the new one to a step. */
export function wayTo(
  checking: Checking,
  step: StepId,
  live: boolean,
  avoid: ReadonlySet<StepId>,
  concerns: (place: StepId) => boolean = () => true,
): { place: Place; title: Word; path: Titled } | null {
  const { after, before, plan, to, standing } = checking;
  for (const place of standing) {
    const target = mapStep(plan, to, place.id);
    if (typeof target !== 'string' || place.id === before.start || (target === step && !live) || !concerns(place.id)) continue;
    const path = after.path(target, step, avoid);
    if (!path) continue;
    const come = before.words(before.path(before.start, place.id));
    return { place, title: stepWord(to, step), path: joined([come, after.words(path)], ' ⇒ ') };
  }
  return null;
}

function isRequired({ to }: Checking, field: string): boolean {
  return to.package.forms[applicationForm(to.workflow) ?? '']?.schema.required?.includes(field) ?? false;
}

/** The whole form is handed in again in a correction, where only what was ticked can be filled in. */
function checkRequired(checking: Checking, field: string): void {
  const corrections = checking.after.places.filter(({ step }) => step.type === 'correct');
  for (const correction of corrections) {
    const way = wayTo(checking, correction.id, true, new Set([checking.after.start]));
    if (!way) continue;
    found(checking, way.place, 'migration.required', { field: fieldWord(checking.to, field), target: way.title, path: way.path }, [
      'fields',
      field,
    ]);
    return;
  }
}
