/** The definition as a nested list with the case's position in it. */
import type { CaseState } from '../model/case.ts';
import type { Step, StepId } from '../model/definition.ts';
import type { FlowNodeDto } from '../model/dto/case.ts';
import { isBlock } from '../model/expand.ts';
import { type Light, lightOf } from '../model/task.ts';
import type { LiveStep, MachineContext } from './context.ts';
import { contextOf } from './decide.ts';
import type { CompiledProgramme } from './programme.ts';
import { successorsOf } from './steps-index.ts';

/**
 * Steps in the author's order. `ahead`: can still be reached from where the case is; `skipped`: can't any more.
 * `people` are user ids. `now` is a UTC instant, for the lights.
 */
export function flowOf(compiled: CompiledProgramme, state: CaseState, now: string): FlowNodeDto[] {
  const context = contextOf(state);
  const { steps, start } = compiled.workflow;
  const live = Object.keys(steps).filter((id) => context.live[id]);
  const from = context.caseId === '' ? [start] : live;
  return nodesOf(context, steps, reachable(steps, from), now);
}

function nodesOf(context: MachineContext, steps: Readonly<Record<StepId, Step>>, ahead: ReadonlySet<StepId>, now: string): FlowNodeDto[] {
  return Object.entries(steps).map(([id, step]) => nodeOf(context, id, step, ahead, now));
}

function nodeOf(context: MachineContext, id: StepId, step: Step, ahead: ReadonlySet<StepId>, now: string): FlowNodeDto {
  const live = context.live[id];
  const done = context.done[id];
  const due = live?.due ?? live?.period ?? null;
  return {
    id,
    type: step.type,
    title: step.title ?? id,
    state: stateOf(live, done, ahead.has(id)),
    outcome: live ? null : (done?.outcome ?? null),
    at: live?.at ?? done?.at ?? null,
    people: live ? peopleOf(live) : (done?.people ?? []),
    dueAt: due?.at ?? null,
    light: live ? lightOfStep(live, now) : 'none',
    branches: branchesOf(context, id, step, ahead, now),
  };
}

function stateOf(live: LiveStep | undefined, done: MachineContext['done'][string] | undefined, ahead: boolean): FlowNodeDto['state'] {
  if (live) return 'live';
  if (done) return done.skipped ? 'skipped' : 'done';
  return ahead ? 'ahead' : 'skipped';
}

/** Branches of a parallel step: before it everything is ahead; while it is live, what its live steps lead to. */
function branchesOf(context: MachineContext, id: StepId, step: Step, ahead: ReadonlySet<StepId>, now: string): FlowNodeDto['branches'] {
  if (step.type !== 'parallel') return [];
  return Object.entries(step.branches).map(([name, member]) => {
    const inner: Readonly<Record<StepId, Step>> = isBlock(member) ? member.steps : { [name]: member };
    const live = Object.keys(inner).filter((candidate) => context.live[candidate]);
    const from = context.live[id] ? live : ahead.has(id) ? [isBlock(member) ? member.start : name] : [];
    return { id: name, title: member.title ?? name, nodes: nodesOf(context, inner, reachable(inner, from), now) };
  });
}

function reachable(steps: Readonly<Record<StepId, Step>>, from: readonly StepId[]): ReadonlySet<StepId> {
  const seen = new Set(from);
  for (const id of seen) {
    const step = steps[id];
    if (step) for (const next of successorsOf(step)) seen.add(next);
  }
  return seen;
}

function peopleOf(live: LiveStep): string[] {
  return [...new Set(live.tasks.flatMap((task) => task.by ?? task.assignee ?? []))].filter((person) => person !== 'system');
}

function lightOfStep(live: LiveStep, now: string): Light {
  return live.due ? lightOf({ dueAt: live.due.at, warnAt: live.due.warnAt }, now) : 'none';
}
