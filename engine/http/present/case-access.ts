/** What a reader of a case may see: from which side, with which access to each field. Every read of a case goes through here. */
import { dateOf } from '../../calendar/date.ts';
import { type EffectiveAccess, effectiveAccess, filterForRead, maskerOf } from '../../forms/access.ts';
import type { CompiledForm } from '../../forms/compile.ts';
import { maskMobile } from '../../forms/formats/mobile.ts';
import { accessOfStep, hidesIdentity, identifying, isSealed, profilePartOf } from '../../machine/identity.ts';
import type { CompiledProgramme } from '../../machine/programme.ts';
import { applicationForm } from '../../machine/steps-index.ts';
import { accessFor, contextOf, resultsFor } from '../../machine/view.ts';
import type { Enterprise } from '../../model/enterprise.ts';
import { Rejection } from '../../model/errors.ts';
import type { AccessMap } from '../../model/people.ts';
import { fieldOfPlace } from '../../model/pointer.ts';
import type { Task } from '../../model/task.ts';
import type { User } from '../../model/user.ts';
import { type CaseFacts, givesSight, readingGroups, sideOf } from '../../policy/case.ts';
import { holds, supervises } from '../../policy/roles.ts';
import { isCandidate, refusalToAct } from '../../policy/task.ts';
import { readCase, type StoredCase } from '../../store/cases.ts';
import { type ListedTask, tasksOfCase } from '../../store/tasks.ts';
import type { HttpDeps } from '../deps.ts';
import { isFree, type OperationContext } from './operations.ts';

export interface CaseReading {
  readonly kase: StoredCase;
  readonly compiled: CompiledProgramme;
  readonly tasks: readonly ListedTask[];
  readonly side: 'applicant' | 'officer';
  /** The open task that is the reader's: one it may act on now, else one that only the case as it stands keeps it from. */
  readonly own: ListedTask | null;
  readonly accessMap: AccessMap;
  /** Whose case it is isn't told: in place of the enterprise's name stands the case's number. */
  readonly anonymous: boolean;
}

/** A case for a reader. @throws Rejection not-found, also when it isn't the reader's to see: strangers don't learn what exists. */
export async function readCaseFor(deps: HttpDeps, user: User, caseId: string): Promise<CaseReading> {
  const { read } = deps.store;
  const [kase, tasks] = await Promise.all([readCase(read, caseId), tasksOfCase(read, caseId)]);
  if (!kase) throw new Rejection('not-found');
  const compiled = await deps.programmes.byHash(kase.summary.definition);
  const facts: CaseFacts = { kase: kase.summary, taskGroups: readingGroups(tasks), ownerOrg: compiled.workflow.owner };
  const side = sideOf(user, facts, dateOf(deps.clock()));
  if (!side) throw new Rejection('not-found');
  const { own, accessMap } = accessOf({ user, compiled, state: kase.state, kase: kase.summary, now: deps.clock() }, tasks, side);
  const anonymous = side === 'officer' && hidesIdentity(compiled, accessMap);
  const shown = anonymous ? { ...kase, summary: { ...kase.summary, enterpriseName: kase.summary.number } } : kase;
  return { kase: shown, compiled, tasks, side, own, accessMap, anonymous };
}

/** The reader's own task of a case, and with it the access to each field. */
export function accessOf(
  work: OperationContext,
  tasks: readonly ListedTask[],
  side: CaseReading['side'],
): Pick<CaseReading, 'own' | 'accessMap'> {
  const { user, compiled, state, kase, now } = work;
  const today = dateOf(now);
  if (side === 'officer' && isSealed(compiled, Object.keys(contextOf(state).live))) return { own: null, accessMap: { '*': 'hidden' } };
  const theirs = tasks.filter((task) => refusalToAct(user, task, kase, today) === null);
  const own = theirs.find((task) => isFree(task, work)) ?? theirs[0] ?? null;
  const base = accessFor(compiled, state, own?.id ?? null, side);
  const hidden = side === 'applicant' || !watches(user, kase) ? hiddenFields(compiled, user, tasks, today) : {};
  return { own, accessMap: { ...base, ...hidden } };
}

/** Auditors and supervisors see everything, whatever work they may have had. */
export function watches(user: User, kase: { readonly district: string }): boolean {
  return holds(user, 'auditor') || supervises(user, kase.district);
}

/**
 * Fields hidden in every step the reader had a task in; they stay hidden when the task is done. Officers of the owner who had none
 * see everything; who judged blind stays blind.
 */
function hiddenFields(
  compiled: CompiledProgramme,
  user: User,
  tasks: readonly Pick<Task, 'group' | 'step' | 'status'>[],
  today: string,
): AccessMap {
  const steps = new Set(tasks.filter((task) => givesSight(task) && isCandidate(user, task, today)).map(({ step }) => step));
  const maps = [...steps].map((step) => accessOfStep(compiled, step)).filter((map) => map !== null);
  const names = maps.length > 0 ? [...(applicationFormOf(compiled)?.fields.keys() ?? [])] : [];
  const hidden = names.filter((name) => maps.every((map) => (map[name] ?? map['*']) === 'hidden'));
  return Object.fromEntries(hidden.map((name) => [name, 'hidden' as const]));
}

