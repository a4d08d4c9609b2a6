/** The generator of large stores: what it writes is what the product writes. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readConfig } from '../../engine/cli/config.ts';
import { verifyCases } from '../../engine/commands/verify.ts';
import { type App, createApp, rootFolder } from '../../engine/main.ts';
import type { CaseSummary } from '../../engine/model/case.ts';
import type { CaseDto, TaskRowDto } from '../../engine/model/dto/case.ts';
import type { Page } from '../../engine/model/dto/session.ts';
import type { TaskStatus } from '../../engine/model/task.ts';
import { mayReadCase, readableCases, readingGroups } from '../../engine/policy/case.ts';
import { Person } from '../../engine/sandbox/person.ts';
import { type CaseRow, summaryOf } from '../../engine/store/case-rows.ts';
import { casePage, type ListedCase } from '../../engine/store/cases.ts';
import type { Rows } from '../../engine/store/page.ts';
import { registryCounts } from '../../engine/store/registry.ts';
import { usualFew } from '../../engine/store/task-filter.ts';
import { userByLogin } from '../../engine/store/users.ts';
import { fillLargeStore } from '../support/large-store/fill.ts';
import { largePassword } from '../support/large-store/office.ts';
import { sizeOf } from '../support/large-store/plan.ts';
import { sharedPostgres } from '../support/shared-postgres.ts';
import { firstProgramme } from '../support/world.ts';

const postgres = sharedPostgres();
const folders: string[] = [];
afterAll(async () => {
  await postgres.stop();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** Lists of cases, by whichever way they are found, show what `mayReadCase` and the filters say of each case by itself. */
async function agrees(app: App): Promise<void> {
  const { read } = app.store;
  const owners = new Map(
    ((await read('definitions').select('programme', 'owner')) as { programme: string; owner: string }[]).map((row) => [
      row.programme,
      row.owner,
    ]),
  );
  const tasks = (await read('tasks').select('case_id', 'group_key', 'status')) as {
    case_id: string;
    group_key: string;
    status: TaskStatus;
  }[];
  const cases = ((await read('cases').orderBy('id', 'desc')) as CaseRow[]).map((row) => summaryOf(row));
  const groupsOf = (id: string) =>
    readingGroups(tasks.filter((task) => task.case_id === id).map((task) => ({ group: task.group_key, status: task.status })));
  const logins = ['clerk-410305-0', 'lead-ecology-0', 'supervisor-410305', 'auditor', 'agent-1'];
  const some = cases[40] as CaseSummary;
  const filters = [
    {},
    { status: 'ended' as const },
    { programme: 'large-00', status: 'running' as const },
    { district: '410305' },
    { q: some.enterpriseName },
    { q: some.enterpriseName.slice(2, 4) },
    { q: '科技', status: 'ended' as const },
    { q: '恒' },
    { q: some.number.slice(0, 5) },
    { q: some.number },
    { q: some.uscc.toLowerCase() },
    { q: '龘龘' },
  ];
  for (const login of logins) {
    const user = (await userByLogin(read, login))?.user ?? null;
    const mine = cases.filter((kase) =>
      mayReadCase(user, { kase, taskGroups: groupsOf(kase.id), ownerOrg: owners.get(kase.programme) ?? '' }, '2026-11-27'),
    );
    for (const { q, ...filter } of filters) {
      const wanted = mine
        .filter((kase) => Object.entries(filter).every(([key, value]) => kase[key as 'status'] === value))
        .filter(({ number, enterpriseName, uscc }) => !q || number.startsWith(q) || enterpriseName.includes(q) || uscc === q.toUpperCase())
        .map(({ id }) => id);
      for (const few of [usualFew, { names: 1, numbers: 1, tasks: 5 }]) {
        const found: string[] = [];
        let after: string | undefined;
        do {
          const query = { ...filter, q, filter: readableCases(user, '2026-11-27'), limit: 50, after };
          const page: Rows<ListedCase> = await casePage(read, query, few);
          found.push(...page.items.map(({ id }) => id));
          after = page.next;
        } while (after);
        const byId = found.toSorted((a, b) => (a < b ? 1 : -1));
        expect({ login, q, filter, few, found: byId }).toEqual({ login, q, filter, few, found: wanted });
      }
    }
  }
}

describe.each(['sqlite', 'postgres'] as const)('a large store on %s', (dialect) => {
  test('holds cases with valid chains, and people find and go on with them', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'liuzhuan-large-'));
    folders.push(dataDir);
    const databaseUrl = dialect === 'postgres' ? await postgres.createDatabase() : undefined;
    const place = { dataDir, databaseUrl };
    const size = { officers: 80, programmes: 3, enterprises: 40 };
    const samples = await fillLargeStore(place, sizeOf(200, size));
    expect(await fillLargeStore(place, sizeOf(300, size))).toEqual([]);

    const env = { DATA_DIR: dataDir, LOG_LEVEL: 'silent', PROGRAMMES: firstProgramme, ...(databaseUrl && { DATABASE_URL: databaseUrl }) };
    const app = await createApp(readConfig(env, rootFolder()), { loops: false, now: () => '2026-11-27T01:00:00.000Z' });
    try {
      expect(samples.length).toBeGreaterThan(40);
      expect(await verifyCases(app.runtime, samples)).toEqual([]);
      const { read } = app.store;
      expect(await read('cases').count({ n: '*' })).toEqual([{ n: 300 }]);
      const [{ n } = { n: 0 }] = (await read('tasks').where({ status: 'open' }).count({ n: '*' })) as { n: number }[];
      expect(n).toBeGreaterThan(40);

      await agrees(app);
      const entries = (await read('registry_entries').select('registry', 'status')) as { registry: string; status: string }[];
      for (const { registry, status, n } of await registryCounts(read))
        expect(entries.filter((entry) => entry.registry === registry && entry.status === status)).toHaveLength(n);

      const clerk = new Person(app, 'clerk-410305-0');
      await clerk.signIn(largePassword);
      const { items } = await clerk.ask<Page<TaskRowDto>>('GET', '/api/tasks');
      const mine = items.find((task) => task.programme.startsWith('large-') && task.assignee === null);
      expect(mine).toBeDefined();
      const kase = await clerk.ask<CaseDto>('GET', `/api/cases/${mine?.caseId}`);
      expect(kase.number).toBe(mine?.caseNumber);
      const passed = await clerk.complete(kase.id, 'pass');
      expect(passed.steps).toEqual(['review']);
    } finally {
      await app.close();
    }
  });
});
