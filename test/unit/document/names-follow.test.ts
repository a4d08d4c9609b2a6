import { expect, it } from 'vitest';
import { standIn, withNameChanged, withoutStandIn } from '../../../designer/document/names-follow.ts';
import { withOutcomeRenamed } from '../../../designer/document/outcomes.ts';
import { withNameFollowing, withNameIn } from '../../../designer/document/own-names.ts';
import type { ProgrammeDocument } from '../../../engine/model/studio.ts';

const workflow = {
  id: 'x',
  title: '甲',
  owner: 'bureau',
  legalKind: 'service',
  roles: { clerk: { title: '经办' }, chief: { title: '科长' } },
  parameters: { cap: 50, due: '04-30' },
  messages: { given: { title: '放弃', from: ['applicant', { role: 'clerk' }] } },
  on: { given: { to: 'done' } },
  eligibility: [{ id: 'a', when: 'enterprise.employees < parameters.cap and parameters.capital = 1', reason: '原因' }],
  registries: {
    list: { title: '名录', yearlyUpdate: { due: 'parameters.due', form: 'update', onMiss: { flag: 'clerk', label: '标记' } } },
  },
  start: 'review',
  steps: {
    review: {
      type: 'review',
      deadline: { amount: 5, unit: 'workingDays', onExpire: { escalate: [{ amount: 1, unit: 'workingDays', to: 'clerk' }] } },
      on: { given: { outcome: 'object' } },
      assign: [{ role: 'clerk' }, { role: 'chief' }],
      addSigners: { by: 'clerk', places: ['before'] },
      nobody: { role: 'clerk' },
      outcomes: { agree: { label: '同意', to: 'gate' }, object: { label: '不同意', to: 'done' } },
    },
    gate: {
      type: 'decide',
      branches: [{ when: 'review.outcome = "agree" and review.outcome != "object" and "agree" = application.note', to: 'done' }],
      otherwise: 'list',
    },
    wait: { type: 'wait', message: 'given', next: 'done' },
    list: { type: 'register', registry: 'list', valid: { amount: 3, unit: 'years' }, next: 'done' },
    done: { type: 'end', when: 'some entry in registry satisfies entry.registry = "list"', outcome: 'approved' },
  },
};
const document = { workflow, forms: {}, vocabularies: {}, scenarios: null } as unknown as ProgrammeDocument;
const changed = (map: string, from: string, to: string) => JSON.stringify(withNameChanged(document, ['workflow', map], from, to).workflow);
const written = JSON.stringify(workflow);

it('a position is called otherwise wherever work is given to it, and nowhere else', () => {
  expect(changed('roles', 'clerk', 'officer')).toBe(
    written
      .replaceAll('"role":"clerk"', '"role":"officer"')
      .replace('"to":"clerk"', '"to":"officer"')
      .replace('"by":"clerk"', '"by":"officer"')
      .replace('"clerk":{', '"officer":{'),
  );
  expect(changed('roles', 'clerk', 'chief')).toBe(written);
});

it('a message, where it is waited for and where it does something; a registry, also in conditions', () => {
  expect(changed('messages', 'given', 'givenUp')).toBe(written.replaceAll('"given"', '"givenUp"'));
  expect(changed('registries', 'list', 'roll')).toBe(
    written
      .replace('"registries":{"list"', '"registries":{"roll"')
      .replace('"registry":"list"', '"registry":"roll"')
      .replace('registry = \\"list\\"', 'registry = \\"roll\\"'),
  );
});

