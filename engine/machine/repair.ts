/** What an operator does to a case that can't go on by itself: sets values, moves it to another step; always with a reason, as a fact. */

import { Rejection } from '../model/errors.ts';
import type { CaseFact } from '../model/event.ts';
import { operationWord } from '../model/word.ts';
import type { Named, TransitionConfig } from './config.ts';
import type { Programme } from './programme.ts';
import { named } from './steps/kind.ts';
import { applicationForm } from './steps-index.ts';
import { setData, type Work } from './work.ts';

export type Repair = Extract<CaseFact, { type: 'case.repaired' }>;

/** Transitions of the case's machine: to every step on the outermost level. */
export function repairs(programme: Pick<Programme, 'workflow'>): Record<string, TransitionConfig> {
  const actions: Named[] = [named('repair', {})];
  const moves = Object.keys(programme.workflow.steps).map((id) => [`goto.${id}`, { target: `#${id}`, reenter: true, actions }] as const);
  return { ...Object.fromEntries(moves), repair: { actions } };
}

/** Event type of a repair. `target.unknown`-like mistakes are `not-found`, a repair without a reason `reason.required`. */
export function translateRepair(programme: Programme, fact: Repair): string | Rejection {
  if (!fact.reason.trim()) return new Rejection('reason.required', { outcome: operationWord('repair') });
  if (!isKnown(programme, fact)) return new Rejection('not-found');
  if (fact.to === undefined) return fact.verified || fact.results ? 'repair' : new Rejection('state.wrong');
  return Object.hasOwn(programme.workflow.steps, fact.to) ? `goto.${fact.to}` : new Rejection('not-found');
}

/** Only fields of the application and steps that exist get values. */
function isKnown(programme: Programme, { verified = {}, results = {} }: Repair): boolean {
  const fields = programme.forms[applicationForm(programme.workflow) ?? '']?.fields;
  return Object.keys(verified).every((field) => fields?.has(field)) && Object.keys(results).every((step) => programme.steps.has(step));
}

export function repair(work: Work): void {
  const { fact } = work.event;
  if (fact.type !== 'case.repaired') return;
  const { data } = work.context;
  const results = Object.entries(fact.results ?? {}).map(([step, values]) => [step, { ...data.steps[step], ...values }] as const);
  setData(work, {
    ...(fact.verified && { verified: { ...data.verified, ...fact.verified } }),
    ...(results.length > 0 && { steps: { ...data.steps, ...Object.fromEntries(results) } }),
  });
}
