import { describe, expect, it } from 'vitest';
import type { OutcomeId } from '../../../engine/model/deadline.ts';
import type { ReviewPolicy } from '../../../engine/model/people.ts';
import { reviewBy, submitted } from './mini.ts';

const fivePeople = ['a', 'b', 'c', 'd', 'e'];

function outcomeOf(policy: ReviewPolicy | undefined, people: number, given: readonly OutcomeId[]): string | null {
  const world = submitted({ check: reviewBy(people, policy) });
  for (const [index, outcome] of given.entries()) world.as(fivePeople[index] ?? 'x').complete(outcome);
  return world.outcome;
}

describe('the policy of a review', () => {
  it.each([
    ['a single person decides', undefined, 1, ['agree'], 'approved'],
    ['any: the first decides', { type: 'any' }, 3, ['doubt'], 'rejected'],
    ['all: everyone must agree', { type: 'all' }, 3, ['agree', 'agree'], null],
    ['all: agreed by everyone', { type: 'all' }, 3, ['agree', 'agree', 'agree'], 'approved'],
    ['all: one other outcome ends it at once', { type: 'all' }, 3, ['agree', 'doubt'], 'rejected'],
    ['all is the default of several people', undefined, 2, ['agree', 'agree'], 'approved'],
    ['all without veto waits for everyone', { type: 'all', veto: [] }, 3, ['doubt', 'agree'], null],
    ['all without veto gives the least favourable', { type: 'all', veto: [] }, 3, ['agree', 'doubt', 'agree'], 'rejected'],
    ['sequence: one after the other', { type: 'sequence' }, 2, ['agree'], null],
    ['sequence: to the last', { type: 'sequence' }, 2, ['agree', 'agree'], 'approved'],
    ['sequence: a refusal ends it', { type: 'sequence' }, 3, ['refuse'], 'rejected'],
    ['quorum: not reached yet', { type: 'quorum', need: 2 }, 3, ['agree', 'refuse'], null],
    ['quorum: reached', { type: 'quorum', need: 2 }, 3, ['agree', 'refuse', 'agree'], 'approved'],
    ['quorum: out of reach gives the least favourable', { type: 'quorum', need: 3 }, 3, ['agree', 'refuse'], 'rejected'],
    ['percent: two thirds of three', { type: 'percent', need: 2 / 3 }, 3, ['agree', 'agree'], 'approved'],
    ['percent: also written as 60', { type: 'percent', need: 60 }, 5, ['agree', 'agree', 'agree'], 'approved'],
    ['a veto outcome ends any policy', { type: 'quorum', need: 3, veto: ['refuse'] }, 5, ['agree', 'refuse'], 'rejected'],
  ] as [string, ReviewPolicy | undefined, number, OutcomeId[], string | null][])('%s', (_name, policy, people, given, expected) => {
    expect(outcomeOf(policy, people, given)).toBe(expected);
  });

  it('opens a sequence one task at a time, the others at once', () => {
    const sequence = submitted({ check: reviewBy(3, { type: 'sequence' }) });
    expect(sequence.tasks.map((task) => task.group)).toEqual(['r1@office']);
    sequence.as('a').complete('agree');
    expect(sequence.tasks.map((task) => task.group)).toEqual(['r2@office']);
    expect(submitted({ check: reviewBy(3, { type: 'all' }) }).tasks).toHaveLength(3);
  });

  it('cancels the tasks of people who are not needed any more', () => {
    const world = submitted({ check: reviewBy(3, { type: 'any' }) });
    world.as('a').complete('agree');
    expect(world.all('task.close').map(({ status }) => status)).toEqual(['completed', 'completed', 'cancelled', 'cancelled']);
  });

  it('keeps each opinion with its author', () => {
    const world = submitted({ check: reviewBy(2, { type: 'all' }, { form: 'opinion' }) });
    world.as('a').complete('agree', { data: { text: 'fine' } });
    world.as('b').complete('agree', { data: { text: 'good' }, reason: 'because' });
    expect(world.result('check')).toMatchObject({
      outcome: 'agree',
      reason: 'because',
      data: { text: 'good' },
      people: [
        { by: 'a', outcome: 'agree', reason: null, data: { text: 'fine' } },
        { by: 'b', outcome: 'agree', reason: 'because', data: { text: 'good' } },
      ],
    });
  });
});

describe('verified values', () => {
  const check = reviewBy(1, undefined, { verify: { fields: ['amount'] } });
  const gate = { type: 'decide' as const, branches: [{ when: 'application.half >= 40', to: 'yes' }], otherwise: 'no' };
  const steps = { check: { ...check, outcomes: { agree: { label: 'Agree', to: 'gate' } } }, gate };

  it('override declared ones, and computed fields follow', () => {
    const world = submitted(steps);
    world.as('a').complete('agree', { verified: { amount: 60 } });
    expect(world.outcome).toBe('rejected');
    expect(world.state.data).toMatchObject({ declared: { amount: 100, half: 50 }, verified: { amount: 60 } });
  });

  it('are taken only for the fields that the step names', () => {
    const world = submitted(steps);
    world.as('a').complete('agree', { verified: { note: 'other' } });
    expect(world.state.data.verified).toEqual({});
    expect(world.outcome).toBe('approved');
  });
});

describe('people of a review', () => {
  const twice = reviewBy(1, { type: 'all' }, { assign: { role: 'inspector', scope: 'enterprise.district', count: 2 } });

  it('are taken from the case by scope', () => {
    expect(submitted({ check: twice }).tasks.map((task) => task.group)).toEqual(['inspector@410305', 'inspector@410305']);
  });

  it('are distinct when more than one is asked for', () => {
    const world = submitted({ check: twice });
    world.as('a').complete('agree');
    expect(world.as('a').refused('agree')).toBe('same-person');
    expect(world.refused({ type: 'task.claimed', task: world.tasks[0]?.id ?? '', user: 'a' }, 'a')).toBe('same-person');
    world.as('b').complete('agree');
    expect(world.outcome).toBe('approved');
  });

  it('who claimed a task keep it until they release it', () => {
    const world = submitted({ check: reviewBy(1) });
    world.as('a').claim();
    expect(world.tasks[0]?.assignee).toBe('a');
    expect(world.refused({ type: 'task.claimed', task: 'case-1.2', user: 'b' }, 'b')).toBe('task.taken');
    expect(world.as('b').refused('agree')).toBe('task.taken');
    world.as('a').release();
    world.as('b').complete('agree');
    expect(world.outcome).toBe('approved');
  });
});

describe('outcomes of a review', () => {
  it('need a reason where the author says so', () => {
    const outcomes = { agree: { label: 'Agree', to: 'yes' }, refuse: { label: 'Refuse', to: 'no', reason: 'required' as const } };
    const world = submitted({ check: reviewBy(1, undefined, { outcomes }) });
    expect(world.as('a').refused('refuse')).toBe('reason.required');
    expect(world.as('a').refused('refuse', { reason: ' ' })).toBe('reason.required');
    expect(world.as('a').refused('agreed')).toBe('outcome.unknown');
    world.as('a').complete('refuse', { reason: 'no' });
    expect(world.outcome).toBe('rejected');
  });

  it('are offered only while their condition holds', () => {
    const outcomes = { agree: { label: 'Agree', to: 'yes', when: 'application.amount > 500' }, refuse: { label: 'Refuse', to: 'no' } };
    const world = submitted({ check: reviewBy(1, undefined, { outcomes }) });
    expect(world.as('a').refused('agree')).toBe('outcome.not-offered');
  });
});
