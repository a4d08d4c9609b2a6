/** A small programme, its people and an enterprise: what the suites of store and commands work with. */

import { completeTask } from '../../engine/commands/complete-task.ts';
import { openCase } from '../../engine/commands/open-case.ts';
import { publishDefinition } from '../../engine/commands/publish-definition.ts';
import { createRuntime, type Runtime } from '../../engine/commands/runtime.ts';
import type { ProgrammePackage, WorkflowDefinition } from '../../engine/model/definition.ts';
import type { Enterprise } from '../../engine/model/enterprise.ts';
import type { ReviewNote } from '../../engine/model/event.ts';
import type { User } from '../../engine/model/user.ts';
import type { Store } from '../../engine/store/db.ts';
import { saveEnterpriseRow } from '../../engine/store/enterprises.ts';
import { saveOrganisation } from '../../engine/store/organisations.ts';
import { tasksOfCase } from '../../engine/store/tasks.ts';
import { saveUser } from '../../engine/store/users.ts';

export const enterprise: Enterprise = {
  ...{ uscc: '91410305MA9XTE0263', name: 'Example Precision Machinery', district: '410305', industry: 'C35', foundedOn: '2018-05-01' },
  ...{ status: 'active', legalName: 'Zhang', contact: 'Li', mobile: '13800000000', employees: 120, years: [{ year: 2025, revenue: 5000 }] },
};
export const otherEnterprise: Enterprise = { ...enterprise, uscc: '91410311MA9XTE034K', name: 'Other Instruments', district: '410311' };

const person = (id: string, rest: Partial<User>): User => ({ id, login: id, name: `The ${id}`, grants: [], memberships: [], ...rest });
const position = (role: string, org: string, district?: string) => ({ role, org, ...(district && { district }) });
export const people = {
  agent: person('agent', { memberships: [{ uscc: enterprise.uscc, role: 'agent' }] }),
  legal: person('legal', { memberships: [{ uscc: enterprise.uscc, role: 'legal-representative' }] }),
  agent2: person('agent2', { memberships: [{ uscc: otherEnterprise.uscc, role: 'legal-representative' }] }),
  county: person('county', { grants: [position('county-clerk', 'miit-410305', '410305')] }),
  county2: person('county2', { grants: [position('county-clerk', 'miit-410305', '410305')] }),
  /** Clerk and member of the applicant: must never act as a clerk on its cases. */
  both: person('both', {
    grants: [position('county-clerk', 'miit-410305', '410305')],
    memberships: [{ uscc: enterprise.uscc, role: 'agent' }],
  }),
  first: person('first', { grants: [position('reviewer-a', 'city')] }),
  second: person('second', { grants: [position('reviewer-b', 'city')] }),
  third: person('third', { grants: [position('reviewer-c', 'city')] }),
  clerk: person('clerk', { grants: [position('city-clerk', 'city')] }),
  designer: person('designer', { grants: [position('designer', 'city')] }),
  admin: person('admin', { grants: [position('administrator', 'city')] }),
} as const;

/** County approval, three city reviewers who must all agree, a branch on a score, a public notice, a registry entry, the end. */
export const commonWorkflow: WorkflowDefinition = {
  id: 'common-case',
  title: 'Common case',
  owner: 'city',
  legalKind: 'evaluation',
  caseNumber: 'CC{yyyy}{seq:6}',
  roles: {
    'county-clerk': { title: 'County clerk' },
    'reviewer-a': { title: 'Reviewer A' },
    'reviewer-b': { title: 'Reviewer B' },
    'reviewer-c': { title: 'Reviewer C' },
    'city-clerk': { title: 'City clerk' },
  },
  registries: {
    leaders: {
      title: 'Leaders',
      reminders: [90],
      renewal: { opens: { amount: 3, unit: 'months' } },
      yearlyUpdate: { due: '04-30', form: 'update', onMiss: { flag: 'no-renewal', label: 'May not renew' } },
    },
  },
  start: 'apply',
  steps: {
    apply: { type: 'form', title: 'Apply', form: 'application', by: 'applicant', withdrawTo: 'withdrawn', next: 'county' },
    county: {
      type: 'review',
      title: 'County',
      assign: { role: 'county-clerk', scope: 'enterprise.district' },
      deadline: { amount: 5, unit: 'workingDays', warn: 2, onExpire: { to: 'refused' } },
      outcomes: {
        accept: { label: 'Accept', to: 'city' },
        correct: { label: 'Correct', to: 'fix' },
        reject: { label: 'Reject', to: 'refused', reason: 'required' },
      },
    },
    fix: {
      type: 'correct',
      title: 'Correct',
      of: 'apply',
      rounds: 1,
      next: 'county',
      deadline: { amount: 10, unit: 'workingDays', onExpire: { to: 'withdrawn' } },
    },
    city: {
      type: 'review',
      title: 'City',
      assign: [{ role: 'reviewer-a' }, { role: 'reviewer-b' }, { role: 'reviewer-c' }],
      policy: { type: 'all' },
      outcomes: { agree: { label: 'Agree', to: 'gate' }, disagree: { label: 'Disagree', to: 'refused', reason: 'required' } },
    },
    gate: { type: 'decide', title: 'Score', branches: [{ when: 'application.score >= 60', to: 'notice' }], otherwise: 'refused' },
    notice: {
      type: 'notice',
      title: 'Notice',
      period: { amount: 7, unit: 'workingDays', countFirstDay: true },
      content: [{ label: 'Enterprise', value: 'enterprise.name' }],
      objections: { role: 'city-clerk' },
      outcomes: { clear: { to: 'list' }, upheld: { to: 'refused' } },
    },
    list: {
      type: 'register',
      title: 'List',
      registry: 'leaders',
      valid: { amount: 3, unit: 'years' },
      certificate: { number: 'LY-{yyyy}-{seq:5}', title: 'Certificate', body: 'This certifies', fields: [] },
      next: 'tell',
    },
    tell: { type: 'notify', title: 'Tell', to: 'applicant', subject: 'Approved', body: 'You are on the list.', next: 'done' },
    done: { type: 'end', outcome: 'approved' },
    refused: { type: 'end', outcome: 'rejected' },
    withdrawn: { type: 'end', outcome: 'withdrawn' },
  },
};

