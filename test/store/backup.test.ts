/** A backup made while commands run holds one moment, and becomes the same office on the other database; a damaged one is refused. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, expect, it } from 'vitest';
import { hashOfFile, uploadFile } from '../../engine/cli/backup/manifest.ts';
import { restoreBackup } from '../../engine/cli/backup/restore.ts';
import { writeBackup } from '../../engine/cli/backup/write.ts';
import { run } from '../../engine/cli/main.ts';
import { countAll } from '../../engine/commands/count-board.ts';
import { createRuntime } from '../../engine/commands/runtime.ts';
import { verify } from '../../engine/commands/verify.ts';
import { sha256 } from '../../engine/store/canonical.ts';
import { openStore, type Store } from '../../engine/store/db.ts';
import { eventsOf } from '../../engine/store/events.ts';
import { insertFile } from '../../engine/store/files.ts';
import { sharedPostgres } from '../support/shared-postgres.ts';
import { eachStore, testClock } from '../support/stores.ts';
import { createOffice, people } from './office.ts';

const folders: string[] = [];
const folder = () => {
  const made = mkdtempSync(join(tmpdir(), 'liuzhuan-backup-'));
  folders.push(made);
  return made;
};
const postgres = sharedPostgres();
afterAll(async () => {
  for (const each of folders) rmSync(each, { recursive: true, force: true });
  await postgres.stop();
});

eachStore('a backup', (harness) => {
  it('holds every event acknowledged before it, while commands run, and is restored on the other database', async () => {
    const clock = testClock();
    const store = await harness.open(clock);
    const office = await createOffice(store, clock);
    const dataDir = folder();
    const content = Buffer.from('a paper');
    const id = sha256(content);
    mkdirSync(join(dataDir, 'files', id.slice(0, 2)), { recursive: true });
    writeFileSync(uploadFile(dataDir, id), content);
    const uploaded = { id, name: 'paper.pdf', size: content.length, type: 'application/pdf', uploader: 'agent', uploadedAt: clock.now() };
    await store.writer.transact((tx) => insertFile(tx, uploaded));

    const acknowledged: string[] = [];
    let [working, longest] = [true, 0];
    const work = async () => {
      while (working) {
        const started = performance.now();
        const caseId = await office.submitted();
        await office.act(caseId, people.county, 'accept');
        longest = Math.max(longest, performance.now() - started);
        acknowledged.push(caseId);
      }
    };
    const load = [work(), work(), work(), work()];
    await expect.poll(() => acknowledged.length, { timeout: 60_000 }).toBeGreaterThan(40);
    const before = { known: [...acknowledged], longest };
    longest = 0;
    const at = join(folder(), 'backup');
    const started = performance.now();
    const manifest = await writeBackup({ store, dataDir, folder: at, version: 'test', now: clock.now });
    const took = performance.now() - started;
    working = false;
    await Promise.all(load);
    console.log(
      `backup on ${harness.dialect}: ${Math.round(took)} ms; slowest errand ${Math.round(longest)} ms, before ${Math.round(before.longest)} ms`,
    );
    expect(acknowledged.length, 'commands went on').toBeGreaterThan(before.known.length);
    expect(manifest).toMatchObject({ missing: [], files: [{ sha256: id, size: 7 }], database: harness.dialect });
    const cases = manifest.tables.find(({ name }) => name === 'cases');
    expect(cases?.rows).toBeGreaterThanOrEqual(before.known.length);

    const target =
      harness.dialect === 'sqlite' ? { databaseUrl: await postgres.createDatabase(), dataDir: folder() } : { dataDir: folder() };
    const restored = await openStore({ ...target, now: clock.now });
    try {
      await restoreBackup(restored, target.dataDir, at);
      for (const caseId of before.known) expect(await eventsOf(restored.read, caseId)).toEqual(await eventsOf(store.read, caseId));
      expect(await hashOfFile(uploadFile(target.dataDir, id))).toBe(id);
      const runtime = await createRuntime({ store: restored, clock });
      await countAll(runtime);
      expect(await verify(runtime)).toMatchObject({ cases: cases?.rows, faults: [] });
      await expect(restoreBackup(restored, target.dataDir, at)).rejects.toThrow('empty');
      // Written again from there it is, table by table, the same.
      const again = await contentOf(restored, target.dataDir, clock);
      const once = await contentOf(store, dataDir, clock);
      for (const name of ['definitions', 'users', 'grants', 'calendar_years', 'enterprises', 'publications'])
        expect(again[name], name).toEqual(once[name]);
    } finally {
      await restored.close();
    }
  });
});

async function contentOf(store: Store, dataDir: string, clock: { now(): string }): Promise<Record<string, string>> {
  const at = join(folder(), 'backup');
  const { tables } = await writeBackup({ store, dataDir, folder: at, version: 'test', now: clock.now });
  return Object.fromEntries(tables.map(({ name }) => [name, gunzipSync(readFileSync(join(at, 'tables', `${name}.jsonl.gz`))).toString()]));
}

it('is refused when it is damaged, unfinished, or the place is taken; the command says what to do', async () => {
  const [source, place] = [folder(), join(folder(), 'backup')];
  const at = (dataDir: string) => ({ DATA_DIR: dataDir });
  const store = await openStore({ dataDir: source, now: testClock().now });
  await createOffice(store, testClock());
  await store.close();
  expect((await run(['backup', place], at(source))).code).toBe(0);
  expect(await run(['backup', place], at(source))).toMatchObject({ code: 2, out: expect.stringContaining('Name a folder') });
  expect(await run(['restore', folder()], at(folder()))).toMatchObject({ code: 2, out: expect.stringContaining('no manifest.json') });
  expect(await run(['restore', place], at(source))).toMatchObject({ code: 2, out: expect.stringContaining('isn’t empty') });
  const fine = await run(['restore', place, '--json'], at(folder()));
  expect([fine.code, JSON.parse(fine.out).ok]).toEqual([0, true]);

  const table = join(place, 'tables', 'users.jsonl.gz');
  const bytes = readFileSync(table);
  bytes[bytes.length >> 1]! ^= 1;
  writeFileSync(table, bytes);
  const empty = folder();
  expect(await run(['restore', place], at(empty))).toMatchObject({ code: 2, out: expect.stringContaining('tables/users.jsonl.gz') });
  const untouched = await openStore({ dataDir: empty, now: testClock().now });
  expect(await untouched.read('definitions').select()).toEqual([]);
  await untouched.close();
  const manifest = readFileSync(join(place, 'manifest.json'), 'utf8');
  writeFileSync(join(place, 'manifest.json'), manifest.replace('"migration": ', '"migration": 1'));
  expect(await run(['restore', place], at(empty))).toMatchObject({ code: 2, out: expect.stringContaining('manifest.json') });
  writeFileSync(join(place, 'manifest.sha256'), sha256(readFileSync(join(place, 'manifest.json'), 'utf8')));
  expect(await run(['restore', place], at(empty))).toMatchObject({ code: 2, out: expect.stringContaining('Restore it with that version') });
  expect(readdirSync(join(place, '..')).filter((name) => name.endsWith('.part'))).toEqual([]);
});
