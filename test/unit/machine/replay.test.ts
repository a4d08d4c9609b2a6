import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { offeredOutcomes } from '../../../engine/machine/view.ts';
import type { Task } from '../../../engine/model/task.ts';
import type { Answer, PureWorld } from '../../support/pure-world.ts';
import { application, evaluation, inspection, provinceResult, window } from './sample.ts';

/** Random numbers of a walk; each choice takes one. */
type Choose = <T>(options: readonly T[]) => T;

const people = ['p1', 'p2', 'p3'];

/** What a person would hand in with an outcome. */
function answerFor(task: Task, correction: boolean, choose: Choose): Answer {
  const reason = '因为如此';
  if (task.kind === 'fill' && task.step === 'apply')
    return { data: { ...application, rdY1: choose([315, 100]), rdRatio: choose([3, 0.9]) } };
  if (task.kind === 'correct') return { data: { ...application, contact: '赵六' } };
  if (task.kind === 'fill') return { data: { statement: '请复核核定口径。' } };
  if (task.step === 'verify') return { data: inspection, reason, verified: choose([{}, { rdY1: 200 }, { sei: false }]) };
  if (task.kind === 'external') return { data: provinceResult, reason };
  return { reason, documentNumber: '洛工信〔2026〕8号', ...(correction ? { notes: [{ field: 'contact', reason }] } : {}) };
}

/** One random thing that may happen; whatever is refused leaves no trace. */
function wander(world: PureWorld, choose: Choose): void {
  const what = choose([
    'complete',
    'complete',
    'complete',
    'complete',
    'claim',
    'release',
    'time',
    'object',
    'calendar',
    'withdraw',
  ] as const);
  if (what === 'time') world.workingDays(choose([1, 2, 6]));
  else if (what === 'calendar') world.give({ type: 'calendar.changed', year: 2027 });
  else if (what === 'object')
    world.give({ type: 'objection.filed', objection: `o${world.events.length}`, name: '甲', contact: '乙', grounds: '丙' });
  else if (what === 'withdraw') {
    if (choose([0, 1, 2, 3]) === 0) world.give({ type: 'case.withdrawn', reason: '不办了' }, 'agent');
  } else if (world.tasks.length > 0) {
    const task = choose(world.tasks);
    const user = choose(people);
    if (what === 'claim') world.give({ type: 'task.claimed', task: task.id, user }, user);
    else if (what === 'release') world.give({ type: 'task.released', task: task.id }, user);
    else {
      const offered = choose(offeredOutcomes(world.compiled, world.state, task.id, world.now));
      const { documentNumber, ...answer } = answerFor(task, offered.correction, choose);
      const batch = task.kind === 'batch' ? { batch: { id: 'm1', documentNumber } } : {};
      world.give({ type: 'task.completed', task: task.id, outcome: offered.id, ...answer, ...batch }, user);
    }
  }
}

describe('any history', () => {
  it('replays to the identical state, and never leaves a case without tasks, timers or an end', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 60, maxLength: 240 }), (numbers) => {
        const world = evaluation('2026-11-02T01:00:00.000Z').open({ window, applyType: 'new' });
        let next = 0;
        const choose: Choose = (options) => options[(numbers[next++] ?? 0) % options.length] as (typeof options)[number];
        while (next < numbers.length) wander(world, choose);
        expect(JSON.stringify(world.replay())).toBe(JSON.stringify(world.state));
        seen.add(world.outcome ?? 'running');
        if (world.outcome === null) expect(world.tasks.length + world.timers.size).toBeGreaterThan(0);
        else expect([world.tasks.length, world.timers.size, world.last('case.update')?.status]).toEqual([0, 0, 'ended']);
      }),
      { numRuns: 100, seed: 20260301 },
    );
    // The walk is long enough to end in every way but the longest.
    expect([...seen]).toEqual(expect.arrayContaining(['running', 'withdrawn', 'rejected', 'notAccepted']));
  }, 60_000);

  it('opens and closes each task once, and arms no timer twice at a time', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 60, maxLength: 200 }), (numbers) => {
        const world = evaluation().open({ window, applyType: 'new' });
        let next = 0;
        const choose: Choose = (options) => options[(numbers[next++] ?? 0) % options.length] as (typeof options)[number];
        while (next < numbers.length) wander(world, choose);
        const opened = world.all('task.open').map(({ task }) => task.id);
        const closed = world.all('task.close').map(({ task }) => task);
        expect(new Set(opened).size).toBe(opened.length);
        expect(new Set(closed).size).toBe(closed.length);
        const open = opened.filter((id) => !closed.includes(id)).sort();
        expect(world.tasks.map(({ id }) => id).sort()).toEqual(open);
      }),
      { numRuns: 60, seed: 20260302 },
    );
  }, 60_000);
});
