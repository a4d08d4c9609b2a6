/** Ways out of each step, and the scopes (the case, the branches of a parallel step) they lie in. */
import { kindOf } from '../../machine/steps/kinds.ts';
import type { StepInfo } from '../../machine/steps-index.ts';
import type { StepId } from '../../model/deadline.ts';
import { isBlock } from '../../model/expand.ts';
import type { Block, Step } from '../../model/steps.ts';
import { isAwaited } from './children.ts';
import type { Subject } from './subject.ts';

export type Way =
  | { readonly kind: 'outcome' | 'silence'; readonly outcome: string }
  | { readonly kind: 'branch'; readonly index: number }
  | { readonly kind: 'message'; readonly message: string }
  | { readonly kind: 'next' | 'skip' | 'either' | 'expiry' | 'withdraw' | 'fail' | 'ended' };

export interface Exit {
  readonly step: StepId;
  readonly way: Way;
  /** Null: the branch, or the case, ends. */
  readonly to: StepId | null;
  /** With which outcome a branch ends. */
  readonly ends?: string;
}

type Targets = Readonly<Record<string, { readonly to?: StepId }>>;

/** Exits in the author's order. Steps of types unknown here are read by the properties all types share. */
export function exitsOf(subject: Subject, id: StepId): Exit[] {
  const info = subject.compiled.steps.get(id);
  if (!info) return [];
  const { step } = info;
  const found: Exit[] = [];
  const add = (way: Way, to: StepId | undefined, ends?: string) =>
    found.push({ step: id, way, to: to ?? null, ...(ends === undefined ? {} : { ends }) });
  const { outcomes, external, next, branches, otherwise } = step as unknown as {
    readonly outcomes?: Targets;
    readonly external?: { readonly outcomes?: Targets };
    readonly next?: StepId;
    readonly branches?: unknown;
    readonly otherwise?: StepId;
  };
  const named = step.type === 'case' && step.await === false ? {} : { ...outcomes, ...external?.outcomes };
  const never = neverGiven(subject, step);
  for (const [outcome, { to }] of Object.entries(named)) if (!never.includes(outcome)) add({ kind: 'outcome', outcome }, to, outcome);
  if (step.type === 'decide' && Array.isArray(branches)) {
    for (const [index, branch] of (branches as readonly { readonly to: StepId }[]).entries()) add({ kind: 'branch', index }, branch.to);
    add({ kind: 'branch', index: -1 }, otherwise);
  }
  if (typeof next === 'string' && !givesNoOther(subject, step)) add({ kind: isAwaited(step) ? 'ended' : 'next' }, next);
  if (step.type === 'service' && step.onFail !== undefined) add({ kind: 'fail' }, step.onFail);
  if (step.type === 'end') add({ kind: 'next' }, undefined, step.outcome);
  addTimed(info, named, add);
  const { clock } = subject.compiled.workflow;
  if (clock?.onExpire?.to !== undefined && id === clockStep(subject) && !found.some(isTimed)) add({ kind: 'expiry' }, clock.onExpire.to);
  addMessages(subject, info, named, add);
  addSkip(info, found, add);
  if (step.type === 'form' && step.withdrawTo !== undefined && id === subject.compiled.workflow.start)
    add({ kind: 'withdraw' }, step.withdrawTo);
  return found;
}

/** Outcomes that a step names of a case it waits for, and that no case of that programme, as it is known, ends with. */
export function neverGiven({ endings }: Subject, step: Step): string[] {
  const known = isAwaited(step) ? endings(step.programme) : null;
  return isAwaited(step) && known ? Object.keys(step.outcomes ?? {}).filter((outcome) => !known.has(outcome)) : [];
}

/** The step names every outcome that the case it waits for can have. */
function givesNoOther({ endings }: Subject, step: Step): boolean {
  const known = isAwaited(step) ? endings(step.programme) : null;
  return isAwaited(step) && known !== null && [...known].every((outcome) => Object.hasOwn(step.outcomes ?? {}, outcome));
}

function isTimed({ way }: Exit): boolean {
  return way.kind === 'expiry' || way.kind === 'silence';
}

/** The step in which the limit over the whole case begins to run: there a path lets it run out. */
export function clockStep({ compiled: { workflow } }: Subject): StepId | undefined {
  const start = workflow.steps[workflow.start];
  return workflow.clock?.from ?? (start?.type === 'form' ? start.next : undefined);
}

function addTimed({ step }: StepInfo, outcomes: Targets, add: (way: Way, to: StepId | undefined, ends?: string) => void): void {
  const rule = step.deadline?.onExpire;
  if (rule?.to !== undefined) add({ kind: 'expiry' }, rule.to);
  const silent = (step.deadline && 'silence' in step ? step.silence : undefined) ?? rule?.outcome;
  if (typeof silent === 'string' && Object.hasOwn(outcomes, silent))
    add({ kind: 'silence', outcome: silent }, outcomes[silent]?.to, silent);
}

/** What messages do: with the step, and with the whole workflow while its first step is live. */
function addMessages(
  { compiled: { workflow } }: Subject,
  { step, id }: StepInfo,
  outcomes: Targets,
  add: (way: Way, to: StepId | undefined, ends?: string) => void,
): void {
  const whole = id === workflow.start ? workflow.on : undefined;
  for (const [message, { to, outcome }] of Object.entries({ ...whole, ...step.on })) {
    if (to !== undefined) add({ kind: 'message', message }, to);
    else if (outcome !== undefined) add({ kind: 'message', message }, outcomes[outcome]?.to, outcome);
  }
}

/** A step that goes on to the same place whether its `when` holds or not asks nothing of the data. */
function addSkip({ step, id }: StepInfo, found: Exit[], add: (way: Way, to: StepId | undefined, ends?: string) => void): void {
  if (step.when === undefined) return;
  const { target, outcome } = kindOf(step).skipTo(step);
  const same = found.findIndex((exit) => exit.way.kind === 'next' && exit.to === (target ?? null));
  add({ kind: 'skip' }, target, outcome);
  if (same >= 0) found.splice(same, 0, { step: id, way: { kind: 'either' }, to: target ?? null });
}

/** Where a scope begins: the case itself, a branch of a parallel step, an item of an `each`. */
export function startOf(subject: Subject, info: StepInfo): StepId {
  if (!info.branch) return subject.compiled.workflow.start;
  const member = branchesOf(subject, info.branch.parallel)[info.branch.branch];
  return member && isBlock(member) ? member.start : info.branch.branch;
}

export function branchesOf(subject: Subject, parallel: StepId): Readonly<Record<string, Step | Block>> {
  const step = subject.compiled.steps.get(parallel)?.step;
  if (step?.type === 'each') return { item: step.block };
  return step?.type === 'parallel' ? step.branches : {};
}

/** Text by which an exit is known. */
export function exitKey({ step, way, to }: Exit): string {
  const which = 'outcome' in way ? way.outcome : 'index' in way ? String(way.index) : 'message' in way ? way.message : '';
  return `${step} ${way.kind} ${which} ${to ?? ''}`;
}
