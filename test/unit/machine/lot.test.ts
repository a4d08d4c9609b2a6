/** Samples drawn by lot: `compute` with `lot`. */
import { describe, expect, it } from 'vitest';
import { contextOf } from '../../../engine/machine/decide.ts';
import type { Step } from '../../../engine/model/steps.ts';
import { isTrueShare } from '../../../engine/policy/draw.ts';
import type { PureWorld } from '../../support/pure-world.ts';
import { takeBack } from './matrix/operations.ts';
import { miniWorld, reviewBy } from './mini.ts';

const sample = (share: string, more: Partial<Extract<Step, { type: 'compute' }>> = {}): Record<string, Step> => ({
  sample: { type: 'compute', lot: { share }, next: 'gate', ...more },
  gate: { type: 'decide', branches: [{ when: 'sample.drawn', to: 'check' }], otherwise: 'yes' },
  check: reviewBy(1),
});

function played(steps: Readonly<Record<string, Step>>, falls: boolean, parameters: Readonly<Record<string, number>> = {}): PureWorld {
  const world = miniWorld(steps, { parameters }).open();
  world.falls = falls;
  world.as('agent').complete('submit', { data: { amount: 100, half: 50, note: 'n' } }, 'apply');
  return world;
}

const lotOf = (world: PureWorld) => world.events.flatMap(({ fact }) => (fact.type === 'lot.drawn' ? [fact] : []))[0]!;

describe('a sample', () => {
  it.each([true, false])('goes on with whether the lot fell on the case (%s), at once', (falls) => {
    const world = played(sample('parameters.share'), falls, { share: 30 });
    const fact = lotOf(world);
    expect(fact).toMatchObject({ step: 'sample', share: 30, drawn: falls });
    expect(isTrueShare(fact)).toBe(true);
    expect(world.result('sample')).toEqual({ drawn: falls, number: fact.number });
    expect(falls ? world.steps : world.outcome).toEqual(falls ? ['check'] : 'approved');
  });

  it('stands beside values of the same step', () => {
    const world = played(sample('12.5', { values: { double: 'application.amount * 2' } }), true);
    expect(world.result('sample')).toEqual({ double: 200, drawn: true, number: lotOf(world).number });
  });

  it('is not drawn where the step is skipped', () => {
    const world = played(sample('100', { when: 'application.amount > 1000' }), true);
    expect(world.all('lot')).toEqual([]);
    expect(world.outcome).toBe('approved');
  });

  it('always falls on the case at 100 percent, and never at 0', () => {
    expect(lotOf(played(sample('100'), false)).drawn).toBe(true);
    expect(lotOf(played(sample('0'), true)).drawn).toBe(false);
  });

  it.each(['application.amount + 1', '-1', '"ten"'])('stops where %s is no percentage', (share) => {
    expect(() => played(sample(share), true)).toThrow(/no percentage/);
  });

  it('takes one answer only', () => {
    const world = played(sample('30'), true);
    expect(world.refused(lotOf(world), 'system')).toBe('state.wrong');
  });

  it('is drawn once for each item of a block', () => {
    const block = {
      start: 'pick',
      steps: { pick: { type: 'compute', lot: { share: '50' }, next: 'out' }, out: { type: 'end', outcome: 'ok' } },
    };
    const each = { type: 'each', over: '["a", "b"]', block, outcomes: { ok: { to: 'yes' } } } as Step;
    const world = played({ each }, true);
    expect(world.events.flatMap(({ fact }) => (fact.type === 'lot.drawn' ? [[fact.step, fact.drawn]] : []))).toEqual([
      ['pick~0', true],
      ['pick~1', true],
    ]);
    expect(world.outcome).toBe('approved');
  });

  it('is not drawn again by taking the answer before it back', () => {
    const outcomes = { agree: { label: 'Agree', to: 'sample' }, refuse: { label: 'Refuse', to: 'no' } };
    const world = played({ first: reviewBy(1, undefined, { outcomes }), ...sample('30') }, true);
    const before = world.state;
    const own = world.tasks[0]!.id;
    world.must({ type: 'task.completed', task: own, outcome: 'agree' }, 'a');
    expect(world.steps).toEqual(['check']);
    expect(takeBack(world, own, before)).toBe('take-back.too-late');
  });

  it('comes out the same when the facts are decided again', () => {
    const world = played(sample('30'), true);
    const [last] = world.events.slice(-1);
    expect(last?.fact.type).toBe('lot.drawn');
    const again = played(sample('30'), true);
    expect(again.events.slice(1).map(({ fact }) => fact)).toEqual(world.events.slice(1).map(({ fact }) => fact));
    expect(contextOf(again.state).live).toEqual(contextOf(world.state).live);
  });
});
