/** Commands that read a store in which cases have lived. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../engine/cli/main.ts';
import { rootFolder } from '../../engine/main.ts';
import type { ProgrammePackage, WorkflowDefinition } from '../../engine/model/definition.ts';
import type { ImpactDto } from '../../engine/model/dto/tryout.ts';
import { shippedPackage } from '../support/definitions.ts';
import { play, type ScenarioFile } from '../support/scenario.ts';
import { openWorld, firstProgramme as programme, type World } from '../support/world.ts';

const file = JSON.parse(readFileSync(join(rootFolder(), 'workflows', programme, 'scenarios.json'), 'utf8')) as ScenarioFile;
const [scenario] = file.scenarios;
let world: World;
const liuzhuan = async (...args: string[]) => {
  const { code, out } = await run([...args, '--json'], { DATA_DIR: world.dataDir });
  return { code, json: JSON.parse(out) };
};

beforeAll(async () => {
  if (!scenario) throw new Error('no scenario');
  world = await openWorld({ start: `${scenario.start}T01:00:00.000Z` });
  await play(world, programme, file, scenario);
});
afterAll(() => world.close());

/** Rules with which the scenario's case would not have passed. */
const stricterRules = (workflow: WorkflowDefinition): WorkflowDefinition => ({
  ...workflow,
  ruleVersions: (workflow.ruleVersions ?? []).map((version) => ({
    ...version,
    scorecards: Object.fromEntries(Object.entries(version.scorecards ?? {}).map(([id, card]) => [id, { ...card, passTotal: 99 }])),
  })),
});

const shipped = (): ProgrammePackage => shippedPackage(programme);

/** A draft of the programme in a folder of its own. */
function draft(name: string, change: (workflow: WorkflowDefinition) => WorkflowDefinition): string {
  const pkg = shipped();
  const folder = join(world.dataDir, name);
  const write = (path: string, content: unknown) => {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), JSON.stringify(content));
  };
  write('workflow.json', change(pkg.workflow));
  for (const [form, content] of Object.entries(pkg.forms)) write(`forms/${form}.json`, content);
  for (const [vocabulary, content] of Object.entries(pkg.vocabularies)) write(`vocabularies/${vocabulary}.json`, content);
  return folder;
}

describe('liuzhuan impact', () => {
  it('finds nothing when the rules are the same', async () => {
    const { code, json } = await liuzhuan(
      'impact',
      programme,
      draft('same', (workflow) => workflow),
    );
    expect({ code, cases: json.cases, changed: json.changed }).toEqual({ code: 0, cases: 1, changed: [] });
  });

  it('says which case a stricter scorecard would have decided otherwise, and why', async () => {
    const stricter = draft('stricter', stricterRules);
    const { json } = await liuzhuan('impact', programme, stricter, '--lang', 'en');
    expect(json.changed).toHaveLength(1);
    const [{ differences }] = json.changed;
    expect(differences).toContainEqual({ step: 'score', what: 'pass', before: true, after: false, why: ['Points to pass: 60 → 99'] });
    expect(differences.map(({ step, what }: { step: string; what: string }) => [step, what])).toContainEqual(['standard', 'branch']);
  });

  it('asks conditions of outcomes and steps again, and says where the record ends', async () => {
    const guarded = draft('guarded', (workflow) => {
      const steps = structuredClone(workflow.steps) as Record<string, { when?: string; outcomes?: Record<string, { when?: string }> }>;
      for (const outcome of Object.values(steps.city?.outcomes ?? {}).slice(0, 1)) outcome.when = 'enterprise.employees > 900';
      if (steps.verify) steps.verify.when = 'enterprise.employees > 900';
      return { ...workflow, steps } as unknown as WorkflowDefinition;
    });
    const { code, json } = await liuzhuan('impact', programme, guarded, '--lang', 'en');
    expect(code).toBe(0);
    const [{ differences }] = json.changed;
    expect(differences).toContainEqual({ step: 'verify', what: 'when', before: true, after: false, why: [expect.stringContaining('900')] });
    expect(differences).toContainEqual({
      step: 'city',
      what: 'outcome',
      before: 'approve',
      after: null,
      why: [expect.stringContaining('900')],
    });
  });

  it('is answered to designers of the owner through the API, and to nobody else', async () => {
    const { workflow, forms, vocabularies } = shipped();
    const body = { document: { workflow: stricterRules(workflow), forms, vocabularies, scenarios: null } };
    const impact = await (await world.as('designer')).ask<ImpactDto>('POST', '/api/studio/impact', body);
    expect(impact).toMatchObject({ cases: 1, more: false });
    expect(impact.changed[0]?.differences).toContainEqual(
      expect.objectContaining({ where: '按核定值计分：是否达标', before: '是', after: '否', why: ['达标分：60 → 99'] }),
    );
    expect(await (await world.as('county')).refusal('POST', '/api/studio/impact', body)).toMatchObject({ code: 'forbidden' });
  });

  it('refuses a draft that is unsound, or of another programme', async () => {
    const unsound = draft('unsound', (workflow) => ({ ...workflow, start: 'nowhere' }));
    expect(await liuzhuan('impact', programme, unsound)).toMatchObject({ code: 1, json: { ok: false } });
    const other = draft('other', (workflow) => ({ ...workflow, id: 'another-programme' }));
    expect(await liuzhuan('impact', programme, other)).toMatchObject({ code: 2 });
    expect(await liuzhuan('impact', programme)).toMatchObject({ code: 2 });
  });
});