/** Does the step itself hide the field named by a reviewer's note (a name or a JSON pointer)? */
export function isHidden(access: EffectiveAccess, field: string): boolean {
  return access.get(fieldOfPlace(field)) === 'hidden';
}

export function applicationFormOf(compiled: CompiledProgramme): CompiledForm | null {
  return compiled.forms[applicationForm(compiled.workflow) ?? ''] ?? null;
}

export function effectiveOf({ compiled, accessMap }: CaseReading): EffectiveAccess {
  const form = applicationFormOf(compiled);
  return form ? effectiveAccess(form, accessMap, 'read') : new Map();
}

/** Application data without what the reader may not see; identity numbers and mobiles masked for everyone but the applicant. */
export function visibleData(
  reading: CaseReading,
  access: EffectiveAccess,
  data: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const form = applicationFormOf(reading.compiled);
  return form ? filterForRead(form, data, access, { mask: reading.side !== 'applicant' }) : {};
}

/** The enterprise's snapshot: what a hidden field is filled from is hidden too, the mobile masked. */
export function visibleEnterprise(reading: CaseReading, access: EffectiveAccess): Enterprise {
  const { enterprise } = reading.kase.state.data;
  if (reading.side === 'applicant') return enterprise;
  const shown: Record<string, unknown> = { ...enterprise, mobile: maskMobile(enterprise.mobile) };
  const form = applicationFormOf(reading.compiled);
  for (const [name, given] of access) {
    if (given !== 'hidden') continue;
    const source = form && profilePartOf(form, name);
    if (source) delete shown[source];
    if (name in shown && name !== 'uscc' && name !== 'name') delete shown[name];
  }
  if (reading.anonymous) for (const part of identifying) delete shown[part];
  return shown as unknown as Enterprise;
}

type Results = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/**
 * Results by step. The applicant reads outcomes, reasons and scores, not who decided nor their notes; a reader from whom
 * fields are hidden doesn't get the values that scores were computed from.
 */
export function visibleResults(reading: CaseReading, access: EffectiveAccess): Results {
  const { compiled, kase, side } = reading;
  const results = maskedFor(reading, resultsFor(kase.state, side));
  const blind = [...access.values()].includes('hidden');
  return Object.fromEntries(
    Object.entries(results).map(([step, found]) => {
      const known = compiled.steps.get(step)?.step;
      const type = known?.type;
      const result = known?.type === 'review' && known.policy?.secret ? ballotOf(found) : found;
      if (type === 'each') return [step, visibleItems(result, side, blind)];
      if (step === 'message' && side === 'applicant') return [step, without(result, ['by'])];
      if (type === 'compute' && blind) return [step, withoutValues(result)];
      if (side === 'applicant' && (type === 'review' || type === 'batch'))
        return [step, pick(result, ['outcome', 'reason', 'conditions', 'documentNumber'])];
      if (side === 'applicant') return [step, without(result, ['people', 'sheets'])];
      return [step, result];
    }),
  );
}

/** Results repeat values of the application: rows of an `each`, inputs of a score. */
function maskedFor(reading: CaseReading, results: Results): Results {
  const form = applicationFormOf(reading.compiled);
  const { declared, verified, previous } = reading.kase.state.data;
  return form && reading.side === 'officer' ? maskerOf(form, declared, verified, previous)(results) : results;
}

/** A secret ballot 无记名票决: how many voted; once it is decided, how many for what. */
function ballotOf(result: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const people = (result.people ?? []) as readonly { readonly outcome?: string }[];
  const counts: Record<string, number> = {};
  for (const { outcome } of people) if (outcome !== undefined) counts[outcome] = (counts[outcome] ?? 0) + 1;
  const { entry, outcome, reason, conditions, votes, tiedVotes } = result;
  // A ballot that was tied is over: what it came to may be read.
  const tied = tiedVotes === undefined ? {} : { tiedVotes };
  if (outcome === null || outcome === undefined) return { entry, outcome: null, voted: people.length, ...tied };
  const weighed = votes === undefined ? {} : { votes };
  return { entry, outcome, reason, ...(conditions === undefined ? {} : { conditions }), voted: people.length, counts, ...weighed, ...tied };
}

/** Results of items stand beside it under their steps, filtered like any other; rows hold values of the application. */
function visibleItems(
  result: Readonly<Record<string, unknown>>,
  side: CaseReading['side'],
  blind: boolean,
): Readonly<Record<string, unknown>> {
  if (!Array.isArray(result.items)) return result;
  const hidden = [...(side === 'applicant' ? ['results'] : []), ...(blind ? ['item', 'label', 'results'] : [])];
  return { ...result, items: result.items.map((item: Record<string, unknown>) => without(item, hidden)) };
}

function withoutValues(result: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  if (!Array.isArray(result.items)) return result;
  return { ...result, items: result.items.map((item: Record<string, unknown>) => without(item, ['value', 'why'])) };
}

function pick(record: Readonly<Record<string, unknown>>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => names.includes(name)));
}

function without(record: Readonly<Record<string, unknown>>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)));
}
