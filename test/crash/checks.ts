/** What must hold after any number of kills. */
import { expect } from 'vitest';
import { createRuntime } from '../../engine/commands/runtime.ts';
import { verify } from '../../engine/commands/verify.ts';
import type { Letter } from '../../engine/effects/mail.ts';
import { runDue } from '../../engine/outbox/loops.ts';
import type { Store } from '../../engine/store/db.ts';
import { summaryId } from '../../engine/store/letters.ts';
import type { Acknowledged } from './load.ts';

/** Every acknowledged event is there, once, under its number. */
export async function checkAcknowledged(store: Store, known: readonly Acknowledged[]): Promise<void> {
  for (let from = 0; from < known.length; from += 200) {
    const part = known.slice(from, from + 200);
    const rows = (await store
      .read('events')
      .select('case_id', 'seq')
      .whereIn('case_id', [...new Set(part.map(({ caseId }) => caseId))])) as { case_id: string; seq: number }[];
    const there = new Set(rows.map((row) => `${row.case_id} ${row.seq}`));
    expect(part.filter(({ caseId, seq }) => !there.has(`${caseId} ${seq}`))).toEqual([]);
  }
}

/** PostgreSQL goes on with what a killed node had sent, and commits it: waits until all of that is done. */
async function untilQuiet({ dialect, read }: Store): Promise<void> {
  if (!dialect.severalNodes) return;
  const others = "datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend' and state <> 'idle'";
  const busy = async () => (await read('pg_stat_activity').whereRaw(others).count({ n: '*' })) as { n: string }[];
  while (Number((await busy())[0]?.n) > 0) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** Replays everything, and looks for effects done twice or lost. Gives counts. */
export async function checkAll(
  store: Store,
  clock: { now(): string },
  letters: ReadonlyMap<string, number>,
): Promise<Record<string, number>> {
  await untilQuiet(store);
  const runtime = await createRuntime({ store, clock });
  // Deliveries that a killed node had claimed come back after their claim is over.
  const later = { now: () => new Date(Date.parse(clock.now()) + 3_600_000).toISOString() };
  const sent = new Map(letters);
  const send = async ({ id }: Letter) => void sent.set(id, (sent.get(id) ?? 0) + 1);
  await runDue({ ...runtime, clock: later }, { post: { publicUrl: '', mailer: { send, close() {} } } });
  const result = await verify(runtime);
  expect(result.faults).toEqual([]);

  const { read } = store;
  const count = async (table: string, where: Record<string, unknown> = {}) =>
    Number(((await read(table).where(where).count({ n: '*' })) as { n: number }[])[0]?.n);
  const sequence = async (like: string) => {
    const rows = (await read('sequences').select('value').whereRaw('name like ?', [like])) as { value: number }[];
    return rows.reduce((sum, row) => sum + row.value, 0);
  };
  // Numbers without gaps or doubles (unique indexes forbid doubles; equal counts forbid gaps).
  expect(await count('cases')).toBe(await sequence('case:%'));
  expect(await count('registry_entries')).toBe(await sequence('registry:%'));
  expect(await count('registry_entries')).toBe(await count('events', { type: 'entry.registered' }));
  expect(await count('registry_log', { type: 'registered' })).toBe(await count('registry_entries'));
  expect(await count('outbox', { status: 'pending' })).toBe(0);
  expect(await count('outbox', { status: 'failed' })).toBe(0);
  expect(await count('incidents')).toBe(0);

  // Each notice left by letter at least once, and stands once in the box of each who was to be told.
  const rows = (await read('outbox').select('case_id', 'seq', 'n', 'target')) as {
    case_id: string;
    seq: number;
    n: number;
    target: string;
  }[];
  const messages = (await read('messages').select('id', 'user_id')) as { id: string; user_id: string }[];
  expect(messages.filter(({ id, user_id }) => !sent.has(`${id}.${user_id}`))).toEqual([]);
  // None is left over; those sent long ago, by the hurried clock, are forgotten already.
  expect(await read('letters').whereNot({ status: 'sent' }).whereNot({ message_id: summaryId })).toEqual([]);
  const told = new Set(messages.map((message) => message.id));
  expect(rows.filter((row) => !told.has(`${row.case_id}-${row.seq}-${row.n}`))).toEqual([]);
  return {
    ...{ cases: result.cases, events: result.events, entries: await count('registry_entries'), notices: rows.length },
    lettersSentAgain: [...sent.values()].filter((times) => times > 1).length,
  };
}
