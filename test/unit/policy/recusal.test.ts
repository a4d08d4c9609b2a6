import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayReadCase, readableCases, sideOf } from '../../../engine/policy/case.ts';
import { refusalToAct, standingOn } from '../../../engine/policy/task.ts';
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

describe('a standing substitute', () => {
  const [county, other] = [people.county, people['other county']];
  if (!county || !other) throw new Error('no such people');
  const absent = { id: county.id, name: county.name, grants: county.grants, memberships: county.memberships };
  const substitute = { ...other, standsInFor: [{ user: absent, from: '2026-03-02', to: '2026-03-06' }] };
  const on = (user: typeof substitute, day: string | undefined, asked = task, applicant = uscc) =>
    standingOn(user, asked, { uscc: applicant }, day);

  it('acts in the absent person’s name on the days of the absence, both included', () => {
    for (const day of ['2026-03-02', '2026-03-06']) expect(on(substitute, day)).toEqual({ refusal: null, onBehalfOf: county.id });
    for (const day of ['2026-03-01', '2026-03-07', undefined]) expect(on(substitute, day)).toEqual({ refusal: 'task.not-yours' });
  });
  it('takes over what the absent person claimed, not what others did', () => {
    expect(on(substitute, '2026-03-03', { ...task, assignee: county.id as never })).toEqual({ refusal: null, onBehalfOf: county.id });
    expect(on(substitute, '2026-03-03', { ...task, assignee: 'somebody' as never })).toEqual({ refusal: 'task.taken' });
  });
  it('is free to act, and stands in for somebody who is', () => {
    const memberships = [{ uscc, role: 'agent' as const }];
    expect(on({ ...substitute, memberships }, '2026-03-03')).toEqual({ refusal: 'recusal' });
    const recused = { ...substitute, standsInFor: [{ user: { ...absent, memberships }, from: '2026-03-02', to: '2026-03-06' }] };
    expect(on(recused, '2026-03-03')).toEqual({ refusal: 'recusal' });
  });
  it('never signs for an enterprise', () => {
    const memberships = [{ uscc, role: 'agent' as const }];
    const agent = { ...substitute, standsInFor: [{ user: { ...absent, memberships }, from: '2026-03-02', to: '2026-03-06' }] };
    expect(on(agent, '2026-03-03', { ...task, group: `applicant:${uscc}:agent` })).toEqual({ refusal: 'task.not-yours' });
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
