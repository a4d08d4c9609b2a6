/** Live steps under the new version: names, branches, deadlines, titles and groups of their tasks. */
import type { StepId } from '../../model/deadline.ts';
import type { Assignment } from '../../model/people.ts';
import type { Step } from '../../model/steps.ts';
import type { ItemState, LiveStep, LiveTask, MachineContext } from '../context.ts';
import { dueOf, dueOfLive } from '../due.ts';
import { parseItemId } from '../item-id.ts';
import { contextAt } from '../local.ts';
import { seatsOf } from '../people.ts';
import type { CompiledProgramme } from '../programme.ts';
import { groupOf } from '../tasks.ts';
import type { Work } from '../work.ts';
import { mapBranch, mapStep } from './mapping.ts';
import { moveValue, NoPlace, type StateValue } from './value.ts';

type Migrated = Extract<Work['event']['fact'], { type: 'case.migrated' }>;

/** `work.context` holds the moved data; its `live` is replaced. Steps given up are left out. */
export function moveLive(from: CompiledProgramme, work: Work, fact: Migrated): MachineContext['live'] {
  const { programme: to, context } = work;
  const moved: Record<StepId, LiveStep> = {};
  for (const [id, live] of Object.entries(context.live)) {
    const target = mapStep(fact.plan, to, id);
    const old = from.steps.get(id)?.step;
    const next = typeof target === 'string' ? to.steps.get(target)?.step : undefined;
    if (typeof target !== 'string' || !old || !next) continue;
    const renamed = { ...live, ...branchesOfLive(from, work, fact, id, live), ...itemsOf(from, work, fact, target, live) };
    moved[target] = {
      ...renamed,
      ...timesOf(work, fact, old, next, renamed),
      tasks: live.tasks.map((task) => taskOf(work, [id, target], old, next, task)),
    };
  }
  return moved;
}

function branchesOfLive(from: CompiledProgramme, work: Work, { plan }: Migrated, id: StepId, live: LiveStep): Partial<LiveStep> {
  const name = (branch: string) => mapBranch(plan, from, work.programme, id, branch) ?? branch;
  return {
    ...(live.branches && {
      branches: Object.fromEntries(Object.entries(live.branches).map(([branch, outcome]) => [name(branch), outcome])),
    }),
    ...(live.skipped && { skipped: live.skipped.map(name) }),
  };
}

/** Items that go on beside the case after their step was left. @throws NoPlace */
export function moveBackground(from: CompiledProgramme, work: Work, fact: Migrated): Pick<MachineContext, 'background'> {
  const { background } = work.context;
  if (!background) return {};
  const moved = Object.entries(background).map(([id, items]): [StepId, readonly ItemState[]] => {
    const target = mapStep(fact.plan, work.programme, id);
    if (typeof target !== 'string') throw new NoPlace(id);
    return [target, itemsOf(from, work, fact, target, { items }).items ?? []];
  });
  return { background: Object.fromEntries(moved) };
}

/** Items of an `each` are machines of their own. @throws NoPlace */
function itemsOf(
  from: CompiledProgramme,
  work: Work,
  { plan }: Migrated,
  target: StepId,
  { items }: Pick<LiveStep, 'items'>,
): Partial<LiveStep> {
  if (!items) return {};
  const to = work.programme as CompiledProgramme;
  const states = to.blocks.get(parseItemId(target).base)?.config.states as Parameters<typeof moveValue>[4];
  return {
    items: items.map((item) =>
      item.value === null ? item : { ...item, value: moveValue(from, to, plan, item.value as StateValue, states) as never },
    ),
  };
}

/** Kept as they are, or counted anew from the day the step began; what the new version hasn't got is gone. */
function timesOf(work: Work, { plan }: Migrated, old: Step, next: Step, live: LiveStep): Partial<LiveStep> {
  const anew = plan.timers === 'recompute';
  const period = 'period' in next ? next.period : undefined;
  const due = next.deadline ? (anew || !old.deadline ? dueOfLive(work, live, next.deadline) : live.due) : null;
  if (!period) return { due };
  const kept = !anew && live.period !== undefined;
  return { due, period: kept || live.over ? live.period : dueOf(work.event.calendar, live.at, period) };
}

/** An open task goes to whom the new version assigns it, and then unclaimed. */
function taskOf(work: Work, [earlier, id]: readonly [StepId, StepId], old: Step, next: Step, task: LiveTask): LiveTask {
  if (task.status !== 'open') return task;
  // What follows the step's title (an item's label) stays.
  const [was, is] = [old.title ?? parseItemId(earlier).base, next.title ?? parseItemId(id).base];
  const title = task.title.startsWith(was) ? is + task.title.slice(was.length) : task.title;
  // Who was asked as a person stays asked: an added signer, a delegate, a drawn expert.
  if (task.group.startsWith('user:')) return { ...task, title };
  const [before, after] = [assignmentOf(old, task), assignmentOf(next, task)];
  if (!after || JSON.stringify(before) === JSON.stringify(after)) return { ...task, title };
  const group = groupOf({ ...work, context: contextAt(work.programme, work.context, id) }, after);
  return group === task.group ? { ...task, title } : { ...task, title, group, assignee: null };
}

function assignmentOf(step: Step, task: LiveTask): Assignment | undefined {
  if (task.kind === 'objection') return step.type === 'notice' ? step.objections : undefined;
  if (step.type === 'review') return seatsOf(step)[task.seat];
  if (step.type === 'wait') return step.external?.assign;
  return step.type === 'batch' ? step.assign : undefined;
}
