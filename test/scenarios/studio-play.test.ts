import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rootFolder } from '../../engine/main.ts';
import type { PlayedDto } from '../../engine/model/dto/tryout.ts';
import type { ProgrammeDocument } from '../../engine/model/studio.ts';
import { loadPackage } from '../support/pure-world.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const shipped = (): ProgrammeDocument => ({
  ...loadPackage('innovative-sme-evaluation'),
  scenarios: JSON.parse(readFileSync(join(rootFolder(), 'workflows/innovative-sme-evaluation/scenarios.json'), 'utf8')),
});
/** A programme of two steps with people of its own, which nobody in the office works with. */
const small: ProgrammeDocument = {
  workflow: {
    ...{ id: 'small', title: '小事项', owner: 'miit-luoyang', legalKind: 'service', start: 'apply' },
    roles: { clerk: { title: '窗口' }, bureau: { title: '部门' } },
    steps: {
      apply: { type: 'form', title: '申请', form: 'application', by: 'applicant', next: 'accept' },
      accept: {
        ...{ type: 'review', title: '受理', assign: { role: 'clerk', scope: 'enterprise.district' } },
        deadline: { amount: 5, unit: 'workingDays', onExpire: { to: 'late' } },
        outcomes: { pass: { label: '通过', to: 'both' }, refuse: { label: '不予受理', to: 'refused', reason: 'required' } },
      },
      both: {
        ...{ type: 'review', title: '会审', assign: { role: 'bureau', count: 2 }, policy: { type: 'all' } },
        outcomes: { agree: { label: '同意', to: 'done' }, object: { label: '不同意', to: 'refused' } },
      },
      done: { type: 'end', outcome: 'approved' },
      refused: { type: 'end', outcome: 'rejected' },
      late: { type: 'end', outcome: 'expired' },
    },
  } as ProgrammeDocument['workflow'],
  forms: {
    application: {
      ...{ id: 'application', title: '申请表' },
      schema: { type: 'object', required: ['note'], properties: { note: { type: 'string', title: '说明' } } },
      uischema: { type: 'VerticalLayout', elements: [{ type: 'Control', scope: '#/properties/note' }] },
    },
  } as ProgrammeDocument['forms'],
  vocabularies: {},
  scenarios: null,
};
const play = async (document: ProgrammeDocument, steps: readonly unknown[], login = 'designer') =>
  (await world.as(login)).call<PlayedDto>('POST', '/api/studio/play', { document, scenario: { title: '', start: '2026-03-02', steps } });

describe('a draft tried out', () => {
  const opening = (uscc: string) => [
    { as: 'agent-1', open: { uscc } },
    { as: 'agent-1', complete: 'submit', data: { note: '请审核' } },
  ];

  it('has people for every position, and says who may do what next', async () => {
    const empty = await play(small, []);
    expect(empty.status).toBe(200);
    expect(empty.body.stands).toBeNull();
    const uscc = empty.body.enterprises[0]?.uscc ?? '';
    const begun = (await play(small, opening(uscc))).body;
    expect(begun.steps.map(({ steps }) => steps)).toEqual([['apply'], ['accept']]);
    const [task] = begun.stands?.tasks ?? [];
    expect(task).toMatchObject({ step: 'accept', stepTitle: '受理' });
    expect(task?.outcomes.map(({ label }) => label)).toEqual(['通过', '不予受理']);
    expect(begun.people.find(({ login }) => login === task?.who[0])?.name).toBe('窗口 1');
    const passed = (await play(small, [...opening(uscc), { as: task?.who[0], complete: 'pass' }])).body;
    const open = passed.stands?.tasks ?? [];
    expect(open.map(({ step }) => step)).toEqual(['both', 'both']);
    // Different people are needed: there are enough.
    const [first = '', second = ''] = open[0]?.who ?? [];
    const both = [first, second].map((as) => ({ as, complete: 'agree' }));
    const done = (await play(small, [...opening(uscc), { as: task?.who[0], complete: 'pass' }, ...both])).body;
    expect(done.stands?.kase).toMatchObject({ status: 'ended', outcome: 'approved' });
    expect(done.stands?.flow.find(({ id }) => id === 'done')?.state).toBe('done');
  });

  it('lets time pass on its own clock, with what becomes due on the way', async () => {
    const uscc = (await play(small, [])).body.enterprises[0]?.uscc ?? '';
    const waiting = (await play(small, opening(uscc))).body;
    expect(waiting.stands?.timers.map(({ step }) => step)).toContain('accept');
    const late = (await play(small, [...opening(uscc), { workingDays: 6 }])).body;
    expect(late.stands?.kase).toMatchObject({ status: 'ended', outcome: 'expired' });
    expect(world.clock.today()).toBe('2026-03-02');
  });

  it('says in words why a step was refused, and goes on', async () => {
    const uscc = (await play(small, [])).body.enterprises[0]?.uscc ?? '';
    const refused = (
      await play(small, [
        { as: 'agent-1', open: { uscc } },
        { as: 'agent-1', complete: 'submit', data: {} },
        { as: 'agent-2', complete: 'submit', data: {} },
      ])
    ).body;
    expect(refused.steps[1]).toMatchObject({ refused: 'input.invalid', steps: ['apply'] });
    expect(refused.steps[1]?.says).toContain('/note');
    expect(refused.steps[2]?.refused).not.toBeNull();
  });

  it('leaves nothing in the office’s own store', async () => {
    const before = await world.app.store.read('cases').count({ n: '*' });
    const uscc = (await play(small, [])).body.enterprises[0]?.uscc ?? '';
    await play(small, opening(uscc));
    expect(await world.app.store.read('cases').count({ n: '*' })).toEqual(before);
    expect(await world.app.store.read('definitions').where({ programme: 'small' })).toEqual([]);
  });

  it('plays the scenarios that were written for the demonstration’s people', async () => {
    const document = shipped();
    const [scenario] = (document.scenarios as { scenarios: { start: string; steps: unknown[] }[] }).scenarios;
    const answered = await (await world.as('designer')).call<PlayedDto>('POST', '/api/studio/play', { document, scenario });
    expect(answered.status).toBe(200);
    expect(answered.body.steps.flatMap(({ problems }) => problems)).toEqual([]);
    expect(answered.body.stands?.kase.outcome).toBe('approved');
  });

  it('refuses a draft with errors, steps that nobody can mean, and people who don’t design', async () => {
    const { done: _done, ...steps } = small.workflow.steps as Record<string, unknown>;
    const broken = { ...small, workflow: { ...small.workflow, steps } } as ProgrammeDocument;
    expect((await play(broken, [])).body).toMatchObject({ code: 'definition.invalid' });
    expect((await play(small, [{ as: 'agent-1', destroy: true }])).status).toBe(400);
    expect((await play(small, [], 'agent')).body).toMatchObject({ code: 'forbidden' });
  });
});
