/** Operations at random on every structure, sensible and not: after each fact everything holds, and the case can always end. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addedPeople } from '../../../../engine/machine/added.ts';
import { offeredOutcomes } from '../../../../engine/machine/view.ts';
import type { CaseState } from '../../../../engine/model/case.ts';
import type { CaseFact } from '../../../../engine/model/event.ts';
import type { PureWorld } from '../../../support/pure-world.ts';
import { expectSound, playOut } from './invariants.ts';
import { takeBack } from './operations.ts';
import { standing, structureNames } from './structures.ts';

/** More by `WALKS=200 SEED=7`. */
const walks = Number(process.env.WALKS ?? 8);
const seed = Number(process.env.SEED ?? 20260305);
const people = ['a', 'b', 'c', 'd'];
const verbs = [
  'claim',
  'release',
  'complete',
  'complete',
  'complete',
  'transfer',
  'to group',
  'delegate',
  'add',
  'add',
  'drop',
  'copy',
  'remind',
  'take back',
  'take back',
  'take back',
  'drop',
  'wait',
] as const;
const places = ['before', 'after', 'parallel'] as const;

interface Walker {
  readonly world: PureWorld;
  /** The last answer, if nobody acted after it. */
  last: { readonly task: string; readonly before: CaseState } | null;
  readonly accepted: Set<string>;
  readonly refused: Set<string>;
}

function step(walker: Walker, pick: (n: number) => number): void {
  const { world } = walker;
  const tasks = world.tasks;
  const verb = verbs[pick(verbs.length)] ?? 'wait';
  const task = tasks[pick(Math.max(1, tasks.length))];
  if (verb === 'wait' || !task) {
    wait(walker);
    return;
  }
  if (verb === 'take back') {
    if (!walker.last) return;
    const result = takeBack(world, walker.last.task, walker.last.before);
    (result === 'done' ? walker.accepted : walker.refused).add(`take back ${result}`);
    walker.last = null;
    return;
  }
  const user = people[pick(people.length)] ?? 'a';
  const other = people[pick(people.length)] ?? 'b';
  const fact = factOf(world, verb, task.id, other, pick);
  const by = verb === 'claim' ? other : pick(3) > 0 ? (task.assignee ?? user) : user;
  const before = world.state;
  const text = JSON.stringify(before);
  const decision = world.give(fact, by);
  if (!decision.ok) {
    expect(JSON.stringify(world.state)).toBe(text);
    walker.refused.add(`${fact.type} ${decision.rejection.code}`);
    return;
  }
  walker.accepted.add(fact.type);
  if (fact.type === 'task.completed') walker.last = { task: task.id, before };
  else if (fact.type !== 'task.reminded' && fact.type !== 'task.copied') walker.last = null;
}

function factOf(world: PureWorld, verb: string, task: string, user: string, pick: (n: number) => number): CaseFact {
  const outcomes = offeredOutcomes(world.compiled, world.state, task, world.now);
  switch (verb) {
    case 'claim':
      return { type: 'task.claimed', task, user };
    case 'release':
      return { type: 'task.released', task };
    case 'transfer':
      return { type: 'task.transferred', task, to: user, reason: '出差' };
    case 'to group':
      return { type: 'task.transferred', task, to: null, reason: '离职' };
    case 'delegate':
      return { type: 'task.delegated', task, to: user };
    case 'add':
      return { type: 'signer.added', task, user, place: places[pick(places.length)] ?? 'after' };
    case 'drop':
      return { type: 'signer.dropped', task, user: addedPeople(world.state, task)?.people[pick(2)]?.user ?? user };
    case 'copy':
      return { type: 'task.copied', task, to: user };
    case 'remind':
      return { type: 'task.reminded', task };
    default: {
      const batch = outcomes.length > 0 && world.tasks.find(({ id }) => id === task)?.kind === 'batch' ? { batch: { id: 'm' } } : {};
      return {
        type: 'task.completed',
        task,
        outcome: outcomes[pick(Math.max(1, outcomes.length))]?.id ?? 'agree',
        reason: '已核实',
        ...batch,
      };
    }
  }
}

/** An hour goes by, or the next timer fires. */
function wait(walker: Walker): void {
  const { world } = walker;
  const next = [...world.timers.values()].map(({ fireAt }) => fireAt).sort()[0];
  const hour = new Date(Date.parse(world.now) + 3_600_000).toISOString();
  const events = world.events.length;
  world.until(next !== undefined && next < hour ? next : hour);
  if (world.events.length > events) walker.last = null;
}

describe('operations at random', () => {
  const accepted = new Set<string>();
  const refused = new Set<string>();
  it.each(structureNames)(
    'on %s leave everything sound',
    (name) => {
      fc.assert(
        fc.property(fc.array(fc.nat(), { minLength: 60, maxLength: 150 }), (numbers) => {
          const walker: Walker = { world: standing(name), last: null, accepted, refused };
          let next = 0;
          const pick = (n: number) => (numbers[next++ % numbers.length] ?? 0) % n;
          while (next < numbers.length && walker.world.outcome === null) {
            step(walker, pick);
            expectSound(walker.world);
          }
          expect(['approved', 'rejected']).toContain(playOut(walker.world));
        }),
        { numRuns: walks, seed, interruptAfterTimeLimit: walks * 2000, endOnFailure: walks > 8 },
      );
    },
    60_000,
  );

  it('met every operation, and the refusals people meet', () => {
    expect([...accepted].sort()).toEqual(
      [
        ...['signer.added', 'signer.dropped', 'take back done', 'task.claimed', 'task.completed', 'task.copied', 'task.delegated'],
        ...['task.released', 'task.reminded', 'task.transferred'],
      ].sort(),
    );
    expect([...refused]).toEqual(
      expect.arrayContaining([
        'task.completed task.waiting',
        'task.completed task.taken',
        'task.claimed task.taken',
        'signer.added same-person',
        'signer.dropped not-found',
        'task.reminded remind.too-soon',
        'task.delegated operation.not-offered',
      ]),
    );
  });
});
