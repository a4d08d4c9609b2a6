/**
 * Nodes are killed (SIGKILL) at random moments under load. What was acknowledged must be there, nothing may be done twice, and
 * the whole must replay. `CRASH_SEED` repeats the choices of a run; `CRASH_KILLS` multiplies the kills.
 */
import { expect } from 'vitest';
import { openStore } from '../../engine/store/db.ts';
import { createOffice } from '../store/office.ts';
import { checkAcknowledged, checkAll } from './checks.ts';
import { businessClock } from './clock.ts';
import { startLoad } from './load.ts';
import { createNodeRoom, type Node } from './nodes.ts';
import type { Place } from './protocol.ts';
import { chanceOf } from './random.ts';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
/** Multiplies the kills. */
export const factor = Number(process.env.CRASH_KILLS ?? 1);

/** One run of kills on a database, and all checks of it. */
export async function crash({ place, nodes: nodeCount, kills, clients }: { place: Place; nodes: number; kills: number; clients: number }) {
  const seed = Number(process.env.CRASH_SEED ?? Math.floor(Math.random() * 1e9));
  const chance = chanceOf(seed);
  const clockStart = Date.now();
  const clock = businessClock(clockStart);
  console.log(`crash test: ${kills} kills, ${nodeCount} node(s), seed ${seed}`);
  const store = await openStore({ ...place, now: clock.now });
  await createOffice(store, clock);
  const room = await createNodeRoom(nodeCount + 1);
  const nodes: (Node | null)[] = await Promise.all(Array.from({ length: nodeCount }, () => room.start({ place, clockStart })));
  const load = startLoad(clients, chance, () => {
    const alive = nodes.filter((node): node is Node => node?.alive ?? false);
    return alive.length > 0 ? chance.pick(alive) : null;
  });
  let checked = 0;
  try {
    for (let n = 0; n < kills; n += 1) {
      // Mostly in the midst of work, sometimes while the node still starts.
      const busy = load.counts.acknowledged + (chance.next() < 0.8 ? nodeCount : 0);
      for (let waited = 0; waited < 2000 && load.counts.acknowledged < busy; waited += 5) await pause(5);
      await pause(chance.between(0, 150));
      const victim = chance.between(0, nodeCount - 1);
      await nodes[victim]?.kill();
      nodes[victim] = null;
      const known = load.take();
      nodes[victim] = await room.start({ place, clockStart });
      await checkAcknowledged(store, known);
      checked += known.length;
    }
    await load.stop();
    for (const node of nodes) await node?.kill();
    const known = load.take();
    await checkAcknowledged(store, known);
    checked += known.length;
    const counts = await checkAll(store, clock, room.letters);
    console.log(`crash test: ${kills} kills`, { ...load.counts, checked, ...counts, troubles: room.troubles.length });
    expect(checked).toBe(load.counts.acknowledged);
    if (factor >= 1) expect(counts.entries).toBeGreaterThan(0);
    expect(room.troubles).toEqual([]);
  } finally {
    for (const node of nodes) await node?.kill();
    room.close();
    await store.close();
  }
}
