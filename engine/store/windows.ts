/** Windows 批次: when applications of a programme are open. */
import type { WindowFacts } from '../model/event.ts';
import type { Reader } from './page.ts';
import type { Tx } from './tx.ts';
import type { FactSource } from './writer/command.ts';

export interface StoredWindow extends WindowFacts {
  readonly programme: string;
  readonly settings: Readonly<Record<string, string | number | boolean>>;
}
interface WindowRow {
  id: string;
  programme: string;
  title: string;
  opens_on: string;
  closes_on: string;
  settings: string;
}

export async function windowsOf(db: Reader, programme?: string): Promise<StoredWindow[]> {
  const query = db('windows').orderBy('opens_on', 'desc').orderBy('id');
  return ((await (programme ? query.where({ programme }) : query)) as WindowRow[]).map(windowOf);
}

export async function windowById(db: Reader, id: string): Promise<StoredWindow | null> {
  const row = (await db('windows').where({ id }).first()) as WindowRow | undefined;
  return row ? windowOf(row) : null;
}

/** Windows by id, for plans. */
export const windows: FactSource<StoredWindow> = {
  name: 'windows',
  tables: ['windows'],
  load: async (tx, ids) => new Map((await tx.byKeys<WindowRow>('windows', 'id', ids)).map((row) => [row.id, windowOf(row)])),
};

export async function insertWindow(tx: Tx, window: StoredWindow, at: string, by: string): Promise<void> {
  await tx.table('windows').insert({ ...rowOf(window), created_at: at, created_by: by });
}

export async function updateWindow(tx: Tx, window: StoredWindow): Promise<void> {
  await tx.table('windows').where({ id: window.id }).update(rowOf(window));
}

function rowOf({ id, programme, title, opensOn, closesOn, settings }: StoredWindow): WindowRow {
  return { id, programme, title, opens_on: opensOn, closes_on: closesOn, settings: JSON.stringify(settings) };
}

function windowOf(row: WindowRow): StoredWindow {
  return {
    id: row.id,
    programme: row.programme,
    title: row.title,
    opensOn: row.opens_on,
    closesOn: row.closes_on,
    settings: JSON.parse(row.settings) as StoredWindow['settings'],
  };
}
