/** Definitions of time limits (`test/definitions/limits/`), published and applied for through the real API. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { addHours, startOfDay } from '../../engine/calendar/date.ts';
import { verify } from '../../engine/commands/verify.ts';
import { rootFolder } from '../../engine/main.ts';
import type { CaseDto, TaskRowDto } from '../../engine/model/dto/case.ts';
import type { Page } from '../../engine/model/dto/session.ts';
import type { Postgres } from './postgres.ts';
import { sharedPostgres } from './shared-postgres.ts';
import { openWorld, type World } from './world.ts';

export const uscc = '91410305MA9XTE0263';

/**
 * The office of a suite: opened before its tests at 09:00 of `date` with a definition of the folder published; afterwards every case
 * must replay to what is stored. On PostgreSQL it has a database of its own.
 */
export function atOffice(
  { date, definition, database = 'sqlite' }: { readonly date: string; readonly definition: string; readonly database?: Database },
  opened: (office: { readonly world: World; readonly programme: string }) => void | Promise<void>,
): void {
  let world: World | null = null;
  let postgres: Postgres | null = null;
  const root = officeRoot();
  beforeAll(async () => {
    if (database === 'postgres') postgres = sharedPostgres();
    world = await openWorld({ start: addHours(startOfDay(date), 9), root, databaseUrl: await postgres?.createDatabase() });
    await opened({ world, programme: await publish(world, definition) });
  });
  afterAll(async () => {
    if (world) expect(await replayFaults(world)).toEqual([]);
    await world?.close();
    await postgres?.stop();
    rmSync(root, { recursive: true, force: true });
  });
}

export type Database = 'sqlite' | 'postgres';
export const databases: readonly Database[] = ['sqlite', 'postgres'];

/** The demonstration's people without its programmes. */
function officeRoot(): string {
  const root = mkdtempSync(join(tmpdir(), 'liuzhuan-office-'));
  mkdirSync(join(root, 'workflows'));
  const people = JSON.parse(readFileSync(join(rootFolder(), 'workflows/demonstration.json'), 'utf8'));
  writeFileSync(join(root, 'workflows/demonstration.json'), JSON.stringify({ ...people, windows: [] }));
  writeFileSync(join(root, 'package.json'), '{"version":"0.0.0"}');
  return root;
}

/** Publishes a definition of the folder; gives its programme's id. */
export async function publish(world: World, name: string): Promise<string> {
  const text = readFileSync(join(rootFolder(), 'test/definitions/limits', `${name}.json`), 'utf8');
  const answer = await (await world.as('admin')).ask<{ id: string }>('POST', '/api/definitions', { package: JSON.parse(text) });
  return answer.id;
}

/** A case that was just submitted. */
export async function applied(world: World, programme: string, data: Readonly<Record<string, unknown>> = {}): Promise<CaseDto> {
  const agent = await world.as('agent');
  const kase = await agent.open({ programme, uscc });
  return agent.complete(kase.id, 'submit', { data: { project: '数控机床', ...data } });
}

/** Every case of the world replays to what is stored. */
async function replayFaults(world: World): Promise<readonly unknown[]> {
  return (await verify(world.app.runtime)).faults;
}

/** Moves the clock to HH:MM (Asia/Shanghai, 09:00) of a date and does what is due then. */
export async function toDate(world: World, date: string, time = '09:00'): Promise<void> {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  world.clock.set(addHours(startOfDay(date), hours + minutes / 60));
  await world.settle();
}

/** Last day of a step's deadline, read from its open task: it ends at 24:00. */
export async function dueOn(world: World, login: string, caseId: string, step: string): Promise<string | null> {
  const kase = await (await world.as(login)).kase(caseId);
  const dueAt = kase.tasks.find((task) => task.step === step && task.kind !== 'extension')?.dueAt ?? null;
  return dueAt && new Date(Date.parse(dueAt) + 8 * 3_600_000 - 1).toISOString().slice(0, 10);
}

/** Subjects of the messages a person got about a case, newest first. */
export async function messagesOf(world: World, login: string, number: string): Promise<readonly { subject: string; body: string }[]> {
  const { items } = await (await world.as(login)).ask<Page<{ subject: string; body: string }>>('GET', '/api/messages?limit=100');
  return items.filter(({ subject, body }) => subject.includes(number) || body.includes(number));
}

export async function lightOf(world: World, login: string, caseId: string): Promise<string | undefined> {
  const rows: readonly TaskRowDto[] = await (await world.as(login)).inbox('?limit=100');
  return rows.find((row) => row.caseId === caseId)?.light;
}
