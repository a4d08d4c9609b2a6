/** Small definitions for the tests of single steps. */
import { compileProgramme } from '../../../engine/machine/compile.ts';
import type { WorkflowDefinition } from '../../../engine/model/definition.ts';
import type { FormDefinition } from '../../../engine/model/form.ts';
import type { ReviewPolicy } from '../../../engine/model/people.ts';
import type { ReviewStep, Step } from '../../../engine/model/steps.ts';
import { PureWorld } from '../../support/pure-world.ts';

export const application: FormDefinition = {
  id: 'application',
  title: 'Application',
  schema: {
    type: 'object',
    properties: {
      amount: { type: 'number', title: 'Amount' },
      half: { type: 'number', title: 'Half', 'x-computed': 'application.amount / 2' },
      note: { type: 'string', title: 'Note' },
    },
  },
  uischema: {
    type: 'VerticalLayout',
    elements: ['amount', 'half', 'note'].map((name) => ({ type: 'Control', scope: `#/properties/${name}` })),
  },
};

const opinion: FormDefinition = {
  id: 'opinion',
  title: 'Opinion',
  schema: { type: 'object', properties: { text: { type: 'string', title: 'Text' } } },
  uischema: { type: 'VerticalLayout', elements: [] },
};

export const ends: Readonly<Record<string, Step>> = {
  yes: { type: 'end', outcome: 'approved' },
  no: { type: 'end', outcome: 'rejected' },
};

export function miniWorkflow(steps: Readonly<Record<string, Step>>, extra: Partial<WorkflowDefinition> = {}): WorkflowDefinition {
  return {
    id: 'mini',
    title: 'Mini',
    owner: 'office',
    legalKind: 'service',
    start: 'apply',
    steps: { apply: { type: 'form', form: 'application', by: 'applicant', next: Object.keys(steps)[0] ?? 'yes' }, ...steps, ...ends },
    ...extra,
  };
}

export function miniWorld(steps: Readonly<Record<string, Step>>, extra: Partial<WorkflowDefinition> = {}, now?: string): PureWorld {
  const pkg = { workflow: miniWorkflow(steps, extra), forms: { application, opinion }, vocabularies: {} };
  return new PureWorld(compileProgramme(pkg, 'hash'), now);
}

/** A world whose application was submitted: the first step after the form is live. */
export function submitted(steps: Readonly<Record<string, Step>>, extra: Partial<WorkflowDefinition> = {}, now?: string): PureWorld {
  const world = miniWorld(steps, extra, now).open();
  world.as('agent').complete('submit', { data: { amount: 100, half: 50, note: 'n' } }, 'apply');
  return world;
}

export function reviewBy(people: number, policy?: ReviewPolicy, extra: Partial<ReviewStep> = {}): ReviewStep {
  return {
    type: 'review',
    assign: Array.from({ length: people }, (_, index) => ({ role: `r${index + 1}` })),
    ...(policy ? { policy } : {}),
    outcomes: { agree: { label: 'Agree', to: 'yes' }, doubt: { label: 'Doubt', to: 'no' }, refuse: { label: 'Refuse', to: 'no' } },
    ...extra,
  };
}
