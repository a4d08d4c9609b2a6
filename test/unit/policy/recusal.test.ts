import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayReadCase, readableCases, sideOf } from '../../../engine/policy/case.ts';
import { refusalToAct } from '../../../engine/policy/task.ts';
import { draft, facts, people, uscc } from './people.ts';

const task = { group: 'county-clerk@a', assignee: null, status: 'open' as const };

describe('refusals to act on a task', () => {
  it.each([
    ['nobody', task, 'auth.required'],
    ['stranger', task, 'task.not-yours'],
    ['other county', task, 'task.not-yours'],
    ['recused officer', task, 'recusal'],
    ['county', { ...task, status: 'completed' as const }, 'task.closed'],
    ['county', { ...task, assignee: 'somebody' }, 'task.taken'],
    ['county', task, null],
  ])('tell %s why', (name, asked, refusal) => {
    expect(refusalToAct(people[name] ?? null, asked, { uscc })).toBe(refusal);
  });

  it('let a recused officer work on other enterprises', () => {
    expect(refusalToAct(people['recused officer'] ?? null, task, { uscc: '91410311MA9XTE034K' })).toBe(null);
  });
});

describe('the side from which a case is read', () => {
  it.each([
    ['agent', 'applicant'],
    ['recused officer', 'applicant'],
    ['county', 'officer'],
    ['auditor', 'officer'],
    ['other county', null],
    ['administrator', null],
    ['nobody', null],
  ])('is, for %s, %s', (name, side) => {
    expect(sideOf(people[name] ?? null, facts)).toBe(side);
  });
});

describe('the filter of readable cases', () => {
  it('holds nothing for people without grants and memberships', () => {
    const nothing = { enterprises: [], all: false, ownerOrgs: [], groups: [], districts: [] };
    expect(readableCases(null)).toEqual(nothing);
    expect(readableCases(people.administrator ?? null)).toEqual(nothing);
    expect(readableCases(people.designer ?? null)).toEqual(nothing);
  });

  it('never lets more through than the single check, whatever the case', () => {
    const groups = fc.subarray(['county-clerk@a', 'county-clerk@b', 'department-reviewer@ecology', 'city-clerk@miit', 'designer@miit']);
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.values(people)),
        fc.constantFrom(facts, draft),
        fc.constantFrom('a', 'b', ''),
        fc.constantFrom('miit', 'science', ''),
        groups,
        (user, base, district, ownerOrg, taskGroups) => {
          const asked = { kase: { ...base.kase, district }, ownerOrg, taskGroups };
          const filter = readableCases(user);
          const listed =
            filter.enterprises.includes(uscc) ||
            (base !== draft &&
              (filter.all ||
                filter.ownerOrgs.includes(ownerOrg) ||
                filter.districts.includes(district) ||
                taskGroups.some((group) => filter.groups.includes(group))));
          expect(mayReadCase(user, asked)).toBe(listed);
        },
      ),
    );
  });
});
