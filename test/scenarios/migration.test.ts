/** Versions and the migration of running cases, through the real API. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { endOfDay } from '../../engine/calendar/date.ts';
import { dueDate } from '../../engine/calendar/due.ts';
import { statutoryCalendar } from '../../engine/calendar/years.ts';
import { migrateCases } from '../../engine/commands/migrate-cases.ts';
import { verify } from '../../engine/commands/verify.ts';
import type { ProgrammePackage } from '../../engine/model/definition.ts';
import type { Migration, MigrationPlan } from '../../engine/model/migration.ts';
import type { User } from '../../engine/model/user.ts';
import { eventsOf } from '../../engine/store/events.ts';
import { messagesOf } from '../support/limits.ts';
import type { Person } from '../support/person.ts';
import { firstUscc } from '../support/sme.ts';
import { migrateByTwo, undoByTwo } from '../support/two-people.ts';
import { openWorld, type World } from '../support/world.ts';

const first = JSON.parse(readFileSync(new URL('../definitions/equipment-grant.json', import.meta.url), 'utf8')) as ProgrammePackage;

// biome-ignore lint/suspicious/noExplicitAny: a draft of a package is changed freely
function changed(change: (draft: any) => void): ProgrammePackage {
  const draft = structuredClone(first);
  change(draft);
  return draft;
}
/** County becomes district with a longer deadline; the city's chief decides; the amount is named anew and halved where it is computed. */
const second = changed(({ workflow, forms }) => {
  const { county, apply, ...rest } = workflow.steps;
  county.deadline.amount = 15;
  workflow.steps = { apply: { ...apply, next: 'district' }, district: { ...county, title: '区县初审' }, ...rest };
  workflow.steps.city.assign.role = 'city-chief';
  workflow.steps.gate.branches[0].when = 'application.investment >= 10 and application.share >= 1';
  const { amount, note } = forms.application.schema.properties;
  forms.application.schema.required = ['investment'];
  forms.application.schema.properties = { investment: amount, note, share: { type: 'number', title: '补助额' } };
  forms.application.uischema.elements = ['investment', 'note', 'share'].map((name) => ({ type: 'Control', scope: `#/properties/${name}` }));
});
const plan: MigrationPlan = {
  steps: { county: 'district' },
  fields: { amount: 'investment', share: { feel: 'application.amount / 10' } },
};

interface Preview {
  readonly id: string;
  readonly safe: boolean;
  readonly problems: readonly { code: string; message: string }[];
  readonly cases: readonly {
    caseId: string;
    stands: string[];
    wouldStand: string[];
    opened: string[];
    moved: string[];
    deadlines: object[];
    problems: object[];
  }[];
}

