/** The definition as a nested list with the case's position in it. */
import type { CaseState } from '../model/case.ts';
import type { StepId } from '../model/deadline.ts';
import type { FlowNodeDto } from '../model/dto/case.ts';
import { isBlock } from '../model/expand.ts';
import type { Step } from '../model/steps.ts';
import { type Light, lightOf } from '../model/task.ts';
import type { LiveStep, MachineContext } from './context.ts';
import { contextOf } from './decide.ts';
import { itemId } from './item-id.ts';
import { itemsOf } from './local.ts';
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
  return nodesOf({ context, now, path: [] }, steps, reachable(steps, from));
}

/** A block of steps at work: in the case itself, or (with a path) in an item of an `each`, whose steps carry its index. */
interface Here {
  readonly context: MachineContext;
  readonly now: string;
  readonly path: readonly number[];
}

function nodesOf(here: Here, steps: Readonly<Record<StepId, Step>>, ahead: ReadonlySet<StepId>): FlowNodeDto[] {
  return Object.entries(steps).map(([id, step]) => nodeOf(here, id, step, ahead));
}

function nodeOf(here: Here, base: StepId, step: Step, ahead: ReadonlySet<StepId>): FlowNodeDto {
  const { context, now, path } = here;
  const id = itemId(base, path);
  const live = context.live[id];
  const done = context.done[id];
  const due = live?.due ?? live?.period ?? null;
  return {
    id,
    type: step.type,
    title: step.title ?? base,
    state: stateOf(live, done, ahead.has(base)),
    outcome: live ? null : (done?.outcome ?? null),
    at: live?.at ?? done?.at ?? null,
    people: live ? peopleOf(live) : (done?.people ?? []),
    dueAt: due?.at ?? null,
    light: live ? lightOfStep(live, now) : 'none',
    branches: branchesOf(here, base, step, ahead),
  };
}

function stateOf(live: LiveStep | undefined, done: MachineContext['done'][string] | undefined, ahead: boolean): FlowNodeDto['state'] {
  if (live) return 'live';
  if (done) return done.skipped ? 'skipped' : 'done';
  return ahead ? 'ahead' : 'skipped';
}

/** Branches of a parallel step: before it everything is ahead; while it is live, what its live steps lead to. */
function branchesOf(here: Here, base: StepId, step: Step, ahead: ReadonlySet<StepId>): FlowNodeDto['branches'] {
  const { context, path } = here;
  const id = itemId(base, path);
  if (step.type === 'each') {
    const running = context.live[id]?.items;
    return itemsOf(context.data, id).map((row, index) => {
      const inItem = { ...here, path: [...path, index] };
      const waits = running?.[index]?.value === null;
      return { id: String(index), title: row.label, nodes: blockNodes(inItem, step.block.steps, waits ? step.block.start : null) };
    });
  }
  if (step.type !== 'parallel') return [];
  return Object.entries(step.branches).map(([name, member]) => {
    const inner: Readonly<Record<StepId, Step>> = isBlock(member) ? member.steps : { [name]: member };
    const start = isBlock(member) ? member.start : name;
    return { id: name, title: member.title ?? name, nodes: blockNodes(here, inner, !context.live[id] && ahead.has(base) ? start : null) };
  });
}

function blockNodes(here: Here, steps: Readonly<Record<StepId, Step>>, start: StepId | null): FlowNodeDto[] {
  const live = Object.keys(steps).filter((candidate) => here.context.live[itemId(candidate, here.path)]);
  return nodesOf(here, steps, reachable(steps, start === null ? live : [start]));
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