describe('liuzhuan match', () => {
  it('compares every enterprise with every programme, nearest first', async () => {
    const { code, json } = await liuzhuan('match');
    expect(code).toBe(0);
    expect(json.matches.length).toBeGreaterThan(1);
    const distances = json.matches.map(({ distance }: { distance: number }) => distance);
    expect(distances).toEqual([...distances].sort((a: number, b: number) => a - b));
    // The enterprise of the scenario is in the registry now and can't renew yet.
    expect(json.matches.find(({ uscc }: { uscc: string }) => uscc === '91410305MA9XTE0263')).toMatchObject({
      eligible: false,
      distance: 1,
    });
  });

  it('tells how far an enterprise is from the standard', async () => {
    const agent = await world.as('agent');
    const uscc = '91410305MA9XTE0263';
    const profile = await agent.ask<Record<string, unknown>>('GET', `/api/enterprises/${uscc}`);
    const years = [{ year: 2025, revenue: 50_000, mainRevenue: 40_000, rd: 3000, assets: 9800, liabilities: 4100 }];
    await agent.ask('PUT', `/api/enterprises/${uscc}`, { ...profile, employees: 1200, years });
    const { json } = await liuzhuan('match', '--enterprise', uscc);
    const size = json.matches[0].conditions.find(({ id }: { id: string }) => id === 'size');
    expect(size.gaps).toEqual([
      expect.objectContaining({ have: 1200, need: 1000, missing: 200, more: false }),
      expect.objectContaining({ have: 50_000, need: 40_000, missing: 10_000, more: false }),
    ]);
    const { out } = await run(['match', '--enterprise', uscc], { DATA_DIR: world.dataDir });
    expect(out).toContain('现为 1200，标准为 1000，超出 200');
    // The portal answers by the same code.
    const { items } = await agent.ask<{ items: object[] }>('GET', `/api/enterprises/${uscc}/standing`);
    const { uscc: _uscc, enterprise: _enterprise, ...standing } = json.matches[0];
    expect(items[0]).toMatchObject(standing);
    expect(await liuzhuan('match', '--enterprise', '91410305MA9XTE0000')).toMatchObject({ code: 2 });
    expect(await liuzhuan('match', '--programme', 'nothing')).toMatchObject({ code: 2 });
  });
});

describe('liuzhuan verify', () => {
  it('finds the store as its log says', async () => {
    expect(await liuzhuan('verify')).toMatchObject({ code: 0, json: { ok: true, cases: 1, faults: [] } });
  });

  it('names what was changed behind its back, and ends with 1', async () => {
    const { writer, read } = world.app.store;
    const [last] = (await read('events').orderBy('seq', 'desc').limit(1)) as { case_id: string; seq: number; hash: string }[];
    const hash = (to: string) =>
      writer.transact((tx) => tx.raw('update events set hash = ? where case_id = ? and seq = ?', [to, last?.case_id, last?.seq]));
    await hash('0'.repeat(64));
    expect(await liuzhuan('verify')).toMatchObject({ code: 1, json: { ok: false, faults: [{ caseId: last?.case_id }] } });
    await hash(last?.hash ?? '');
    expect(await liuzhuan('verify')).toMatchObject({ code: 0 });
  });
});

describe('liuzhuan publish and migrate', () => {
  it('end with 2 where there is nothing to work with', async () => {
    expect(await liuzhuan('publish', '--root', join(world.dataDir, 'nowhere'))).toMatchObject({ code: 2 });
    expect(await liuzhuan('migrate', '--plan', join(world.dataDir, 'nothing.json'))).toMatchObject({ code: 2 });
  });
});
