import type { Grant, Membership, User } from '../../../engine/model/user.ts';
import type { CaseFacts } from '../../../engine/policy/case.ts';

export const uscc = '91410305MA9XTE0263';
const user = (id: string, grants: readonly Grant[], memberships: readonly Membership[] = []): User => ({
  id,
  login: id,
  name: id,
  grants,
  memberships,
});
const at = (org: string, role: string, district?: string): Grant => (district ? { role, org, district } : { role, org });

/** One person of every kind; `null` is nobody signed in. */
export const people: Readonly<Record<string, User | null>> = {
  nobody: null,
  stranger: user('stranger', []),
  agent: user('agent', [], [{ uscc, role: 'agent' }]),
  legal: user('legal', [], [{ uscc, role: 'legal-representative' }]),
  'other applicant': user('other-applicant', [], [{ uscc: '91410311MA9XTE034K', role: 'legal-representative' }]),
  county: user('county', [at('miit-a', 'county-clerk', 'a')]),
  'other county': user('other-county', [at('miit-b', 'county-clerk', 'b')]),
  'county inspector': user('inspector', [at('miit-a', 'county-inspector', 'a')]),
  department: user('department', [at('ecology', 'department-reviewer')]),
  'other department': user('other-department', [at('taxation', 'department-reviewer')]),
  city: user('city', [at('miit', 'city-clerk')]),
  'foreign city': user('foreign-city', [at('science', 'city-clerk')]),
  supervisor: user('supervisor', [at('miit', 'supervisor')]),
  'county supervisor': user('county-supervisor', [at('miit-a', 'supervisor', 'a')]),
  'other county supervisor': user('other-county-supervisor', [at('miit-b', 'supervisor', 'b')]),
  designer: user('designer', [at('miit', 'designer')]),
  'foreign designer': user('foreign-designer', [at('science', 'designer')]),
  administrator: user('administrator', [at('miit', 'administrator')]),
  auditor: user('auditor', [at('miit', 'auditor')]),
  'recused officer': user('recused', [at('miit-a', 'county-clerk', 'a')], [{ uscc, role: 'agent' }]),
};

export const facts: CaseFacts = {
  kase: { uscc, district: 'a', status: 'running', submittedAt: '2026-03-02T01:00:00.000Z' },
  taskGroups: [`applicant:${uscc}:agent`, 'county-clerk@a', 'department-reviewer@ecology'],
  ownerOrg: 'miit',
};
export const draft: CaseFacts = { ...facts, kase: { ...facts.kase, status: 'draft', submittedAt: null } };
