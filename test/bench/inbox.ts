/** First page of an inbox with 1,000 and with 100,000 open tasks in the group's store: median milliseconds. */

import type { openStore } from '../../engine/store/db.ts';
import { firstProgramme } from '../support/world.ts';
import { median } from './contender.ts';
import { createApp, readConfig, rootFolder } from './product.ts';

export interface InboxReading {
  readonly tasks: number;
  readonly pageMs: number;
}

/** Fills a store with `tasks` open tasks of one group and reads the first page over the API, signed in. */
export async function readInbox(where: { readonly databaseUrl?: string; readonly dataDir: string }, tasks: number): Promise<InboxReading> {
  const env = {
    DATA_DIR: where.dataDir,
    ...(where.databaseUrl && { DATABASE_URL: where.databaseUrl }),
    LOG_LEVEL: 'silent',
    DEMO_PASSWORD: 'bench',
    PROGRAMMES: firstProgramme,
  };
  const app = await createApp(readConfig(env, rootFolder()), { loops: false });
  const programme = app.published[0];
  if (!programme) throw new Error('no programme is published');
  await fill(app.store, tasks, programme);
  const signedIn = await app.server.inject({ method: 'POST', url: '/api/session', payload: { login: 'county', password: 'bench' } });
  const cookie = String(signedIn.headers['set-cookie']).split(';')[0] ?? '';
  const page = async () => {
    const began = performance.now();
    const answer = await app.server.inject({ url: '/api/tasks?limit=20', headers: { cookie } });
    const took = performance.now() - began;
    const { items } = answer.json() as { items: unknown[] };
    if (answer.statusCode !== 200 || items.length !== 20) throw new Error(`inbox: ${answer.statusCode}, ${items.length} rows`);
    return took;
  };
  for (let n = 0; n < 20; n += 1) await page();
  const times: number[] = [];
  for (let n = 0; n < 200; n += 1) times.push(await page());
  await app.close();
  return { tasks, pageMs: median(times) };
}

type Store = Awaited<ReturnType<typeof openStore>>;

async function fill(store: Store, tasks: number, programme: { readonly id: string; readonly hash: string }): Promise<void> {
  const chunk = 500;
  for (let from = 0; from < tasks; from += chunk) {
    const rows = Array.from({ length: Math.min(chunk, tasks - from) }, (_, n) => {
      const index = from + n;
      const at = new Date(Date.UTC(2026, 0, 1) + index * 60_000).toISOString();
      const due = new Date(Date.UTC(2026, 0, 8) + index * 60_000).toISOString();
      return {
        ...{
          case_id: `bench-${index}`,
          id: `bench-${index}.1`,
          step: 'accept',
          kind: 'review',
          title: 'bench',
          group_key: 'county-clerk@410305',
        },
        ...{ assignee: null, status: 'open', outcome: null, opened_at: at, closed_at: null, closed_by: null, due_at: due, warn_at: at },
        ...{ estimated: 0, case_number: `N${index}`, programme: programme.id, definition: programme.hash, district: '410305' },
        ...{ uscc: '91410311MA9XTE034K', enterprise_name: `bench ${index}` },
      };
    });
    // A row's operations are read from its case's state, so each task has one: about as large as a case under way has it.
    const cases = rows.map(({ case_id: id, opened_at: at, ...row }, n) => ({
      ...{ id, number: row.case_number, programme: row.programme, definition: row.definition, uscc: row.uscc },
      ...{ enterprise_name: row.enterprise_name, district: row.district, status: 'running', steps: '["accept"]', seq: 4 },
      ...{ opened_at: at, updated_at: at, head_hash: '0'.repeat(64), snapshot: snapshotOf(id, from + n) },
    }));
    await store.writer.transact(async (tx) => {
      await tx.table('tasks').insert(rows);
      await tx.table('cases').insert(cases);
      await tx.table('case_data').insert(cases.map(({ id }) => ({ case_id: id, part: 'facts', data: JSON.stringify({ steps: {} }) })));
    });
  }
}

function snapshotOf(caseId: string, index: number): string {
  const task = { n: 1, kind: 'review', group: 'county-clerk@410305', assignee: null, status: 'open', seat: 0, by: null, outcome: null };
  const at = new Date(Date.UTC(2026, 0, 1) + index * 60_000).toISOString();
  const live = { accept: { entry: 1, at, outcome: null, due: null, period: null, tasks: [{ ...task, openedAt: at }] } };
  const done = Object.fromEntries(
    Array.from({ length: 8 }, (_, n) => [`s${n}`, { entry: 1, at, outcome: 'done', people: ['user-county'] }]),
  );
  const counted = {
    caseId,
    number: `N${index}`,
    uscc: '',
    status: 'running',
    outcome: null,
    tasks: 1,
    decided: false,
    entries: { accept: 1 },
  };
  return JSON.stringify({ value: 'accept', status: 'active', context: { ...counted, live, done, clock: null, notes: [] } });
}
