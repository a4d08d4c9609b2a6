/** A process that archives is killed (SIGKILL) in the middle, again and again: each case is in one place, none is lost, and the whole replays. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { countAll } from '../../engine/commands/count-board.ts';
import { verify } from '../../engine/commands/verify.ts';
import { openStore } from '../../engine/store/db.ts';
import { createOffice, people } from '../store/office.ts';
import { bundled } from '../support/bundled.ts';
import { testClock } from '../support/stores.ts';

const cases = 60;

it('leaves every case in one place', { timeout: 240_000 }, async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'liuzhuan-archive-'));
  const clock = testClock('2022-03-02T01:00:00.000Z');
  const store = await openStore({ dataDir, now: clock.now });
  try {
    const office = await createOffice(store, clock);
    for (let n = 0; n < cases; n += 1) await office.act(await office.submitted(), people.county, 'reject', { reason: 'No' });
    await store.writer.transact((tx) => tx.raw("update outbox set status = 'done', done_at = created_at"));
    await countAll(office.runtime);
    const count = async (table: string) => Number(((await store.read(table).count('* as n').first()) as { n: number }).n);
    const script = await bundled(join(import.meta.dirname, 'archive-worker.ts'));
    const archive = () => spawn(process.execPath, [script, dataDir], { stdio: 'ignore' });
    const seen: number[] = [];
    for (let kill = 1; kill <= 3; kill += 1) {
      const child = archive();
      const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
      const before = await count('archived_cases');
      while ((await count('archived_cases')) === before && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 1));
      child.kill('SIGKILL');
      await ended;
      seen.push(await count('archived_cases'));
      expect((await count('cases')) + (await count('archived_cases'))).toBe(cases);
    }
    expect(seen[0]).toBeGreaterThan(0);
    expect(seen[0]).toBeLessThan(cases);
    expect((await verify(office.runtime)).faults).toEqual([]);
    await new Promise((resolve) => archive().once('exit', resolve));
    expect([await count('cases'), await count('archived_cases'), await count('tasks')]).toEqual([0, cases, 0]);
    expect(await verify(office.runtime)).toMatchObject({ cases, archived: cases, faults: [] });
  } finally {
    await store.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
});
