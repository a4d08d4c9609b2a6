/** What submitting the application changes in the data of a case. */
import type { CaseData } from '../model/case.ts';
import type { Period } from '../model/deadline.ts';
import type { CaseFact } from '../model/event.ts';
import type { Programme } from './programme.ts';
import { evaluateJson } from './scope.ts';
import { applicationForm } from './steps-index.ts';
import { setData, type Work } from './work.ts';

type Submission = Extract<CaseFact, { type: 'task.completed' }>;

/** Takes the application and the enterprise as they are now, and pins the rule version once. */
export function submitApplication(work: Work, fact: Submission): void {
  const { data } = work.context;
  dropDeferred(work);
  setData(work, {
    declared: fact.data ?? data.declared,
    ...(fact.enterprise ? { enterprise: fact.enterprise } : {}),
    ...applyTypeOf(data, fact),
    ...(fact.deferred && fact.deferred.length > 0 ? { deferred: fact.deferred } : {}),
  });
  if (work.context.data.ruleVersion === null) setData(work, { ruleVersion: chooseRuleVersion(work) });
}

/** A correction: the application before it is kept for the difference. */
export function correctApplication(work: Work, fact: Submission): void {
  const { data } = work.context;
  setData(work, {
    previous: data.declared,
    declared: fact.data ?? data.declared,
    ...(fact.enterprise ? { enterprise: fact.enterprise } : {}),
  });
}

/** Nothing is promised any more. */
export function dropDeferred(work: Work): void {
  const { deferred, ...data } = work.context.data;
  if (deferred) work.context.data = data;
}

/** Periods of the promised files, by which a `deferred` correction ends. */
export function deferredPeriods({ programme, context }: Work): readonly Period[] {
  const form = programme.forms[applicationForm(programme.workflow) ?? ''];
  return (context.data.deferred ?? []).flatMap((field) => form?.fields.get(field)?.schema['x-deferrable'] ?? []);
}

/** An application form may ask for the kind itself, in a field `applyType`. */
function applyTypeOf(data: CaseData, fact: Submission): Partial<CaseData> {
  const chosen = fact.data?.applyType;
  return typeof chosen === 'string' && chosen !== data.applyType ? { applyType: chosen } : {};
}

/** `ruleVersionBy`, else (also when it gives nothing known) the last version in force on the day of the submission. */
function chooseRuleVersion(work: Work): string | null {
  const { ruleVersions = [], ruleVersionBy } = work.programme.workflow;
  if (ruleVersionBy) {
    const chosen = evaluateJson(work.programme, ruleVersionBy, work.context.data, work.event.today);
    if (ruleVersions.some((version) => version.id === chosen)) return String(chosen);
  }
  const { today } = work.event;
  return ruleVersions.filter((version) => version.from <= today && (!version.to || today <= version.to)).at(-1)?.id ?? null;
}

/** 收件: the instant is kept where the definition asks when something was received, and steps entered now count from its receipt. */
export function handedIn(work: Work): void {
  const { programme, context, event } = work;
  if (!asksForReceipt(programme)) return;
  context.received = event.at;
  if (programme.workflow.received) context.asOf = event.at;
}

const asking = new WeakMap<Programme, boolean>();

function asksForReceipt(programme: Programme): boolean {
  const known = asking.get(programme);
  if (known !== undefined) return known;
  const steps = [...programme.steps.values()];
  const asks = programme.workflow.received !== undefined || steps.some(({ step }) => step.deadline?.onExpire?.asOf === 'received');
  asking.set(programme, asks);
  return asks;
}
