/**
 * Writes the golden database of a release: `npx tsx test/upgrade/make-golden.ts test/upgrade/golden-<date>.sqlite`. A day of scripted
 * work on the shipped programme, with cases at every kind of place and one that was migrated. A golden file is never made anew: a
 * release adds its own, and `golden.test.ts` opens all of them.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import sqlite3 from 'sqlite3';
import { createApp, rootFolder } from '../../engine/main.ts';
import type { ProgrammePackage } from '../../engine/model/definition.ts';
import { movableClock } from '../support/clock.ts';
import { apply, bringTo, firstUscc, programme, secondUscc, windowOf } from '../support/sme.ts';
import { migrateByTwo, undoByTwo } from '../support/two-people.ts';
import { firstProgramme, password, World } from '../support/world.ts';

const target = resolve(process.argv[2] ?? 'golden.sqlite');
const dataDir = mkdtempSync(join(tmpdir(), 'liuzhuan-golden-'));
const clock = movableClock('2026-03-02T01:00:00.000Z');
let ids = 0;
const nextId = () => {
  ids += 1;
  return String(ids).padStart(26, '0');
};
const app = await createApp(
  {
    ...{ port: 0, host: '127.0.0.1', dataDir, databaseUrl: undefined, publicUrl: 'http://localhost:3000', smtpUrl: undefined },
    ...{ mailFrom: 'liuzhuan@localhost', seed: true, demoPassword: password, logLevel: 'silent', sessionHours: 99_999, trustProxy: false },
    root: rootFolder(),
    programmes: [firstProgramme],
  },
  {
    ...{ now: () => clock.now(), loops: false, passwordCost: { memoryCost: 8, timeCost: 1 } },
    ids: { next: nextId, secret: () => `golden ${nextId()}` },
  },
);
const world = new World(app, clock, dataDir);

// One enterprise and window hold one case: a second window for a second case.
const chief = await world.as('chief');
const more: string[] = [];
for (const title of ['二', '三']) {
  const body = { programme, title: `第${title}批`, opensOn: '2026-03-01', closesOn: '2026-12-31' };
  const settings = { newRule: 'r2022-63', reviewRule: 'r2022-63' };
  more.push((await chief.ask<{ id: string }>('POST', '/api/windows', { ...body, settings })).id);
}
const done = await apply(world);
await bringTo(world, done.id, 'province');
const noticed = await apply(world, { window: more[0] as string });
await bringTo(world, noticed.id, 'notice');
const asked = await apply(world, { window: more[1] as string });
await bringTo(world, asked.id, 'depts');
await (await world.as('market')).claim(asked.id);
await bringTo(world, done.id, 'done');
const agent2 = await world.as('agent2');
const draft = await agent2.open({ programme, uscc: secondUscc, window: await windowOf(agent2), applyType: 'new' });
await agent2.draft(draft.id, { contact: '王五' });

// A case that was migrated, and one whose migration was undone.
const grant = JSON.parse(readFileSync(new URL('../definitions/equipment-grant.json', import.meta.url), 'utf8')) as ProgrammePackage;
const renamed = JSON.parse(JSON.stringify(grant).replaceAll('"county"', '"district"')) as ProgrammePackage;
const publish = async (pkg: ProgrammePackage) =>
  (await (await world.as('admin')).ask<{ hash: string }>('POST', '/api/definitions', { package: pkg })).hash;
const from = await publish(grant);
const agent = await world.as('agent');
const moving = await agent.open({ programme: 'equipment-grant', uscc: firstUscc });
await agent.complete(moving.id, 'submit', { data: { amount: 100, note: '' } });
const plan = { steps: { county: 'district' } };
const to = await publish(renamed);
const { id } = await migrateByTwo(world, { from, to, plan });
await undoByTwo(world, id);
await migrateByTwo(world, { from, to, plan });
await world.settle();
await app.close();

const database = new sqlite3.Database(join(dataDir, 'liuzhuan.sqlite'));
const run = (sql: string) => new Promise<void>((yes, no) => database.exec(sql, (error) => (error ? no(error) : yes())));
rmSync(target, { force: true });
// Many tables hold little: small pages.
await run('delete from sessions; pragma journal_mode = delete; pragma page_size = 1024; vacuum');
await run(`vacuum into '${target.replaceAll("'", "''")}'`);
await new Promise((yes) => database.close(yes));
rmSync(dataDir, { recursive: true, force: true });
