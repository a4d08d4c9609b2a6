/**
 * Whose case it is, where that is kept from a reader 匿名: a step hides the field that holds the enterprise's name (of an application
 * without such a field: everything). Then nothing that says who applied is told either: no code, no people, no contact.
 */
import { effectiveAccess } from '../forms/access.ts';
import type { CompiledForm } from '../forms/compile.ts';
import { once } from '../model/once.ts';
import type { AccessMap } from '../model/people.ts';
import { parseItemId } from './item-id.ts';
import type { Programme } from './programme.ts';
import { applicationForm } from './steps-index.ts';
import type { Work } from './work.ts';

/** What of an enterprise says which it is. */
export const identifying: ReadonlySet<string> = new Set(['uscc', 'name', 'legalName', 'contact', 'mobile', 'email', 'address']);

/** In place of a name where there is no number to put there. */
export const unnamed = '***';

/** The part of the enterprise's profile that a field shows, e.g. `name`; null when it shows none. */
export function profilePartOf(form: CompiledForm, field: string): string | null {
  const schema = form.fields.get(field)?.schema;
  return String(schema?.['x-prefill'] ?? schema?.['x-computed'] ?? '').match(/^enterprise\.(\w+)$/)?.[1] ?? null;
}

/** Does this access keep from its reader whose case it is? */
export function hidesIdentity(programme: Programme, access: AccessMap): boolean {
  const form = programme.forms[applicationForm(programme.workflow) ?? ''];
  if (!form) return false;
  const names = [...form.fields.keys()].filter((field) => profilePartOf(form, field) === 'name');
  if (names.length === 0) return access['*'] === 'hidden';
  const effective = effectiveAccess(form, access, 'read');
  return names.every((field) => effective.get(field) === 'hidden');
}

/** What a step says of the application; null where another form is filled in. A correction keeps from its filler what the corrected step keeps. */
export function accessOfStep(programme: Programme, id: string): AccessMap | null {
  const step = programme.steps.get(id)?.step;
  const of = step?.type === 'correct' ? programme.steps.get(step.of)?.step : undefined;
  const filled = of ?? step;
  if (filled?.type === 'form' && filled.form !== applicationForm(programme.workflow)) return null;
  return { ...of?.access, ...step?.access };
}

/** Does the case stand where nobody but its applicant may read it 封存? `live`: ids of the steps it stands at. */
export function isSealed(programme: Programme, live: readonly string[]): boolean {
  return live.some((id) => sealsAt(programme, parseItemId(id).base));
}

/** Can a case of the programme stand so? */
export function mayBeSealed(programme: Programme): boolean {
  return [...programme.steps.keys()].some((id) => sealsAt(programme, id));
}

function sealsAt({ steps }: Programme, id: string): boolean {
  const step = steps.get(id)?.step;
  return step?.type === 'wait' && step.sealed === true;
}

/** Steps, by id, whose work is done without knowing whose case it is. */
export function blindSteps(programme: Programme): ReadonlySet<string> {
  const hides = (id: string) => hidesIdentity(programme, accessOfStep(programme, id) ?? {});
  return once(blind, programme, () => new Set([...programme.steps.keys()].filter(hides)));
}
const blind = new WeakMap<Programme, ReadonlySet<string>>();

/** The applicant as a message to people names it: not by name where they work without knowing it. `step`: what it is about, if anything. */
export function namedTo({ context, programme }: Work, to: string, step: string | null = null): string {
  const { name } = context.data.enterprise;
  if (to.startsWith('applicant:')) return name;
  const steps = blindSteps(programme);
  if (steps.size === 0) return name;
  const about = step === null ? [] : [step];
  const theirs = Object.entries(context.live).flatMap(([id, { tasks }]) => (tasks.some(({ group }) => group === to) ? [id] : []));
  return [...about, ...theirs].some((id) => steps.has(parseItemId(id).base)) ? unnamed : name;
}
