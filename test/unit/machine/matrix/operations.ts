/** Each operation of the matrix as people would do it, on the structure's open task. Gives `done`, or the code it is refused with. */

import { isOffered } from '../../../../engine/machine/check-operation.ts';
import { contextOf } from '../../../../engine/machine/decide.ts';
import { isReversible, takenBack } from '../../../../engine/machine/take-back.ts';
import type { CaseFact } from '../../../../engine/model/event.ts';
import type { Task } from '../../../../engine/model/task.ts';
import type { PureWorld } from '../../../support/pure-world.ts';
import { type StructureName, standing, stepOf } from './structures.ts';

export const operationNames = [
  'return',
  'withdraw',
  'take back',
  'jump',
  'add signer',
  'drop signer',
  'transfer',
  'delegate',
  'time-out',
  'remind',
  'claim',
  'release',
] as const;
export type MatrixOperation = (typeof operationNames)[number];

export interface Cell {
  readonly world: PureWorld;
  readonly result: string;
}

const people = ['a', 'b', 'c'];

/** The open officer's task of the structure; of a held one the holder's own. */
export function taskOf(world: PureWorld, name: StructureName): Task {
  const found = world.tasks.find((task) => task.step === stepOf(name) && !task.group.startsWith('user:'));
  // Nobody works in a case that waits for another: what people have in hand is the task they had before.
  if (name === 'subcase') return lastTask(world);
  if (!found) throw new Error(`no task in ${stepOf(name)}: ${world.steps}`);
  return found;
}

function lastTask(world: PureWorld): Task {
  const opened = world.effects.flatMap((effect) => (effect.type === 'task.open' ? [effect.task] : []));
  const last = opened.at(-1);
  if (!last) throw new Error('no task was ever open');
  return last;
}

/** The other case was opened, and ends so. */
function childEnds(world: PureWorld, outcome: string): string {
  const start = world.last('case.start');
  if (!start) return 'no case was asked for';
  const { step, entry } = start;
  return inTurn(world, [
    [{ type: 'child.opened', step, entry, child: 'case-2', number: 'N-2' }, 'system'],
    [{ type: 'child.ended', step, entry, child: 'case-2', outcome, data: {} }, 'system'],
  ]);
}

export function answerTo(task: Task, outcome: string): CaseFact {
  const reason = task.kind === 'objection' ? { reason: '已核实' } : {};
  return { type: 'task.completed', task: task.id, outcome, ...reason, ...(task.kind === 'batch' ? { batch: { id: 'm' } } : {}) };
}

/** Does the fact, or says why not; a refusal leaves no trace. */
function give(world: PureWorld, fact: CaseFact, by: string): string {
  const before = JSON.stringify(world.state);
  const events = world.events.length;
  const decision = world.give(fact, by);
  if (decision.ok) return world.events.length === events + 1 ? 'done' : 'events lost';
  if (JSON.stringify(world.state) !== before || world.events.length !== events) throw new Error('a refused fact left a trace');
  return decision.rejection.code;
}

/** Facts in turn until one is refused. */
function inTurn(world: PureWorld, facts: readonly (readonly [CaseFact, string])[]): string {
  for (const [fact, by] of facts) {
    const result = give(world, fact, by);
    if (result !== 'done') return result;
  }
  return 'done';
}

const favourable = (name: StructureName): string => ({ notice: 'dismissed', score: 'score', subcase: 'ok' })[name as string] ?? 'agree';

type Doer = (world: PureWorld, name: StructureName) => string;

