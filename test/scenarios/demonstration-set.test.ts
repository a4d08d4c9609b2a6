/** The demonstration's data set, a small share of it: the same each time, as the engine's log says, and never twice into one store. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DataSet, readDataSet } from '../../engine/cli/demonstration/data-set.ts';
import { makeEnterprises } from '../../engine/cli/demonstration/enterprises.ts';
import { run } from '../../engine/cli/main.ts';
import { isUscc } from '../../engine/forms/formats/uscc.ts';
import { rootFolder } from '../../engine/main.ts';
import regions from '../../forms/vocabularies/regions.json' with { type: 'json' };
import { lacking } from '../support/demonstration-lacking.ts';
import { sharedPostgres } from '../support/shared-postgres.ts';

const set = readDataSet(rootFolder()) as DataSet;
const folders: string[] = [];
const folder = () => {
  const made = mkdtempSync(join(tmpdir(), 'liuzhuan-demonstration-'));
  folders.push(made);
  return made;
};
const postgres = sharedPostgres();
afterAll(async () => {
  await postgres.stop();
  for (const made of folders) rmSync(made, { recursive: true, force: true });
});

/** The whole set of all programmes takes minutes: `npm run test:long demonstration`. */
const long = Boolean(process.env.LONG);
const share = long ? [] : ['--enterprises', '60', '--cases', '15'];
const programmes = long ? {} : { PROGRAMMES: 'quality-management-upgrade,county-task-ledger' };
const timeoutMs = long ? 1_800_000 : 240_000;

const liuzhuan = async (env: Record<string, string>, ...args: string[]) => {
  const { code, out } = await run([...args, '--json'], { ...programmes, ...env });
  return { code, json: JSON.parse(out) };
};
const load = (env: Record<string, string>) =>
  liuzhuan({ DEMO_PASSWORD: 'demonstration', ...env }, 'demo', '--until', '2026-11-24', ...share);

describe('the data set of the demonstration', () => {
  const dataDir = folder();
  let loaded: Awaited<ReturnType<typeof load>>;
  beforeAll(async () => {
    loaded = await load({ DATA_DIR: dataDir });
  }, timeoutMs);

  it('has enterprises with codes that check, names of their own, in every district', () => {
    const made = makeEnterprises(set, set.enterprises, '2026-11-24');
    expect(made).toHaveLength(1200);
    expect(made.filter(({ enterprise }) => !isUscc(enterprise.uscc))).toEqual([]);
    expect(new Set(made.map(({ enterprise }) => enterprise.name)).size).toBe(1200);
    const districts = regions.items.filter((item) => !('validTo' in item)).map(({ code }) => code);
    expect([...new Set(made.map(({ enterprise }) => enterprise.district))].sort()).toEqual([...districts].sort());
    for (const { enterprise } of made)
      for (const { revenue, mainRevenue = 0, rd = 0, assets = 0, liabilities = 0 } of enterprise.years) {
        expect(revenue).toBeGreaterThan(0);
        expect(mainRevenue).toBeLessThanOrEqual(revenue);
        expect(rd).toBeLessThan(revenue);
        expect(liabilities).toBeLessThan(assets);
      }
    expect(makeEnterprises(set, 3, '2026-11-24')).toEqual(made.slice(0, 3));
  });

  it('leaves cases at every point, and a store that is as its log says', async () => {
    expect(loaded.code).toBe(0);
    const { states, enterprises, people, cases } = loaded.json;
    expect([enterprises, people]).toEqual(long ? [1200, 2400] : [60, 120]);
    expect(Object.values<number>(states).reduce((sum, n) => sum + n, 0)).toBe(cases);
    // So few cases as by day may leave none that is not handed in yet.
    if (long) expect(states.draft).toBeGreaterThan(0);
    expect(states.running).toBeGreaterThan(0);
    expect(Object.keys(states).length).toBeGreaterThan(5);
    const { code, json } = await liuzhuan({ DATA_DIR: dataDir }, 'verify');
    expect(json).toMatchObject({ ok: true, faults: [], cases });
    expect(code).toBe(0);
  });

  it('has a case at each step where one can wait, and one that ended with each outcome, but for what is named with its reason', () => {
    const { steps, outcomes, of } = loaded.json.lacking;
    // Two cases a month can't be at every step.
    const known = (kind: 'steps' | 'outcomes', name: string) => (long ? lacking[kind].has(name) : name.startsWith('county-task-ledger '));
    expect(steps.filter((step: string) => !known('steps', step))).toEqual([]);
    expect(outcomes.filter((outcome: string) => !known('outcomes', outcome))).toEqual([]);
    expect(of.steps).toBeGreaterThan(long ? 450 : 15);
    if (!long) return;
    // What has come to be shown is taken off the list.
    expect([...lacking.steps.keys()].filter((step) => !steps.includes(step))).toEqual([]);
    expect([...lacking.outcomes.keys()].filter((outcome) => !outcomes.includes(outcome))).toEqual([]);
  });

  it('is never loaded twice, and says what to do', async () => {
    const { code, json } = await load({ DATA_DIR: dataDir });
    expect(code).toBe(2);
    expect(json.error).toContain('DATA_DIR=./demo');
    expect(json.error).toContain(`${loaded.json.cases}`);
  });

  it(
    'is the same on PostgreSQL, at night in another store of SQLite too',
    async () => {
      const { digest, states } = loaded.json;
      const elsewhere = { DATA_DIR: folder(), DATABASE_URL: await postgres.createDatabase() };
      expect((await load(elsewhere)).json).toMatchObject({ digest, states });
      expect((await liuzhuan(elsewhere, 'verify')).json).toMatchObject({ ok: true, faults: [] });
      if (long) expect((await load({ DATA_DIR: folder() })).json).toMatchObject({ digest, states });
    },
    timeoutMs,
  );
});
