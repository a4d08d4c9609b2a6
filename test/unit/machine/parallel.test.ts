import { describe, expect, it } from 'vitest';
import type { ParallelStep, Step } from '../../../engine/model/steps.ts';
import { checkPackage } from '../../../engine/soundness/check.ts';
import { miniWorkflow, reviewBy, submitted } from './mini.ts';

const branch = (role: string, extra: object = {}): Step => ({
  type: 'review',
  assign: { role },
  outcomes: { fine: { label: 'Fine' }, bad: { label: 'Bad' } },
  ...extra,
});
const parallel = (extra: Partial<ParallelStep>): ParallelStep => ({
  type: 'parallel',
  branches: { x: branch('x'), y: branch('y'), z: branch('z') },
  outcomes: { fine: { to: 'yes' }, bad: { to: 'no' } },
  ...extra,
});
const block = (step: string, inner: Step, when?: string) => ({ start: step, steps: { [step]: inner }, ...(when && { when }) });

describe('the rest of the branches', () => {
  it('is awaited when the join says so, and no longer changes the outcome', () => {
    const world = submitted({ all: parallel({ join: { need: 'any', rest: 'await' } }) });
    world.as('a').complete('fine', {}, 'y');
    expect(world.steps).toEqual(['x', 'z']);
    world.as('a').complete('bad', {}, 'x');
    expect(world.outcome).toBeNull();
    world.as('a').complete('bad', {}, 'z');
    expect(world.outcome).toBe('approved');
    expect(world.result('all')).toMatchObject({ outcome: 'fine', branches: { x: 'bad', y: 'fine', z: 'bad' } });
    expect(world.replay()).toEqual(world.state);
  });
});

describe('branches with a condition', () => {
  const branches = {
    small: block('smallCheck', branch('x'), 'application.amount < 1000'),
    large: block('largeCheck', branch('y'), 'application.amount >= 1000'),
    single: branch('z', { when: 'application.note = "other"' }),
  };

  it('are asked only if it holds, and those left out do not count', () => {
    const world = submitted({ all: parallel({ branches, join: { need: 2 } }) });
    expect(world.steps).toEqual(['smallCheck']);
    world.as('a').complete('bad');
    expect(world.outcome).toBe('rejected');
    expect(world.result('all')).toMatchObject({ branches: { small: 'bad' }, skipped: ['large', 'single'] });
  });

  it('go on with the favourable outcome when none is asked', () => {
    const none = { large: branches.large, single: branches.single };
    expect(submitted({ all: parallel({ branches: none }) }).outcome).toBe('approved');
  });
});

describe('a branch that comes after others', () => {
  it('starts when they have ended or were left out', () => {
    const branches = { x: branch('x'), y: block('yes2', branch('y'), 'application.amount > 1000'), z: branch('z') };
    const world = submitted({ all: parallel({ branches, after: { z: ['x', 'y'] } }) });
    expect(world.steps).toEqual(['x']);
    world.as('a').complete('fine', {}, 'x');
    expect(world.steps).toEqual(['z']);
    world.as('a').complete('fine', {}, 'z');
    expect(world.outcome).toBe('approved');
  });

  it('of a circle never starts: the definition is refused', () => {
    const workflow = {
      ...miniWorkflow({ all: parallel({ after: { x: ['y'], y: ['x'], z: ['nobody'] } }) }),
      roles: { x: { title: 'X' }, y: { title: 'Y' }, z: { title: 'Z' } },
    };
    const codes = checkPackage({ workflow, forms: {}, vocabularies: {} }).map(({ code, pointer }) => `${code} ${pointer}`);
    expect(codes).toContain('parallel.circle /steps/all/after');
    expect(codes).toContain('parallel.branch /steps/all/after/z/0');
  });
});

describe('branches one at a time', () => {
  it('are taken up in any order, while no other is at work', () => {
    const two = {
      x: { ...branch('x') },
      y: block('first', branch('y', { outcomes: { on: { label: 'On', to: 'second' }, bad: { label: 'Bad' } } })),
    };
    const y = { ...two.y, steps: { ...two.y.steps, second: branch('y') } };
    const world = submitted({ all: parallel({ branches: { x: two.x, y }, exclusive: 'branch' }) });
    world.as('a').complete('on', {}, 'first');
    expect(world.as('b').refused('fine', {}, 'x')).toBe('branch.busy');
    world.as('a').complete('fine', {}, 'second');
    world.as('b').claim('x').as('b').complete('fine', {}, 'x');
    expect(world.outcome).toBe('approved');
  });

  it('by step: between the steps of one, another may be done', () => {
    const y = { start: 'first', steps: { first: branch('y', { outcomes: { fine: { label: 'On', to: 'second' } } }), second: branch('y') } };
    const world = submitted({ all: parallel({ branches: { x: branch('x'), y }, exclusive: 'step' }) });
    world.as('a').claim('first');
    const x = world.taskFor('b', 'x').id;
    expect(world.refused({ type: 'task.claimed', task: x, user: 'b' }, 'b')).toBe('branch.busy');
    world.as('a').complete('fine', {}, 'first');
    world.as('b').complete('fine', {}, 'x').as('a').complete('fine', {}, 'second');
    expect(world.outcome).toBe('approved');
  });
});

describe('entered again', () => {
  const steps: Record<string, Step> = {
    all: parallel({
      branches: { x: branch('x'), y: branch('y') },
      reask: 'changed',
      inputs: { x: ['application.amount'], y: ['application.note'] },
      outcomes: { fine: { to: 'check' }, bad: { to: 'check' } },
    }),
    check: reviewBy(1, undefined, { outcomes: { agree: { label: 'Agree', to: 'yes' }, correct: { label: 'Correct', to: 'fix' } } }),
    fix: { type: 'correct', of: 'apply', rounds: 3, next: 'all' },
  };
  const again = (answers: readonly [string, string][], data: object) => {
    const world = submitted(steps);
    for (const [step, outcome] of answers) world.as('a').complete(outcome, {}, step);
    world.as('a').complete('correct', { notes: [{ field: 'amount', reason: 'wrong' }] }, 'check');
    world.as('agent').complete('submit', { data: { amount: 100, half: 50, note: 'n', ...data } }, 'fix');
    return world;
  };
  const bothFine = [
    ['x', 'fine'],
    ['y', 'fine'],
  ] as [string, string][];

  it('only the branches are asked whose inputs changed', () => {
    const world = again(bothFine, { amount: 200 });
    expect(world.steps).toEqual(['x']);
    world.as('a').complete('fine', {}, 'x');
    expect(world.steps).toEqual(['check']);
    expect(world.result('all')).toMatchObject({ branches: { x: 'fine', y: 'fine' } });
    expect(world.replay()).toEqual(world.state);
  });

  it('nobody is asked when nothing changed', () => {
    expect(again(bothFine, {}).steps).toEqual(['check']);
  });

  it('an unfavourable answer never stands', () => {
    const world = again(
      [
        ['x', 'fine'],
        ['y', 'bad'],
      ],
      {},
    );
    expect(world.steps).toEqual(['y']);
  });
});
