/**
 * The PostgreSQL server itself is killed (SIGKILL) under load and comes back: every acknowledged event is there, the nodes, which
 * nobody restarts, go on by themselves, and the whole replays. `CRASH_SEED` repeats the choices of a run.
 */
import { expect, it } from 'vitest';
import { openStore } from '../../engine/store/db.ts';
import { createOffice } from '../store/office.ts';
import { startPostgres } from '../support/postgres.ts';
import { checkAcknowledged, checkAll } from './checks.ts';
import { businessClock } from './clock.ts';
import { startLoad } from './load.ts';
import { createNodeRoom } from './nodes.ts';
import { chanceOf } from './random.ts';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

it.skipIf(process.env.DATABASE_URL)(
  'PostgreSQL is killed and started again; two nodes recover by themselves',
  { timeout: 120_000 },
  async () => {
    const seed = Number(process.env.CRASH_SEED ?? Math.floor(Math.random() * 1e9));
    const chance = chanceOf(seed);
    const postgres = await startPostgres();
    const databaseUrl = await postgres.createDatabase();
    const clockStart = Date.now();
    const clock = businessClock(clockStart);
    const place = { databaseUrl, dataDir: '' };
    const store = await openStore({ ...place, now: clock.now });
    await createOffice(store, clock);
    const room = await createNodeRoom(2);
    const nodes = await Promise.all([0, 1].map(() => room.start({ place, clockStart })));
    const load = startLoad(8, chance, () => chance.pick(nodes), true);
    try {
      for (let kill = 0; kill < 2; kill += 1) {
        const before = load.counts.acknowledged;
        // Acknowledgements after the last start: the nodes are at work again.
        for (let waited = 0; waited < 20_000 && load.counts.acknowledged < before + 30; waited += 10) await pause(10);
        expect(load.counts.acknowledged).toBeGreaterThanOrEqual(before + 30);
        await postgres.crash(chance.between(0, 500));
      }
      const before = load.counts.acknowledged;
      for (let waited = 0; waited < 20_000 && load.counts.acknowledged < before + 30; waited += 10) await pause(10);
      await load.stop();
      expect(nodes.every(({ alive }) => alive)).toBe(true);
      for (const node of nodes) await node.kill();
      const known = load.take();
      await checkAcknowledged(store, known);
      const counts = await checkAll(store, clock, room.letters);
      console.log(`database crash: 2 kills, seed ${seed}`, { ...load.counts, ...counts, complaints: room.troubles.length });
      expect(known.length).toBe(load.counts.acknowledged);
    } finally {
      for (const node of nodes) await node.kill();
      room.close();
      await store.close();
      await postgres.stop();
    }
  },
);
