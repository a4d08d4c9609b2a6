import { addDays, dateOf } from '../calendar/date.ts';
import { lights, totals, validOn } from '../store/board-counts.ts';
import { addSnapshot, snapshotMonths } from '../store/board-snapshots.ts';
import { targetsOf } from '../store/board-targets.ts';
import { latestDefinitions } from '../store/definitions.ts';
import { countAll } from './count-board.ts';
import type { Runtime } from './runtime.ts';

/**
 * Keeps what the board said at the end of the month that has just ended: once, however many nodes look and however often. A month in
 * which nobody looked has none. True when it was made now.
 */
export async function snapshotBoard(runtime: Runtime): Promise<boolean> {
  const { store, clock } = runtime;
  const now = clock.now();
  const lastDay = addDays(`${dateOf(now).slice(0, 7)}-01`, -1);
  const month = lastDay.slice(0, 7);
  const [newest] = await snapshotMonths(store.read);
  if (newest && newest.month >= month) return false;
  const definitions = await latestDefinitions(store.read);
  const [first] = (await store.read('definitions').min({ at: 'published_at' })) as { at: string | null }[];
  // Nothing was there yet.
  if (!first?.at || dateOf(first.at) > lastDay) return false;
  await countAll(runtime);
  const programmes = definitions.map(({ programme }) => programme);
  const registries = [...new Set(definitions.flatMap(({ package: pkg }) => Object.keys(pkg.workflow.registries ?? {})))];
  const sight = { all: true, owned: [], districts: [] };
  const current = new Map<string, { registry: string; district: string; target: number }>();
  for (const { registry, district, target } of (await targetsOf(store.read, registries, Number(month.slice(0, 4)))).toReversed())
    current.set(`${registry} ${district}`, { registry, district, target });
  const content = {
    valid: await validOn(store.read, { sight, registries }, lastDay),
    targets: [...current.values()],
    month: await totals(store.read, { sight }, { from: month, to: month }, { programmes, steps: true }),
    year: await totals(store.read, { sight }, { from: `${month.slice(0, 4)}-01`, to: month }, { programmes, steps: true }),
    open: (await lights(store.read, { sight })).filter(({ kind }) => kind === 'case'),
  };
  return store.writer.transact((tx) => addSnapshot(tx, month, now, content));
}
