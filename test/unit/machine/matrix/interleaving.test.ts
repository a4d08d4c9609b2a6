/** Two people on one 会签 or 或签 task, both orders written out; an action twice; an action on what the other just ended. */
import { describe, expect, it } from 'vitest';
import type { CaseFact } from '../../../../engine/model/event.ts';
import type { PureWorld } from '../../../support/pure-world.ts';
import { expectSound, playOut } from './invariants.ts';
import { answerTo, taskOf } from './operations.ts';
import { type StructureName, standing } from './structures.ts';

type Move = (world: PureWorld) => readonly [CaseFact, string];
const at = (index: number) => (world: PureWorld) => {
  const found = ids.get(world)?.[index];
  if (!found) throw new Error(`no task ${index}`);
  return found;
};
/** Tasks of the structure as they were when both people looked at them. */
const ids = new WeakMap<PureWorld, string[]>();

const agree =
  (index: number, by: string): Move =>
  (world) => [{ type: 'task.completed', task: at(index)(world), outcome: 'agree' }, by];
const refuse =
  (index: number, by: string): Move =>
  (world) => [{ type: 'task.completed', task: at(index)(world), outcome: 'refuse' }, by];
const claim =
  (index: number, by: string): Move =>
  (world) => [{ type: 'task.claimed', task: at(index)(world), user: by }, by];
const transfer =
  (index: number, by: string, to: string): Move =>
  (world) => [{ type: 'task.transferred', task: at(index)(world), to, reason: '出差' }, by];
const add =
  (index: number, by: string, user: string): Move =>
  (world) => [{ type: 'signer.added', task: at(index)(world), user, place: 'parallel' }, by];
const drop =
  (index: number, by: string, user: string): Move =>
  (world) => [{ type: 'signer.dropped', task: at(index)(world), user }, by];

function play(name: StructureName, moves: readonly Move[]): { results: string[]; world: PureWorld } {
  const world = standing(name);
  ids.set(
    world,
    world.tasks.filter((task) => task.step === 'check').map(({ id }) => id),
  );
  const results = moves.map((move) => {
    const decision = world.give(...move(world));
    expectSound(world);
    return decision.ok ? 'done' : decision.rejection.code;
  });
  return { results, world };
}

describe('two people at one countersignature 会签', () => {
  it.each([
    ['both agree, one order', [agree(0, 'a'), agree(1, 'b')], ['done', 'done']],
    ['both agree, the other order', [agree(1, 'b'), agree(0, 'a')], ['done', 'done']],
    ['a refusal ends it under the agreement', [refuse(0, 'a'), agree(1, 'b')], ['done', 'state.wrong']],
    ['an agreement before the refusal is kept', [agree(1, 'b'), refuse(0, 'a')], ['done', 'done']],
    ['the same task by two: the first has it', [agree(0, 'a'), agree(0, 'b')], ['done', 'task.closed']],
    ['the same task by two, the other first', [agree(0, 'b'), agree(0, 'a')], ['done', 'task.closed']],
    ['claimed by one, answered by the other', [claim(0, 'a'), agree(0, 'b')], ['done', 'task.taken']],
    ['answered by one, claimed by the other', [agree(0, 'b'), claim(0, 'a')], ['done', 'task.closed']],
    ['claimed by both', [claim(0, 'a'), claim(0, 'b')], ['done', 'task.taken']],
    ['transferred under the holder', [claim(0, 'a'), transfer(0, 'boss', 'x'), agree(0, 'a')], ['done', 'done', 'task.taken']],
    ['answered under the transfer', [claim(0, 'a'), agree(0, 'a'), transfer(0, 'boss', 'x')], ['done', 'done', 'task.closed']],
    ['a signer added under the answer', [agree(0, 'a'), add(0, 'boss', 's')], ['done', 'task.closed']],
    ['the same signer added by two', [add(0, 'a', 's'), add(1, 'b', 's')], ['done', 'same-person']],
    ['dropped twice', [add(0, 'a', 's'), drop(0, 'a', 's'), drop(0, 'b', 's')], ['done', 'done', 'not-found']],
  ] as [string, Move[], string[]][])('%s', (_name, moves, expected) => {
    const { results, world } = play('all', moves);
    expect(results).toEqual(expected);
    if (world.outcome === null) expect(playOut(world)).toBe('approved');
    else expect(world.outcome).toBe('rejected');
  });
});

describe('two people at one alternative signature 或签', () => {
  it.each([
    ['the first decides', [agree(0, 'a'), refuse(1, 'b')], ['done', 'task.closed'], 'second'],
    ['the other first', [refuse(1, 'b'), agree(0, 'a')], ['done', 'state.wrong'], null],
    ['claimed by one, decided by the other', [claim(0, 'a'), agree(1, 'b'), agree(0, 'a')], ['done', 'done', 'task.closed'], 'second'],
    [
      'delegating under a decision',
      [agree(1, 'b'), (world) => [{ type: 'task.delegated', task: at(0)(world), to: 'd' }, 'a']],
      ['done', 'task.closed'],
      'second',
    ],
  ] as [string, Move[], string[], string | null][])('%s', (_name, moves, expected, next) => {
    const { results, world } = play('any', moves);
    expect(results).toEqual(expected);
    expect(world.steps).toEqual(next === null ? [] : [next]);
    // The tasks of those who weren't needed are closed, each once.
    expect(world.tasks.filter((task) => task.step === 'check')).toEqual([]);
  });

  it('a case that moved on takes no answer to what it left, even when the step is entered again', () => {
    const world = standing('any');
    const old = taskOf(world, 'any');
    world.must(answerTo(old, 'back'), 'a');
    world.as('f').complete('ok', {}, 'first');
    expect(world.refused(answerTo(old, 'agree'), 'a')).toBe('task.closed');
    expect(world.tasks.filter((task) => task.step === 'check')).toHaveLength(3);
    expectSound(world);
  });
});
