import { describe, expect, it } from 'vitest';
import { daysOf } from '../../../../designer/studio/inspector/dates.ts';
import { keyFor } from '../../../../designer/studio/inspector/editors/key-for.ts';
import { statutoryCalendar } from '../../../../engine/calendar/years.ts';

const days = (start: string, limit: Parameters<typeof daysOf>[2], hours?: Parameters<typeof daysOf>[3]) =>
  daysOf(statutoryCalendar, start, limit, hours).map(({ kind, at, estimated }) => [kind, at, ...(estimated ? ['estimated'] : [])]);

describe('dates of a limit', () => {
  it('five working days over the National Day holiday of 2026, with the light, an extension and a ladder', () => {
    const limit = {
      ...{ amount: 5, unit: 'workingDays' as const, warn: 2, extend: { amount: 3 } },
      onExpire: { escalate: [{ amount: 1, unit: 'workingDays', to: 'chief' }] },
    };
    expect(days('2026-09-28', limit)).toEqual([
      ['warn', '2026-10-09'],
      ['due', '2026-10-10'],
      ['extended', '2026-10-14'],
      ['rung', '2026-10-12'],
    ]);
  });

  it('says from which day it counts where the office receives on working days only', () => {
    expect(days('2026-10-03', { amount: 1, unit: 'workingDays' }, { workingDays: true })).toEqual([
      ['received', '2026-10-08'],
      ['due', '2026-10-09'],
    ]);
  });

  it('beyond the years that are announced it is an estimate', () => {
    expect(days('2031-03-03', { amount: 5, unit: 'workingDays' })).toEqual([['due', '2031-03-10', 'estimated']]);
  });

  it('hours are instants', () => {
    expect(days('2026-03-02', { amount: 24, unit: 'hours', warn: 4 })).toEqual([
      ['warn', '2026-03-02T22:00:00.000Z'],
      ['due', '2026-03-03T02:00:00.000Z'],
    ]);
  });

  it('nothing for what is not a limit yet', () => {
    expect(days('', { amount: 5, unit: 'workingDays' })).toEqual([]);
    expect(days('2026-03-02', {} as never)).toEqual([]);
    expect(days('2026-03-02', { amount: 0, unit: 'workingDays' })).toEqual([]);
  });
});

describe('keys of what a person adds', () => {
  const key = { pattern: '^[a-z0-9][A-Za-z0-9-]*$' };
  it('are what was typed where the language allows it, else made of its letters, else numbered', () => {
    expect(keyFor('county-clerk', key, [], 'roles')).toBe('county-clerk');
    expect(keyFor('County Clerk', key, [], 'roles')).toBe('county-clerk');
    expect(keyFor('县区经办', key, ['position-1'], 'roles')).toBe('position-2');
    expect(keyFor('财务', undefined, [], 'mix')).toBe('财务');
    expect(keyFor('合计', { pattern: '^[A-Za-z][A-Za-z0-9_]*$' }, [], 'values')).toBe('value1');
  });
});
