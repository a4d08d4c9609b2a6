import { isBlock } from '../../model/expand.ts';
import type { Block, ParallelStep, Step } from '../../model/steps.ts';
import type { StateConfig } from '../config.ts';
import type { MachineContext } from '../context.ts';
import type { Programme } from '../programme.ts';
import { evaluateJson, holds } from '../scope.ts';
import { decideStep, infoOf, liveOf, type StepEvent, setLive, setResult, type Work } from '../work.ts';
import { endItem } from './each.ts';
import { joined, joinedByWeight } from './join.ts';
import { type NodeMaker, named, type StepKind, whenDecided } from './kind.ts';

/** One region per branch; the join is decided in context, so `any`, `n` and veto leave while other branches are at work. */
export const parallel: StepKind<ParallelStep> = {
  node: (step, info, make) => ({
    type: 'parallel',
    always: whenDecided(info, step.outcomes, make),
    states: Object.fromEntries(
      Object.entries(step.branches).map(([branch, member]) => [branch, regionOf(step, info.id, branch, member, make)]),
    ),
  }),
  skipTo: (step) => {
    const [outcome, first] = Object.entries(step.outcomes)[0] ?? [];
    return { target: first?.to, outcome };
  },
};

/**
 * A branch that isn't asked at once, or not always, begins at a gate. In `:new` stands a branch that the version has and the case, which came
 * into the block under an earlier one, hasn't begun: its migration begins it (`migrate/branches.ts`).
 */
function regionOf(step: ParallelStep, id: string, branch: string, member: Step | Block, make: NodeMaker): StateConfig {
  const start = isBlock(member) ? member.start : branch;
  const end = `${id}:${branch}:end`;
  for (const source of step.inputs?.[branch] ?? []) make.feel(source);
  if (isBlock(member) && member.when !== undefined) make.feel(member.when);
  const gated = (isBlock(member) && member.when !== undefined) || step.after?.[branch] || step.reask === 'changed';
  const gate = (is: string) => named('gate', { step: id, branch, is });
  return {
    initial: gated ? ':gate' : start,
    states: {
      ...(gated && {
        ':gate': {
          always: [
            { guard: gate('skip'), target: `#${end}`, actions: [named('skipBranch', { step: id, branch })] },
            { guard: gate('keep'), target: `#${end}`, actions: [named('keepBranch', { step: id, branch })] },
            { guard: gate('go'), target: `#${start}` },
          ],
        },
      }),
      ...make.block(isBlock(member) ? member.steps : { [branch]: member }),
      ':new': { on: { migrate: { target: gated ? ':gate' : start } } },
      end: { id: end, type: 'final' as const },
    },
  };
}

interface Reading {
  readonly programme: Programme;
  readonly context: MachineContext;
  readonly event: StepEvent;
}

/** What a branch at its gate does now: waits for others, is left out, keeps its former answer, or goes. */
export function gateOf(reading: Reading, id: string, branch: string): 'wait' | 'skip' | 'keep' | 'go' {
  const { programme, context, event } = reading;
  const { step } = infoOf(reading, id);
  if (step.type !== 'parallel') return 'go';
  const { branches = {}, skipped = [] } = liveOf(reading, id);
  const over = (other: string) => Object.hasOwn(branches, other) || skipped.includes(other);
  if (step.after?.[branch]?.some((other) => !over(other))) return 'wait';
  const member = step.branches[branch];
  const { when } = member ?? {};
  if (when !== undefined && !holds(programme, when, context.data, event.today)) return 'skip';
  return stands(reading, step, id, branch) ? 'keep' : 'go';
}

/** Does the branch's former answer stand, because what it rested on is the same? */
function stands(reading: Reading, step: ParallelStep, id: string, branch: string): boolean {
  const inputs = step.inputs?.[branch];
  const former = answersOf(reading.context, id)[branch];
  if (step.reask !== 'changed' || !inputs || !former) return false;
  const kept = step.keep ?? Object.keys(step.outcomes).slice(0, 1);
  return kept.includes(former.outcome) && JSON.stringify(former.inputs) === JSON.stringify(inputsOf(reading, inputs));
}

interface Answer {
  readonly outcome: string;
  readonly inputs: readonly unknown[];
}

function answersOf(context: MachineContext, id: string): Readonly<Record<string, Answer>> {
  return (context.data.steps[id]?.answers ?? {}) as Readonly<Record<string, Answer>>;
}

function inputsOf({ programme, context, event }: Reading, inputs: readonly string[]): unknown[] {
  return inputs.map((source) => evaluateJson(programme, source, context.data, event.today));
}

/** A branch ended. The step's outcome is the least favourable of its branches'; a veto ends it at once. */
export function endBranch(work: Work, id: string, branch: string, outcome: string): void {
  if (infoOf(work, id).step.type === 'each') {
    endItem(work, outcome);
    return;
  }
  const live = liveOf(work, id);
  setLive(work, id, { branches: { ...live.branches, [branch]: outcome } });
  settle(work, id);
}

/** A branch was left out by its condition: the join doesn't count it. */
export function skipBranch(work: Work, id: string, branch: string): void {
  const { skipped = [] } = liveOf(work, id);
  setLive(work, id, { skipped: [...skipped, branch] });
  settle(work, id);
}

export function keepBranch(work: Work, id: string, branch: string): void {
  const former = answersOf(work.context, id)[branch];
  if (former) endBranch(work, id, branch, former.outcome);
}

function settle(work: Work, id: string): void {
  const { step } = infoOf(work, id);
  if (step.type !== 'parallel') return;
  const { branches = {}, skipped = [], decision, entry } = liveOf(work, id);
  const names = Object.keys(step.branches).filter((branch) => !skipped.includes(branch));
  const asked = names.length;
  const ended = Object.values(branches);
  const outcomes = Object.keys(step.outcomes);
  const decided =
    decision ??
    (step.join?.share === undefined ? joined(step.join, outcomes, ended, asked) : joinedByWeight(step.join, outcomes, branches, names));
  if (decided === null) return;
  if (step.join?.rest === 'await' && ended.length < asked) {
    if (decision === undefined) setLive(work, id, { decision: decided });
    return;
  }
  decideStep(work, id, decided);
  const answers = step.reask === 'changed' ? { answers: answersAfter(work, step, id, branches) } : {};
  setResult(work, id, { entry, outcome: decided, branches, ...(skipped.length > 0 && { skipped }), ...answers });
}

/** Latest answer of each branch with the values it rested on. */
function answersAfter(work: Work, step: ParallelStep, id: string, branches: Readonly<Record<string, string>>): Record<string, Answer> {
  const answers = Object.entries(branches).map(([branch, outcome]): [string, Answer] => [
    branch,
    { outcome, inputs: inputsOf(work, step.inputs?.[branch] ?? []) },
  ]);
  return { ...answersOf(work.context, id), ...Object.fromEntries(answers) };
}