const doers: Readonly<Record<MatrixOperation, Doer>> = {
  return: (world, name) => {
    if (name === 'subcase') return childEnds(world, 'returned');
    const outcome = name === 'notice' ? 'upheld' : 'back';
    // As many as the policy asks for.
    for (const person of people) {
      const task = world.tasks.find((open) => open.step === stepOf(name));
      if (!task || world.tasks.some((open) => open.step === 'first' || open.step.startsWith('pre'))) break;
      const result = give(world, answerTo(task, outcome), person);
      if (result !== 'done') return result;
    }
    if (name === 'notice') world.until([...world.timers.values()].map((timer) => timer.fireAt).sort()[0] ?? world.now);
    return world.tasks.some((open) => open.step === 'first' || open.step.startsWith('pre')) ? 'done' : 'goes on';
  },
  withdraw: (world) => give(world, { type: 'case.withdrawn', reason: '不再申请' }, 'agent'),
  'take back': (world, name) => {
    if (name === 'subcase') childEnds(world, 'returned');
    const task = name === 'subcase' ? (world.tasks[0] as Task) : taskOf(world, name);
    const before = world.state;
    const outcome = favourable(name);
    const given = give(world, answerTo(task, outcome), 'a');
    if (given !== 'done') return given;
    return takeBack(world, task.id, before);
  },
  jump: (world) => {
    const moved = give(world, { type: 'case.repaired', reason: '改由复核办理', to: 'second' }, 'admin');
    return moved === 'done' && world.steps.join() !== 'second' ? `stands in ${world.steps}` : moved;
  },
  'add signer': (world, name) => give(world, { type: 'signer.added', task: taskOf(world, name).id, user: 's', place: 'parallel' }, 'a'),
  'drop signer': (world, name) => {
    const task = taskOf(world, name);
    return inTurn(world, [
      [{ type: 'signer.added', task: task.id, user: 's', place: 'parallel' }, 'a'],
      [{ type: 'signer.dropped', task: task.id, user: 's' }, 'a'],
    ]);
  },
  transfer: (world, name) => {
    const { id } = taskOf(world, name);
    return inTurn(world, [
      [{ type: 'task.claimed', task: id, user: 'a' }, 'a'],
      [{ type: 'task.transferred', task: id, to: 'x', reason: '出差' }, 'a'],
    ]);
  },
  delegate: (world, name) => {
    const task = taskOf(world, name);
    const asked = give(world, { type: 'task.delegated', task: task.id, to: 'd' }, 'a');
    if (asked !== 'done') return asked;
    const answer = world.tasks.find((open) => open.group === 'user:d');
    if (!answer) return 'nobody asked';
    const early = give(world, answerTo(task, favourable(name)), 'a');
    if (early !== 'task.waiting') return `decided before the answer: ${early}`;
    return give(world, answerTo(answer, favourable(name)), 'd');
  },
  'time-out': (world) => {
    const [last] = [...world.timers.values()].map((timer) => timer.fireAt).sort((x, y) => (x < y ? 1 : -1));
    if (last === undefined) return 'no timer';
    const before = world.events.length;
    world.until(last);
    return world.events.length > before ? 'done' : 'nothing fired';
  },
  remind: (world, name) => {
    const { id } = taskOf(world, name);
    const first = give(world, { type: 'task.reminded', task: id }, 'boss');
    if (first !== 'done') return first;
    const again = give(world, { type: 'task.reminded', task: id }, 'boss');
    if (again !== 'remind.too-soon') return `reminded twice: ${again}`;
    world.until(new Date(Date.parse(world.now) + 3_600_000).toISOString());
    return give(world, { type: 'task.reminded', task: id }, 'boss');
  },
  claim: (world, name) => {
    const { id } = taskOf(world, name);
    const claimed = give(world, { type: 'task.claimed', task: id, user: 'a' }, 'a');
    if (claimed !== 'done') return claimed;
    const other = give(world, { type: 'task.claimed', task: id, user: 'b' }, 'b');
    return other === 'task.taken' ? 'done' : `claimed twice: ${other}`;
  },
  release: (world, name) => {
    const { id } = taskOf(world, name);
    return inTurn(world, [
      [{ type: 'task.claimed', task: id, user: 'a' }, 'a'],
      [{ type: 'task.released', task: id }, 'a'],
    ]);
  },
};

/** As the command does it: with the state before the answer, if nothing went out that can't be unsaid. */
export function takeBack(world: PureWorld, task: string, before: PureWorld['state']): string {
  const [was, is] = [contextOf(before), contextOf(world.state)];
  const [step, live] = Object.entries(was.live).find(([, { tasks }]) => tasks.some(({ n }) => `${was.caseId}.${n}` === task)) ?? [];
  const info = world.compiled.steps.get(step ?? '');
  const found = live?.tasks.find(({ n }) => `${was.caseId}.${n}` === task);
  if (!info || !found) return 'no such task';
  if (!isOffered(info, found, 'take-back')) return 'operation.not-offered';
  if (!isReversible(world.compiled, was, is)) return 'take-back.too-late';
  return give(world, takenBack(task, world.now, before, world.state), 'a');
}

export function doCell(operation: MatrixOperation, name: StructureName): Cell {
  const world = standing(name, operation === 'withdraw');
  return { world, result: doers[operation](world, name) };
}
