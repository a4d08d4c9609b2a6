import { describe, expect, it } from 'vitest';
import { calendarOf } from '../../../engine/calendar/calendar.ts';
import { unitsLeft } from '../../../engine/calendar/due.ts';
import { receivedAt } from '../../../engine/calendar/received.ts';
import { statutoryYears } from '../../../engine/calendar/years.ts';
import type { WorkflowDefinition } from '../../../engine/model/definition.ts';
import { statutoryCalendar } from '../../support/pure-world.ts';
import { reviewBy, submitted } from './mini.ts';

const deadline = { amount: 5, unit: 'workingDays' } as const;

describe('the moment of receipt', () => {
  const hours = { until: '17:30', workingDays: true };
  it.each([
    ['2026-03-02T09:30:59.999Z', '2026-03-02T09:30:59.999Z'],
    ['2026-03-02T09:31:00.000Z', '2026-03-02T16:00:00.000Z'],
    // Friday evening before the Sunday that is worked.
    ['2026-09-18T10:00:00.000Z', '2026-09-19T16:00:00.000Z'],
    ['2026-02-14T10:00:00.000Z', '2026-02-23T16:00:00.000Z'],
  ])('of %s is %s', (at, received) => expect(receivedAt(statutoryCalendar, at, hours)).toBe(received));

  it('is the instant itself without hours, and late on a day only with an hour', () => {
    expect(receivedAt(statutoryCalendar, '2026-03-02T15:00:00.000Z', undefined)).toBe('2026-03-02T15:00:00.000Z');
    expect(receivedAt(statutoryCalendar, '2026-03-02T15:00:00.000Z', { workingDays: true })).toBe('2026-03-02T15:00:00.000Z');
    expect(receivedAt(statutoryCalendar, '2026-03-06T15:00:00.000Z', { until: '17:30' })).toBe('2026-03-06T16:00:00.000Z');
  });
});

describe('a yellow light by share', () => {
  it.each([
    [5, 2],
    [20, 8],
    [3, 2],
    [45, 18],
  ])('of %i units comes with %i left', (amount, left) => expect(unitsLeft({ share: 0.4, amount: 2 }, amount)).toBe(left));
});

describe('a deadline until a date', () => {
  const until = (until: string, before?: number) =>
    submitted({ check: reviewBy(1, undefined, { deadline: { ...deadline, until, ...(before ? { before } : {}) } }) }).tasks[0]?.dueAt;
  it('ends there when that is earlier than its period, or so many units before it', () => {
    expect(until('date("2026-03-04")')).toBe('2026-03-04T16:00:00.000Z');
    expect(until('date("2026-04-04")')).toBe('2026-03-09T16:00:00.000Z');
    expect(until('date("2026-03-10")', 3)).toBe('2026-03-05T16:00:00.000Z');
    expect(until('null')).toBe('2026-03-09T16:00:00.000Z');
  });
});

describe('an extension in a year that isn’t published', () => {
  it('is estimated, and counted anew with what was granted when the year is imported', () => {
    const extend = { amount: 10, by: { role: 'leader' } };
    const world = submitted(
      { check: reviewBy(1, undefined, { deadline: { amount: 5, unit: 'workingDays', extend } }) },
      {},
      '2026-12-21T01:00:00.000Z',
    );
    expect(world.tasks[0]).toMatchObject({ dueAt: '2026-12-28T16:00:00.000Z', estimated: false });
    world.must({ type: 'deadline.extended', task: world.tasks[0]?.id ?? '', of: 'deadline', reason: 'more' }, 'leader');
    expect(world.tasks[0]).toMatchObject({ dueAt: '2027-01-11T16:00:00.000Z', estimated: true });
    world.calendar = calendarOf([
      ...statutoryYears,
      { year: 2027, status: 'published', source: 'notice', holidays: ['2027-01-01', '2027-01-04'], workdays: [] },
    ]);
    world.must({ type: 'calendar.changed', year: 2027 });
    expect(world.tasks[0]).toMatchObject({ dueAt: '2027-01-13T16:00:00.000Z', estimated: false });
    expect(world.replay()).not.toBeNull();
    expect(world.refused({ type: 'deadline.extended', task: world.tasks[0]?.id ?? '', of: 'deadline', reason: 'again' }, 'leader')).toBe(
      'extension.exhausted',
    );
  });
});

describe('a deadline that stands', () => {
  it('in two pauses, with the timers gone meanwhile and back at their new dates', () => {
    const branch = (id: string) => ({
      [id]: {
        start: `${id}Gate`,
        steps: {
          [`${id}Gate`]: reviewBy(1, undefined, { outcomes: { go: { label: 'Go', to: `${id}Work` } } }),
          [`${id}Work`]: reviewBy(1, undefined, { outcomes: { agree: { label: 'Done' } } }),
        },
      },
    });
    const world = submitted({
      both: {
        type: 'parallel',
        deadline: { ...deadline, amount: 10, warn: 2, pausedIn: ['aWork', 'bWork'], onExpire: { to: 'no' } },
        branches: { ...branch('a'), ...branch('b') },
        outcomes: { agree: { to: 'yes' } },
      },
    });
    const due = () => world.timers.get('both.deadline#1')?.fireAt;
    expect(due()).toBe('2026-03-16T16:00:00.000Z');
    world.workingDays(2).as('x').complete('go', {}, 'aGate');
    expect([...world.timers.keys()]).toEqual([]);
    world.workingDays(1).as('y').complete('go', {}, 'bGate');
    world.workingDays(2).as('x').complete('agree', {}, 'aWork');
    expect(due()).toBeUndefined();
    world.workingDays(2).as('y').complete('agree', {}, 'bWork');
    expect(world.outcome).toBe('approved');
  });
});

describe('remedies', () => {
  const told = (legalKind: WorkflowDefinition['legalKind'], tone: 'positive' | 'negative') => {
    const world = submitted(
      {
        check: reviewBy(1, undefined, { outcomes: { over: { label: 'Over', to: 'over' } } }),
        over: { type: 'end', outcome: 'over', tone },
      },
      { legalKind },
    );
    world.as('r').complete('over');
    return world.last('notify')?.template;
  };
  it.each(['licence', 'confirmation', 'penalty'] as const)('are told with an unfavourable %s', (kind) => {
    expect(told(kind, 'negative')).toBe('case.refused');
    expect(told(kind, 'positive')).toBe('case.ended');
  });
  it.each(['evaluation', 'honour', 'service', 'supervision'] as const)('are not with an unfavourable %s', (kind) => {
    expect(told(kind, 'negative')).toBe('case.ended');
  });
});

describe('what an end or an expiry holds against the enterprise', () => {
  it('is said once, with the day', () => {
    const world = submitted({ check: reviewBy(1, undefined, { deadline: { ...deadline, onExpire: { to: 'no', record: 'late' } } }) });
    world.endOf('2026-03-09');
    expect(world.all('record')).toEqual([{ type: 'record', step: 'check', kind: 'late', on: '2026-03-10' }]);
  });
});
