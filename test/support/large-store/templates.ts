/**
 * Cases as they lie in the store at each stage of their lives, played by people over the API; what differs from case to case is a
 * placeholder. `fill.ts` makes a large store of them.
 */
import type { Knex } from 'knex';
import { countAll } from '../../../engine/commands/count-board.ts';
import { pdfOf } from '../files.ts';
import { applicationOf, apply, bringTo, firstUscc, programme as smeProgramme } from '../sme.ts';
import { openWorld, type World } from '../world.ts';
import { largeProgramme, modelId, modelOwner } from './programme.ts';

export type Row = Record<string, string | number | null>;
export interface Template {
  readonly name: string;
  /** Of the model programme, or of the evaluation of innovative SMEs, whose cases are long. */
  readonly kind: 'model' | 'sme';
  readonly status: 'draft' | 'running' | 'ended';
  readonly openTasks: number;
  /** Instants of its beginning, and of when it was as it is. */
  readonly openedAt: string;
  readonly takenAt: string;
  readonly tables: Readonly<Record<string, readonly Row[]>>;
}

const tables = ['cases', 'case_data', 'events', 'tasks', 'timers', 'notices', 'registry_entries', 'registry_log'] as const;
const more = ['messages', 'case_files', 'batch_members', 'records', 'board_stages', 'files'] as const;
export const filledTables: readonly string[] = [...tables, ...more];

let played: Promise<Template[]> | null = null;
/** Played once in a process. */
export function playedTemplates(): Promise<Template[]> {
  played ??= play();
  return played;
}

async function play(): Promise<Template[]> {
  const world = await openWorld();
  try {
    return [...(await smeTemplates(world)), ...(await modelTemplates(world))];
  } finally {
    await world.close();
  }
}

async function modelTemplates(world: World): Promise<Template[]> {
  await (await world.as('admin')).ask('POST', '/api/definitions', { package: largeProgramme() });
  const [agent, county, city] = [await world.as('agent'), await world.as('county'), await world.as('city')];
  const proof = await agent.upload({ name: '证明.pdf', type: 'application/pdf', bytes: pdfOf('large') });
  const found: Template[] = [];
  const begin = async (submitted = true) => {
    await world.workingDays(1);
    const { id } = await agent.open({ programme: modelId, uscc: firstUscc });
    const data = { projectName: '高精度轴承智能生产线技术改造', amount: 480, description: '提高产能与一致性。'.repeat(12), proof: [proof] };
    if (submitted) await agent.complete(id, 'submit', { data });
    await world.workingDays(1);
    return id;
  };
  const take = async (name: string, id: string) => found.push(await taken(world, name, 'model', id));
  await take('draft', await begin(false));
  const id = await begin();
  await take('accept', id);
  await county.claim(id);
  await take('accept-claimed', id);
  await county.complete(id, 'pass');
  await world.workingDays(1);
  await take('review', id);
  await city.claim(id);
  await take('review-claimed', id);
  await city.complete(id, 'approve');
  await world.workingDays(1);
  await take('approved', id);
  const long = await begin();
  for (let turn = 0; turn < 60; turn += 1) {
    await county.claim(long);
    await county.ask('POST', `/api/tasks/${long}.2/release`, {}, { headers: { 'idempotency-key': `long-${turn}` } });
  }
  await take('long', long);
  const refused = await begin();
  await county.complete(refused, 'refuse', { reason: '申报主体不在本区注册。' });
  await world.workingDays(1);
  await take('refused', refused);
  return found;
}

async function smeTemplates(world: World): Promise<Template[]> {
  const found: Template[] = [];
  const { id } = await apply(world, { change: await applicationOf(await world.as('agent')) });
  for (const station of ['accept', 'verify', 'depts', 'city', 'notice', 'meeting', 'recommend', 'province', 'done'] as const) {
    await bringTo(world, id, station);
    if (station !== 'notice') await world.workingDays(1);
    found.push(await taken(world, `sme-${station}`, 'sme', id));
  }
  return found;
}

async function taken(world: World, name: string, kind: Template['kind'], id: string): Promise<Template> {
  const db = world.app.store.read;
  await countAll(world.app.runtime);
  const [kase] = (await db('cases').where({ id })) as Row[];
  if (!kase) throw new Error(`${name}: no case`);
  const rows: Record<string, Row[]> = { cases: [kase] };
  for (const table of tables.slice(1)) if (table !== 'registry_log') rows[table] = await db(table).where({ case_id: id });
  for (const table of more.slice(0, -1)) rows[table] = await db(table).where({ case_id: id });
  rows.registry_log = await db('registry_log').whereIn(
    'entry_id',
    (rows.registry_entries ?? []).map((row) => String(row.id)),
  );
  rows.files = await db('files').whereIn(
    'sha256',
    (rows.case_files ?? []).map((row) => String(row.file_id)),
  );
  const [entry] = rows.registry_entries ?? [];
  const blanks = [...(await blanksOf(db, kase)), ...(entry ? entryBlanks(entry) : [])];
  const openTasks = (rows.tasks ?? []).filter((row) => row.status === 'open').length;
  return {
    ...{ name, kind, status: kase.status as Template['status'], openTasks },
    ...{ openedAt: String(kase.opened_at), takenAt: world.clock.now() },
    tables: Object.fromEntries(Object.entries(rows).map(([table, all]) => [table, all.map((row) => blanked(row, blanks))])),
  };
}

/** What stands for what, longest and most particular first. */
async function blanksOf(db: Knex, kase: Row): Promise<[string, string][]> {
  const files = (await db('case_files').where({ case_id: kase.id })) as { file_id: string }[];
  return [
    ...files.map(({ file_id }, n): [string, string] => [file_id, `{file}${n}`]),
    ...(
      [
        ['id', '{case}'],
        ['number', '{number}'],
        ['definition', '{definition}'],
        ['uscc', '{uscc}'],
        ['enterprise_name', '{name}'],
      ] as const
    ).map(([column, blank]): [string, string] => [String(kase[column]), blank]),
    ...(kase.programme === smeProgramme
      ? []
      : [[String(kase.programme), '{programme}'] as [string, string], [modelOwner, '{owner}'] as [string, string]]),
    ['user-county2', '{clerk2}'],
    ['user-county', '{clerk}'],
    ['user-agent', '{agent}'],
    ...(kase.programme === smeProgramme ? [] : [['user-city', '{lead}'] as [string, string]]),
    [String(kase.district), '{district}'],
  ];
}

function entryBlanks({ number, verification }: Row): [string, string][] {
  return [
    [String(number), '{certificate}'],
    [String(verification), '{verification}'],
  ];
}

function blanked(row: Row, blanks: readonly [string, string][]): Row {
  const put = (value: Row[string]) =>
    typeof value === 'string' ? blanks.reduce((text, [given, blank]) => text.replaceAll(given, blank), value) : value;
  return Object.fromEntries(Object.entries(row).map(([column, value]) => [column, put(value)]));
}