it('sample people of scenarios are called by their position, and messages of them by their name', () => {
  const steps = [
    { as: 'clerk@bureau', complete: 'agree', data: { as: 'clerk@bureau' } },
    { as: 'clerk@bureau#2', message: { name: 'given', data: { name: 'given' } } },
    { as: 'clerks@bureau', open: { uscc: 'clerk@' } },
  ];
  const scenarios = { application: {}, reader: 'clerk@district-1', scenarios: [{ title: 'given', start: '2026-01-01', steps }] };
  const played = { ...document, scenarios } as unknown as ProgrammeDocument;
  expect(withNameChanged(played, ['workflow', 'roles'], 'clerk', 'officer').scenarios).toEqual({
    ...scenarios,
    reader: 'officer@district-1',
    scenarios: [
      {
        ...scenarios.scenarios[0],
        steps: [{ ...steps[0], as: 'officer@bureau' }, { ...steps[1], as: 'officer@bureau#2' }, steps[2]],
      },
    ],
  });
  const told = withNameChanged(played, ['workflow', 'messages'], 'given', 'givenUp').scenarios;
  expect(JSON.stringify(told)).toBe(JSON.stringify(scenarios).replace('"message":{"name":"given"', '"message":{"name":"givenUp"'));
  expect(withNameChanged(played, ['workflow', 'parameters'], 'cap', 'most').scenarios).toBe(scenarios);
});

it('a figure, in every expression and where a date is read from it', () => {
  expect(changed('parameters', 'cap', 'most')).toBe(
    written.replace('"cap":50', '"most":50').replace('parameters.cap ', 'parameters.most '),
  );
  expect(changed('parameters', 'due', 'day')).toBe(
    written.replace('"due":"04-30"', '"day":"04-30"').replace('"parameters.due"', '"parameters.day"'),
  );
});

it('an outcome, where it is compared with the step’s', () => {
  const { steps } = withOutcomeRenamed(document, ['workflow', 'steps', 'review'], 'agree', 'pass').workflow;
  expect(steps.gate).toMatchObject({
    branches: [{ when: 'review.outcome = "pass" and review.outcome != "object" and "agree" = application.note' }],
  });
});

it('the position that a new step brought along goes with its last use, and never one that somebody named', () => {
  const named = { [standIn.id]: { title: standIn.title } };
  const within = (roles: object, role: string) => {
    const steps = { ...workflow.steps, more: { type: 'notify', to: { role } } };
    return { ...document, workflow: { ...workflow, roles, steps } } as unknown as ProgrammeDocument;
  };
  expect(withoutStandIn(within({ ...workflow.roles, ...named }, 'chief')).workflow.roles).toEqual(workflow.roles);
  const used = within({ ...workflow.roles, ...named }, standIn.id);
  expect(withoutStandIn(used)).toBe(used);
  const own = within({ ...workflow.roles, [standIn.id]: { title: '复核员' } }, 'chief');
  expect(withoutStandIn(own)).toBe(own);
});

it('a value that a step computes, where expressions read it from that step; its name goes along', () => {
  const when = 'direct.award = true and results.direct.award and application.direct.award = 1 and direct.awards = 2';
  const steps = {
    direct: { type: 'compute', values: { award: '1 = 1' }, next: 'gate' },
    gate: { type: 'decide', branches: [{ when, to: 'done' }], otherwise: 'done' },
  };
  const named = {
    ...document,
    workflow: { ...workflow, names: { values: { award: { title: '奖励' } } }, steps },
  } as unknown as ProgrammeDocument;
  const renamed = withNameChanged(named, ['workflow', 'steps', 'direct', 'values'], 'award', 'prize');
  expect(renamed.workflow.steps).toMatchObject({
    direct: { values: { prize: '1 = 1' } },
    gate: {
      branches: [{ when: 'direct.prize = true and results.direct.prize and application.direct.award = 1 and direct.awards = 2' }],
    },
  });
  const titles = ['workflow', 'names', 'values'];
  expect(withNameFollowing(named, titles, 'award', 'prize')).toBe(named);
  expect(withNameFollowing(renamed, titles, 'award', 'prize').workflow.names).toEqual({ values: { prize: { title: '奖励' } } });
  expect(withNameFollowing(renamed, titles, 'award', null).workflow.names).toBeUndefined();
  expect(withNameIn(renamed, titles, 'award', '').workflow.names).toBeUndefined();
});
