import { describe, expect, it } from 'vitest';
import type { Task } from '../../../engine/model/task.ts';
import {
  mayEditCalendar,
  mayGrant,
  mayManageOrganisations,
  mayManageUsers,
  mayReadUsers,
  mayReleaseClaims,
} from '../../../engine/policy/admin.ts';
import { mayOpenCase, mayReadCase, mayReadHistory, mayWithdrawCase } from '../../../engine/policy/case.ts';
import { mayCheckDefinition, mayManageWindow, mayPublishDefinition, mayReadDefinition } from '../../../engine/policy/definition.ts';
import { mayEditEnterprise, mayReadEligibility, mayReadEnterprise } from '../../../engine/policy/enterprise.ts';
import { mayReadFile, mayUploadFile } from '../../../engine/policy/file.ts';
import { mayPickEntriesOf, mayReadCertificate, mayReadEntry, mayUpdateEntry } from '../../../engine/policy/registry.ts';
import type { Subject } from '../../../engine/policy/roles.ts';
import { mayAct, mayClaim, mayRelease } from '../../../engine/policy/task.ts';
import { draft, facts, people, uscc } from './people.ts';

const task = (group: string, assignee: string | null = null, status: Task['status'] = 'open') => ({ group, assignee, status });
const entry = { entry: { uscc, district: 'a' }, ownerOrg: 'miit' };
const enterprise = { uscc, district: 'a' };
const signedIn = Object.keys(people).filter((name) => name !== 'nobody');
const members = ['agent', 'legal', 'recused officer'];
const countyOfficers = ['county', 'county inspector', 'recused officer'];
const overseers = ['supervisor', 'county supervisor', 'auditor'];
const readers = [...members, 'county', 'department', 'city', ...overseers];

/** Verb → who may; everybody else in `people` may not. */
const table: Readonly<Record<string, { ask: (user: Subject) => boolean; who: readonly string[] }>> = {
  'read a case': { ask: (user) => mayReadCase(user, facts), who: readers },
  'read the history of a case': { ask: (user) => mayReadHistory(user, facts), who: readers },
  'read a draft': { ask: (user) => mayReadCase(user, draft), who: members },
  'open a case': { ask: (user) => mayOpenCase(user, uscc), who: members },
  'withdraw a case': { ask: (user) => mayWithdrawCase(user, facts), who: members },
  'act on a task of the county': { ask: (user) => mayAct(user, task('county-clerk@a'), enterprise), who: ['county'] },
  'claim a task of the county': { ask: (user) => mayClaim(user, task('county-clerk@a'), enterprise), who: ['county'] },
  'act on a task of a department': { ask: (user) => mayAct(user, task('department-reviewer@ecology'), enterprise), who: ['department'] },
  'act on a task of the city': { ask: (user) => mayAct(user, task('city-clerk@miit'), enterprise), who: ['city'] },
  'act on a task claimed by the county': { ask: (user) => mayAct(user, task('county-clerk@a', 'county'), enterprise), who: ['county'] },
  'claim a task that is claimed': { ask: (user) => mayClaim(user, task('county-clerk@a', 'county'), enterprise), who: [] },
  'release a task claimed by the county': { ask: (user) => mayRelease(user, task('county-clerk@a', 'county')), who: ['county'] },
  'act on a closed task': { ask: (user) => mayAct(user, task('county-clerk@a', null, 'completed'), enterprise), who: [] },
  'fill in the application': { ask: (user) => mayAct(user, task(`applicant:${uscc}:agent`), enterprise), who: members },
  'act on a task of any member': { ask: (user) => mayAct(user, task(`applicant:${uscc}`), enterprise), who: members },
  'sign the application': { ask: (user) => mayAct(user, task(`applicant:${uscc}:legal-representative`), enterprise), who: ['legal'] },
  'act on a task of a system role': { ask: (user) => mayAct(user, task('administrator@miit'), enterprise), who: [] },
  'read an enterprise': { ask: (user) => mayReadEnterprise(user, enterprise), who: [...members, ...countyOfficers, ...overseers] },
  'edit an enterprise': { ask: (user) => mayEditEnterprise(user, uscc), who: members },
  'read the eligibility of an enterprise': {
    ask: (user) => mayReadEligibility(user, enterprise, 'miit'),
    who: [...members, ...countyOfficers, ...overseers, 'city'],
  },
  'read a registry entry': { ask: (user) => mayReadEntry(user, entry), who: [...members, ...countyOfficers, ...overseers, 'city'] },
  'pick entries of a public registry': {
    ask: (user) => user !== null && mayPickEntriesOf(user, [{}]) === null,
    who: signedIn,
  },
  'pick an own entry of a registry that is not public': {
    ask: (user) => mayPickEntriesOf(user, [{}, { public: false }])?.includes(uscc) ?? false,
    who: members,
  },
  'read a certificate': { ask: (user) => mayReadCertificate(user, entry), who: [...members, ...countyOfficers, ...overseers, 'city'] },
  'update a registry entry': { ask: (user) => mayUpdateEntry(user, entry), who: members },
  'read a definition': { ask: mayReadDefinition, who: signedIn },
  'check a definition': { ask: mayCheckDefinition, who: ['designer', 'foreign designer', 'administrator'] },
  'publish a definition': { ask: (user) => mayPublishDefinition(user, 'miit'), who: ['designer', 'administrator'] },
  'manage a window': { ask: (user) => mayManageWindow(user, 'miit'), who: ['designer', 'city'] },
  'upload a file': {
    ask: mayUploadFile,
    who: [...members, 'other applicant', ...countyOfficers, 'other county', 'department', 'other department', 'city', 'foreign city'],
  },
  'read a file of a case': { ask: (user) => mayReadFile(user, { uploadedBy: 'somebody', shown: mayReadCase(user, facts) }), who: readers },
  'read a file of no case': { ask: (user) => mayReadFile(user, { uploadedBy: 'agent', shown: false }), who: ['agent'] },
  'manage organisations': { ask: mayManageOrganisations, who: ['administrator'] },
  'manage users': { ask: mayManageUsers, who: ['administrator'] },
  'read users': { ask: mayReadUsers, who: ['administrator', 'auditor'] },
  'grant a role': { ask: (user) => mayGrant(user, { id: 'stranger' }), who: ['administrator'] },
  'grant oneself a role': { ask: (user) => mayGrant(user, { id: 'administrator' }), who: [] },
  'edit the calendar': { ask: mayEditCalendar, who: ['administrator'] },
  'release a claimed value': { ask: mayReleaseClaims, who: ['administrator'] },
};

describe.each(Object.entries(table))('may %s', (_, { ask, who }) => {
  it.each(Object.keys(people))('%s', (name) => {
    expect(ask(people[name] ?? null)).toBe(who.includes(name));
  });
});
