/** What a reader of a case may see: from which side, with which access to each field. Every read of a case goes through here. */
import { dateOf } from '../../calendar/date.ts';
import { type EffectiveAccess, effectiveAccess, filterForRead } from '../../forms/access.ts';
import type { CompiledForm } from '../../forms/compile.ts';
import { maskMobile } from '../../forms/formats/mobile.ts';
import type { CompiledProgramme } from '../../machine/programme.ts';
import { applicationForm } from '../../machine/steps-index.ts';
import { accessFor, resultsFor } from '../../machine/view.ts';
import type { Enterprise } from '../../model/enterprise.ts';
import { Rejection } from '../../model/errors.ts';
import type { AccessMap } from '../../model/people.ts';
import type { Task } from '../../model/task.ts';
import type { User } from '../../model/user.ts';
import { type CaseFacts, sideOf } from '../../policy/case.ts';
import { holds, isOwner, supervises } from '../../policy/roles.ts';
import { isCandidate, refusalToAct } from '../../policy/task.ts';
import { readCase, type StoredCase } from '../../store/cases.ts';
import { type ListedTask, tasksOfCase } from '../../store/tasks.ts';
import type { HttpDeps } from '../deps.ts';

export interface CaseReading {
  readonly kase: StoredCase;
  readonly compiled: CompiledProgramme;
  readonly tasks: readonly ListedTask[];
  readonly side: 'applicant' | 'officer';
  /** The open task the reader may act on now. */
  readonly own: ListedTask | null;
  readonly accessMap: AccessMap;
}

/** A case for a reader. @throws Rejection not-found, also when it isn't the reader's to see: strangers don't learn what exists. */
export async function readCaseFor(deps: HttpDeps, user: User, caseId: string): Promise<CaseReading> {
  const { read } = deps.store;
  const [kase, tasks] = await Promise.all([readCase(read, caseId), tasksOfCase(read, caseId)]);
  if (!kase) throw new Rejection('not-found');
  const compiled = await deps.programmes.byHash(kase.summary.definition);
  const facts: CaseFacts = { kase: kase.summary, taskGroups: tasks.map(({ group }) => group), ownerOrg: compiled.workflow.owner };
  const today = dateOf(deps.clock());
  const side = sideOf(user, facts, today);
  if (!side) throw new Rejection('not-found');
  const own = tasks.find((task) => refusalToAct(user, task, kase.summary, today) === null) ?? null;
  const base = accessFor(compiled, kase.state, own?.id ?? null, side);
  const hidden = side === 'officer' && !seesAll(user, facts) ? hiddenFields(compiled, user, tasks, today) : {};
  return { kase, compiled, tasks, side, own, accessMap: { ...base, ...hidden } };
}

/** Officers of the owner, supervisors and auditors see what the programme doesn't hide from the step they work on. */
function seesAll(user: User, { kase, ownerOrg }: CaseFacts): boolean {
  return isOwner(user, ownerOrg) || holds(user, 'auditor') || supervises(user, kase.district);
}

/** Fields hidden in every step the reader had a task in; they stay hidden when the task is done. */
function hiddenFields(compiled: CompiledProgramme, user: User, tasks: readonly Pick<Task, 'group' | 'step'>[], today: string): AccessMap {
  const maps = [...new Set(tasks.filter((task) => isCandidate(user, task, today)).map(({ step }) => step))].map(
    (step) => compiled.steps.get(step)?.step.access ?? {},
  );
  const [first, ...rest] = maps;
  const names = Object.keys(first ?? {}).filter((name) => [first, ...rest].every((map) => map?.[name] === 'hidden'));
  return Object.fromEntries(names.map((name) => [name, 'hidden' as const]));
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
  const fields = applicationFormOf(reading.compiled)?.fields ?? new Map();
  for (const [name, given] of access) {
    if (given !== 'hidden') continue;
    const { schema } = fields.get(name) ?? {};
    const source = String(schema?.['x-prefill'] ?? schema?.['x-computed'] ?? '').match(/^enterprise\.(\w+)$/)?.[1];
    if (source) delete shown[source];
    if (name in shown && name !== 'uscc' && name !== 'name') delete shown[name];
  }
  return shown as unknown as Enterprise;
}

type Results = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/**
 * Results by step. The applicant reads outcomes, reasons and scores, not who decided nor their notes; a reader from whom
 * fields are hidden doesn't get the values that scores were computed from.
 */
export function visibleResults(reading: CaseReading, access: EffectiveAccess): Results {
  const { compiled, kase, side } = reading;
  const results = resultsFor(kase.state, side);
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

/** A secret ballot 无记名票决: how many voted; once it is decided, how many for what. */
function ballotOf(result: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const people = (result.people ?? []) as readonly { readonly outcome?: string }[];
  const counts: Record<string, number> = {};
  for (const { outcome } of people) if (outcome !== undefined) counts[outcome] = (counts[outcome] ?? 0) + 1;
  const { entry, outcome, reason, conditions } = result;
  if (outcome === null || outcome === undefined) return { entry, outcome: null, voted: people.length };
  return { entry, outcome, reason, ...(conditions === undefined ? {} : { conditions }), voted: people.length, counts };
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