export const commonPackage: ProgrammePackage = {
  workflow: commonWorkflow,
  forms: {
    application: {
      id: 'application',
      title: 'Application',
      schema: {
        type: 'object',
        required: ['product', 'score'],
        properties: {
          product: { type: 'string', title: 'Product', maxLength: 100 },
          score: { type: 'number', title: 'Score', minimum: 0, maximum: 100 },
          text: { type: 'string', title: 'Text', format: 'longtext', maxLength: 4000 },
          proof: { type: 'array', title: 'Proof', format: 'files', items: { type: 'object' } } as never,
        },
      },
      uischema: {
        type: 'VerticalLayout',
        elements: ['product', 'score', 'text', 'proof'].map((name) => ({ type: 'Control', scope: `#/properties/${name}` })),
      },
    },
    update: {
      id: 'update',
      title: 'Yearly update',
      schema: { type: 'object', required: ['employees'], properties: { employees: { type: 'integer', title: 'Employees', minimum: 0 } } },
      uischema: { type: 'VerticalLayout', elements: [{ type: 'Control', scope: '#/properties/employees' }] },
    },
  },
  vocabularies: {},
};

/** About 2 kB, as in the bench. */
export const application = { product: 'Spindle', score: 80, text: 'x'.repeat(1900) };

export interface Office {
  readonly runtime: Runtime;
  /** Opens a case and submits the application; gives the case's id. */
  submitted(data?: Record<string, unknown>): Promise<string>;
  /** Completes the person's open task of the case. */
  act(
    caseId: string,
    person: User,
    outcome: string,
    more?: { reason?: string; data?: Record<string, unknown>; notes?: readonly ReviewNote[] },
  ): Promise<number>;
  /** Id of the first open task of the case that stands in the step. */
  task(caseId: string, step: string): Promise<string>;
}

export const mailOf = ({ id }: User) => `${id}@example.cn`;

/** People, enterprises and the common programme in a store. */
export async function createOffice(store: Store, clock: { now(): string }, pkg: ProgrammePackage = commonPackage): Promise<Office> {
  const runtime = await createRuntime({ store, clock });
  await store.writer.transact(async (tx) => {
    await saveOrganisation(tx, { id: 'city', name: 'City' });
    for (const user of Object.values(people))
      await saveUser(tx, { user, passwordHash: '', email: mailOf(user), disabled: false }, clock.now());
    for (const each of [enterprise, otherEnterprise]) await saveEnterpriseRow(tx, each, 0, clock.now(), 'admin');
  });
  await publishDefinition(runtime, { by: people.admin, package: pkg });
  return officeOf(runtime, pkg.workflow.id);
}

/** The same office on a store that has its rows already. */
export function officeOf(runtime: Runtime, programme = commonWorkflow.id): Office {
  const openTasks = async (caseId: string) => (await tasksOfCase(runtime.store.read, caseId)).filter((task) => task.status === 'open');
  return {
    runtime,
    async submitted(data = application) {
      const { caseId } = await openCase(runtime, { by: people.agent, programme, uscc: enterprise.uscc });
      await completeTask(runtime, { by: people.agent, taskId: `${caseId}.1`, outcome: 'submit', data });
      return caseId;
    },
    async act(caseId, by, outcome, more = {}) {
      const { isCandidate } = await import('../../engine/policy/task.ts');
      const task = (await openTasks(caseId)).find((candidate) => isCandidate(by, candidate));
      if (!task) throw new Error(`${by.id} has no task of ${caseId}`);
      return (await completeTask(runtime, { by, taskId: task.id, outcome, ...more })).seq;
    },
    async task(caseId, step) {
      const task = (await openTasks(caseId)).find((candidate) => candidate.step === step);
      if (!task) throw new Error(`no open task in ${step}`);
      return task.id;
    },
  };
}
