/** What may happen to a case next, sensible or not: a fact a line. New facts of the language join the replay property here. */
import { offeredOutcomes } from '../../../../engine/machine/view.ts';
import type { Task } from '../../../../engine/model/task.ts';
import type { PureWorld } from '../../../support/pure-world.ts';
import type { Choose } from './choose.ts';

export const people = ['p1', 'p2', 'p3'];

type Deed = (world: PureWorld, choose: Choose) => void;

/** The first is the one that brings a case on. */
export const deeds: readonly Deed[] = [
  complete,
  complete,
  complete,
  (world, choose) => void world.workingDays(choose([1, 3, 8])),
  withTask((world, task, user) => void world.give({ type: 'task.claimed', task: task.id, user }, user)),
  withTask((world, task, user) => void world.give({ type: 'task.released', task: task.id }, user)),
  (world) => void world.give({ type: 'objection.filed', objection: `o${world.events.length}`, name: 'A', contact: 'B', grounds: 'C' }),
  (world) => void world.give({ type: 'calendar.changed', year: 2027 }),
  (world, choose) => void (choose([0, 1, 2]) === 2 && world.give({ type: 'case.withdrawn', reason: 'No' }, 'agent')),
  (world) => void world.give({ type: 'timer.fired', timer: 's1.deadline#9' }),
  endChild,
  (world) => void world.give({ type: 'message.received', name: 'news', data: {} }, 'p1'),
  withTask(
    (world, task, user, choose) => void world.give({ type: 'task.transferred', task: task.id, to: choose(people), reason: 'r' }, user),
  ),
  withTask((world, task, user, choose) => void world.give({ type: 'task.delegated', task: task.id, to: choose(people) }, user)),
  withTask((world, task, user, choose) => {
    world.give({ type: 'signer.added', task: task.id, user: choose(people), place: choose(['before', 'after', 'parallel']) }, user);
  }),
  withTask((world, task, user, choose) => void world.give({ type: 'signer.dropped', task: task.id, user: choose(people) }, user)),
  withTask((world, task, user, choose) => void world.give({ type: 'task.copied', task: task.id, to: choose(people) }, user)),
  withTask((world, task, user) => void world.give({ type: 'task.reminded', task: task.id }, user)),
  withTask((world, task, user) => void world.give({ type: 'panel.declined', task: task.id, reason: 'r' }, user)),
  withTask((world, task) => {
    world.give({ type: 'panel.redrawn', step: task.step, reason: 'r' }, 'p1');
    for (const of of ['redraw', 'replace'] as const)
      world.give({ type: 'draw.requested', step: task.step, of, seat: task.id, reason: 'r' }, 'p1');
  }),
  withTask((world, task, user) => void world.give({ type: 'deadline.extended', task: task.id, of: 'deadline', reason: 'r' }, user)),
  (world, choose) => void world.give({ type: 'task.completed', task: `case-1.${choose([1, 2, 99])}`, outcome: 'agree' }, choose(people)),
];

function withTask(deed: (world: PureWorld, task: Task, user: string, choose: Choose) => void): Deed {
  return (world, choose) => {
    if (world.tasks.length > 0) deed(world, choose(world.tasks), choose(people), choose);
  };
}

/** Data that goes with an outcome. */
export function answerFor(task: Task, choose: Choose): Readonly<Record<string, unknown>> {
  const amount = choose([100, 10, 60]);
  if (task.kind === 'fill' || task.kind === 'correct')
    return task.step === 'apply' || task.kind === 'correct' ? { amount, half: amount / 2, note: 'n' } : { text: 't', points: 1 };
  return { text: 't', points: choose([80, 20, 60]) };
}

/** A case that a step waits for ends. */
function endChild(world: PureWorld, choose: Choose): void {
  const opened = world.events.flatMap(({ fact }) => (fact.type === 'child.opened' ? [fact] : [])).at(-1);
  if (!opened) return;
  const { step, entry, child } = opened;
  world.give({ type: 'child.ended', step, entry, child, outcome: choose(['approved', 'refused']), data: {} });
}

function complete(world: PureWorld, choose: Choose): void {
  if (world.tasks.length === 0) {
    world.workingDays(8);
    return;
  }
  const task = choose(world.tasks);
  const offered = offeredOutcomes(world.compiled, world.state, task.id, world.now);
  if (offered.length === 0) return;
  const outcome = choose(offered);
  const user = task.assignee ?? choose(people);
  world.give(
    {
      ...{ type: 'task.completed', task: task.id, outcome: outcome.id, reason: 'Because', data: answerFor(task, choose) },
      ...(outcome.correction ? { notes: [{ field: 'note', reason: 'Unclear' }] } : {}),
      ...(task.kind === 'batch' ? { batch: { id: 'm1', documentNumber: '8' } } : {}),
      ...choose([{}, { verified: { amount: 40 } }]),
    },
    user,
  );
}