describe('the migration of running cases', () => {
  let world: World;
  let designer: Person;
  // Each test has a programme of its own.
  let programme = 'equipment-grant';
  beforeAll(async () => {
    world = await openWorld();
    designer = await world.as('designer');
  });
  afterAll(() => world.close());
  beforeEach(() => {
    programme += 'x';
  });

  const publish = async (pkg: ProgrammePackage) =>
    (
      await (
        await world.as('admin')
      ).ask<{ hash: string; version: number }>('POST', '/api/definitions', {
        package: { ...pkg, workflow: { ...pkg.workflow, id: programme } },
      })
    ).hash;
  const apply = async (amount: number) => {
    const agent = await world.as('agent');
    const kase = await agent.open({ programme, uscc: firstUscc });
    await agent.complete(kase.id, 'submit', { data: { amount, note: '更新数控机床' } });
    return kase.id;
  };
  const inWorkingDays = (amount: number) => dueDate(statutoryCalendar, world.clock.today(), { amount, unit: 'workingDays' }).date;
  const events = (caseId: string) => eventsOf(world.app.store.read, caseId);
  const sound = async () => expect(await verify(world.app.runtime)).toMatchObject({ faults: [] });

  it('is previewed case by case, applied, and goes on by the new version; the log replays across it', async () => {
    const from = await publish(first);
    const inFive = endOfDay(inWorkingDays(5));
    const atCounty = await apply(100);
    const atCity = await apply(60);
    const filling = (await (await world.as('agent')).open({ programme, uscc: firstUscc })).id;
    await (await world.as('agent')).draft(filling, { amount: 5 });
    await (await world.as('county')).complete(atCity, 'accept');
    for (const login of ['environment', 'safety']) await (await world.as(login)).complete(atCity, 'clear');
    await (await world.as('county')).claim(atCounty);
    const to = await publish(second);
    expect((await (await world.as('county')).kase(atCounty)).definitionHash).toBe(from);

    const preview = await designer.ask<Preview>('POST', '/api/migrations/preview', { from, to, plan });
    expect(preview).toMatchObject({ safe: true, problems: [] });
    const shown = new Map(preview.cases.map((kase) => [kase.caseId, kase]));
    expect(shown.get(atCounty)).toMatchObject({ stands: ['县区审核'], wouldStand: ['区县初审'], moved: [], deadlines: [] });
    expect(shown.get(atCity)).toMatchObject({
      ...{ stands: ['市局审定'], wouldStand: ['市局审定'] },
      moved: ['市局审定: city-clerk@miit-luoyang → city-chief@miit-luoyang'],
    });
    expect((await (await world.as('county')).kase(atCounty)).definitionHash).toBe(from);

    const body = { from, to, plan };
    expect(await migrateByTwo(world, body)).toMatchObject({ migrated: 3, refused: [] });
    await sound();
    // Asked for again: nothing is left to do.
    expect(await migrateByTwo(world, body)).toMatchObject({ migrated: 0, refused: [] });
    const county = await (await world.as('county')).kase(atCounty);
    expect(county).toMatchObject({ definitionHash: to, steps: ['district'], declared: { investment: 100, share: 10 } });
    // The claim and the deadline of the old version are kept.
    expect(county.tasks).toMatchObject([{ step: 'district', title: '区县初审', assignee: 'user-county', dueAt: inFive }]);
    expect((await (await world.as('county')).inbox('?mine=true'))[0]).toMatchObject({ stepTitle: '区县初审' });
    expect((await (await world.as('city')).inbox()).filter((task) => task.caseId === atCity)).toEqual([]);
    await (await world.as('chief')).complete(atCity, 'grant');
    expect(await (await world.as('chief')).kase(atCity)).toMatchObject({ status: 'ended', outcome: 'granted' });
    // A draft begun under the old version is still there, and is handed in by the new one.
    const agent = await world.as('agent');
    expect((await agent.task(filling)).draft).toMatchObject({ data: { amount: 5 } });
    await agent.complete(filling, 'submit', { data: { investment: 50, note: '' } });
    expect(await agent.kase(filling)).toMatchObject({ steps: ['district'] });
    // The old deadline fires under the step's new name.
    await world.workingDays(6);
    expect(await (await world.as('chief')).kase(atCounty)).toMatchObject({ status: 'ended', outcome: 'refused' });
    const history = await agent.ask<{ items: { type: string; text: string }[] }>('GET', `/api/cases/${atCounty}/history`);
    expect(history.items.map(({ text }) => text)).toContain('转按事项的另一版本办理。');
    await sound();
  });

  it('counts deadlines anew where the plan says so', async () => {
    const from = await publish(first);
    const id = await apply(100);
    const to = await publish(second);
    const anew: Migration = { from, to, plan: { ...plan, timers: 'recompute' } };
    const { cases } = await designer.ask<Preview>('POST', '/api/migrations/preview', anew);
    expect(cases[0]?.deadlines).toEqual([{ step: '区县初审', before: inWorkingDays(5), after: inWorkingDays(15) }]);
    await migrateByTwo(world, anew);
    await world.workingDays(6);
    expect(await (await world.as('county')).kase(id)).toMatchObject({ status: 'running', steps: ['district'] });
    await sound();
    await world.workingDays(10);
    expect(await (await world.as('county')).kase(id)).toMatchObject({ status: 'ended', outcome: 'refused' });
    await sound();
  });

  it('is undone exactly while nothing has happened since, and refused with the reason when something has', async () => {
    const from = await publish(first);
    const still = await apply(100);
    const moved = await apply(100);
    const county = await world.as('county');
    await county.claim(still);
    const before = await county.kase(still);
    const to = await publish(second);
    const { id } = await migrateByTwo(world, { from, to, plan: { ...plan, timers: 'recompute' } });
    await county.complete(moved, 'accept');
    expect(await undoByTwo(world, id)).toMatchObject({
      undone: 1,
      refused: [{ caseId: moved, code: 'migration.moved', message: expect.stringContaining('（办理待办）') }],
    });
    const after = await county.kase(still);
    expect(after).toEqual({ ...before, seq: before.seq + 2 });
    await sound();
    expect(await designer.ask('GET', `/api/migrations?programme=${programme}`)).toMatchObject({ items: [{ id, status: 'undone' }] });
    await world.workingDays(6);
    expect(await county.kase(still)).toMatchObject({ status: 'ended', outcome: 'refused' });
    await sound();
  });

  it('is refused as a whole with the counter-example when some case could be stranded', async () => {
    const from = await publish(first);
    const id = await apply(100);
    const to = await publish(
      changed(({ workflow }) => {
        delete workflow.steps.depts.branches.safety;
      }),
    );
    const stranding = { from, to, plan: { steps: { safety: null } } };
    const refusal = await designer.refusal('POST', '/api/migrations', { ...stranding, note: '新版已发布' });
    expect(refusal).toMatchObject({ status: 422, code: 'migration.unsafe' });
    expect(refusal.errors[0]).toMatchObject({ code: 'migration.join', document: 'plan' });
    expect(refusal.errors[0]?.message).toContain('填报申请 → 县区审核 → 部门会签');
    const { safe, cases } = await designer.ask<Preview>('POST', '/api/migrations/preview', stranding);
    expect(safe).toBe(false);
    expect(cases).toMatchObject([{ caseId: id, problems: [] }]);
    const unmapped = await designer.refusal('POST', '/api/migrations', { from, to: await publish(second), plan: {}, note: '新版已发布' });
    expect(unmapped.errors.map(({ code }) => code).sort()).toEqual(['migration.field', 'migration.field', 'migration.step-unmapped']);
    expect((await (await world.as('county')).kase(id)).definitionHash).toBe(from);
    await sound();
  });

  it('leaves a case behind whose own values do not suffice, and says why', async () => {
    const from = await publish(first);
    const poor = await apply(0);
    const rich = await apply(100);
    const to = await publish(second);
    const dividing = { ...plan, fields: { investment: { feel: '1000 / application.amount' }, share: { feel: '1' } } };
    const { cases } = await designer.ask<Preview>('POST', '/api/migrations/preview', { from, to, plan: dividing });
    expect(cases.find((kase) => kase.caseId === poor)?.problems).toMatchObject([{ code: 'migration.case-value' }]);
    expect(await migrateByTwo(world, { from, to, plan: dividing })).toMatchObject({
      migrated: 1,
      refused: [{ caseId: poor, code: 'migration.unsafe', problems: [{ code: 'migration.case-value' }] }],
    });
    expect((await (await world.as('county')).kase(rich)).definitionHash).toBe(to);
    await sound();
  });

  it('begins a branch that the new version adds, and waits for it; undone, it is gone', async () => {
    const from = await publish(first);
    const [going, back] = [await apply(100), await apply(100)];
    for (const id of [going, back]) await (await world.as('county')).complete(id, 'accept');
    await (await world.as('environment')).complete(going, 'clear');
    const to = await publish(
      changed(({ workflow }) => {
        workflow.steps.depts.branches.tax = { title: '税务', assign: { role: 'department-reviewer', org: 'taxation' } };
      }),
    );
    const body = { from, to, plan: {} };
    const { safe, cases } = await designer.ask<Preview>('POST', '/api/migrations/preview', body);
    expect([safe, cases.map(({ opened }) => opened)]).toEqual([true, [['税务'], ['税务']]]);
    const { id } = await migrateByTwo(world, body);
    await sound();
    await (await world.as('safety')).complete(going, 'clear');
    expect(await (await world.as('county')).kase(going)).toMatchObject({ steps: ['tax'] });
    await (await world.as('tax')).complete(going, 'clear');
    expect(await (await world.as('city')).kase(going)).toMatchObject({ steps: ['city'] });
    await sound();
    expect(await undoByTwo(world, id)).toMatchObject({ undone: 1, refused: [{ caseId: going }] });
    expect(await (await world.as('county')).kase(back)).toMatchObject({ definitionHash: from, steps: ['ecology', 'safety'] });
    await sound();
  });

  it('is undone with the lots that it drew, and not where it issued a number: that is said in words', async () => {
    const from = await publish(first);
    const joined = await apply(100);
    await (await world.as('county')).complete(joined, 'accept');
    const before = await (await world.as('county')).kase(joined);
    const withBranch = (branch: object) =>
      changed(({ workflow }) => {
        workflow.registries = { ...workflow.registries, checked: { title: '已查名录' } };
        workflow.steps.depts.branches.tax = branch;
      });
    const drawn = await publish(
      withBranch({ title: '税务', assign: { role: 'department-reviewer', org: 'taxation', draw: { method: 'leastLoaded' } } }),
    );
    const { id } = await migrateByTwo(world, { from, to: drawn, plan: {} });
    // Somebody of the new branch was drawn by lot at once; nobody has acted.
    const [own] = (await (await world.as('tax')).inbox()).filter(({ caseId }) => caseId === joined);
    expect(own).toMatchObject({ step: 'tax', assignee: 'user-tax' });
    expect(await undoByTwo(world, id)).toMatchObject({ undone: 1, refused: [] });
    expect((await (await world.as('tax')).inbox()).filter(({ caseId }) => caseId === joined)).toEqual([]);
    expect(await (await world.as('county')).kase(joined)).toEqual({ ...before, takeBack: null, seq: before.seq + 3 });
    await sound();

    const listed = await publish(
      withBranch({
        title: '列入',
        start: 'list',
        steps: {
          list: { type: 'register', title: '编号', registry: 'checked', valid: { amount: 1, unit: 'years' }, next: 'over' },
          over: { type: 'end', outcome: 'clear' },
        },
      }),
    );
    const numbered = await migrateByTwo(world, { from, to: listed, plan: {} });
    expect(await undoByTwo(world, numbered.id)).toMatchObject({
      undone: 0,
      refused: [
        {
          caseId: joined,
          message:
            '迁移后办件已有新的进展（列入名录并编号），已发生的不能抹去，因此不再撤销迁移。如需改回，请另行制定由新版到旧版的迁移方案。',
        },
      ],
    });
    await sound();
  });

  it('is undone with the panel that it drew: the experts who were asked are told that they are not any more', async () => {
    const admin = await world.as('admin');
    const logins = ['tax', 'market', 'environment'];
    for (const login of logins) await admin.ask('POST', '/api/experts', { pool: 'jury', login, skills: [] });
    const from = await publish(first);
    const caseId = await apply(100);
    await (await world.as('county')).complete(caseId, 'accept');
    const county = await world.as('county');
    const before = await county.kase(caseId);
    const to = await publish(
      changed(({ workflow, forms }) => {
        workflow.steps.depts.branches.panel = {
          title: '专家',
          start: 'judge',
          steps: {
            judge: {
              ...{ type: 'score', title: '专家评分', form: 'sheet', items: { merit: {} }, aggregate: { method: 'mean' }, next: 'judged' },
              assign: { role: 'city-clerk', draw: { pool: 'jury', count: 2, reserve: 1 } },
            },
            judged: { type: 'end', outcome: 'clear' },
          },
        };
        forms.sheet = {
          ...{ id: 'sheet', title: '评分表' },
          schema: { type: 'object', properties: { merit: { type: 'number', title: '得分', minimum: 0, maximum: 100 } } },
          uischema: { type: 'VerticalLayout', elements: [{ type: 'Control', scope: '#/properties/merit' }] },
        };
      }),
    );
    const { id } = await migrateByTwo(world, { from, to, plan: {} });
    await world.settle();
    const [lot] = (await events(caseId)).flatMap(({ fact }) => (fact.type === 'panel.drawn' ? [fact] : []));
    const drawn = lot?.drawn.map((user) => user.replace('user-', '')) ?? [];
    expect(drawn).toHaveLength(2);
    const told = async (login: string) => (await messagesOf(world, login, before.number)).map(({ subject }) => subject).sort();
    const asked = `办件 ${before.number}：请办理“专家评分”`;
    for (const login of logins) expect(await told(login)).toEqual(drawn.includes(login) ? [asked] : []);

    expect(await undoByTwo(world, id)).toMatchObject({ undone: 1, refused: [] });
    await world.settle();
    const gone = `办件 ${before.number}：“专家评分”不再需要您办理`;
    for (const login of logins) {
      expect(await told(login)).toEqual(drawn.includes(login) ? [asked, gone].sort() : []);
      expect((await (await world.as(login)).inbox()).filter((task) => task.caseId === caseId && task.step === 'judge')).toEqual([]);
    }
    // Asked for again nothing is left to undo, and nobody is told twice.
    expect(await undoByTwo(world, id)).toMatchObject({ undone: 0, refused: [] });
    await world.settle();
    for (const login of drawn) expect(await told(login)).toHaveLength(2);
    expect(await county.kase(caseId)).toEqual({ ...before, takeBack: null, seq: before.seq + 3 });
    await sound();
  });

  it('looks at each case again when its turn comes: what was done to it meanwhile counts', async () => {
    const from = await publish(first);
    const [ended, claimed, accepted] = [await apply(100), await apply(100), await apply(100)];
    const to = await publish(second);
    const agent = await world.as('agent');
    const county = await world.as('county');
    const meanwhile = new Map<string, () => Promise<unknown>>([
      [ended, () => agent.ask('POST', `/api/cases/${ended}/withdraw`, { reason: '不再申请' })],
      [claimed, () => county.claim(claimed)],
      [accepted, () => county.complete(accepted, 'accept')],
    ]);
    const { runtime } = world.app;
    const run: typeof runtime.store.writer.run = async (command) => {
      const deed = meanwhile.get(command.caseId);
      meanwhile.delete(command.caseId);
      await deed?.();
      return runtime.store.writer.run(command);
    };
    const late = { ...runtime, store: { ...runtime.store, writer: { ...runtime.store.writer, run } } };
    const by: User = {
      id: 'user-admin',
      login: 'admin',
      name: '',
      memberships: [],
      grants: [{ role: 'administrator', org: 'miit-luoyang' }],
    };
    // Goes for every case that the preview sees, and for none that the county has accepted.
    const once = 'application.amount / (if county.outcome = "accept" then 0 else 1)';
    const migration = { from, to, plan: { ...plan, fields: { ...plan.fields, amount: 'investment', investment: { feel: once } } } };
    expect(await designer.ask('POST', '/api/migrations/preview', migration)).toMatchObject({ safe: true });
    expect(await migrateCases(late, { by, migration })).toMatchObject({
      migrated: 1,
      refused: [{ caseId: accepted, code: 'migration.unsafe', problems: [{ code: 'migration.case-value' }] }],
    });
    expect([...meanwhile]).toEqual([]);
    expect(await county.kase(claimed)).toMatchObject({ definitionHash: to, tasks: [{ step: 'district', assignee: 'user-county' }] });
    expect(await county.kase(accepted)).toMatchObject({ definitionHash: from, steps: ['ecology', 'safety'] });
    expect(await agent.kase(ended)).toMatchObject({ definitionHash: from, status: 'ended' });
    await sound();
  });

  it('is for designers of the owner and administrators', async () => {
    const from = await publish(first);
    const to = await publish(second);
    for (const login of ['county', 'agent', 'supervisor']) {
      const person = await world.as(login);
      expect(await person.refusal('POST', '/api/migrations', { from, to, plan, note: '新版已发布' })).toMatchObject({ code: 'forbidden' });
      expect(await person.refusal('POST', '/api/migrations/preview', { from, to, plan })).toMatchObject({ code: 'forbidden' });
      expect(await person.refusal('GET', `/api/migrations?programme=${programme}`)).toMatchObject({ code: 'forbidden' });
    }
    expect(await migrateByTwo(world, { from, to, plan })).toMatchObject({ migrated: 0 });
    expect(await designer.refusal('POST', `/api/migrations/${'0'.repeat(64)}/undo`, { note: '迁移有误' })).toMatchObject({
      code: 'not-found',
    });
  });
});
