/** Closed cases go into the archive when their programme's time is over, a few in each transaction; any node may do it, at any time. */
import { addMonths, dateOf } from '../calendar/date.ts';
import { archivable, archiveCases as move, type Place } from '../store/archive/archive.ts';
import { type Retention, retentions } from '../store/archive/retention.ts';
import { recordRun } from '../store/archive/runs.ts';
import type { Runtime } from './runtime.ts';

export interface ArchivedProgramme extends Retention {
  /** Cases archived; in a dry run those that would be. */
  readonly archived: number;
  /** Closed long enough, kept hot by what still lives of them. */
  readonly kept: number;
}
export interface ArchiveOptions {
  /** Counts, writes nothing. */
  readonly dryRun?: boolean;
  /** Looked at in this call, over all programmes; default without end. */
  readonly limit?: number;
  /** Where each programme's last call stopped; this one goes on there, and begins again at the end. */
  readonly places?: Map<string, Place>;
}

const lookedAtOnce = 200;
const movedAtOnce = 10;
const start: Place = { endedAt: '', id: '' };

export async function archiveCases(runtime: Runtime, options: ArchiveOptions = {}): Promise<ArchivedProgramme[]> {
  const found: ArchivedProgramme[] = [];
  let left = options.limit ?? Number.POSITIVE_INFINITY;
  const { dryRun = false, places = new Map<string, Place>() } = options;
  for (const { programme, months, term } of await retentions(runtime.store.read)) {
    const retention = { programme, months, term };
    const { archived, kept, looked, next } = await archiveProgramme(runtime, retention, {
      dryRun,
      limit: left,
      after: places.get(programme),
    });
    found.push({ ...retention, archived, kept });
    left -= looked;
    if (next === null) places.delete(programme);
    else places.set(programme, next);
  }
  return found;
}

interface OfProgramme extends Pick<ArchiveOptions, 'dryRun'> {
  /** Looked at in this call. */
  readonly limit: number;
  readonly after?: Place | undefined;
  /** User id, or `system`. */
  readonly by?: string;
}
interface Archived {
  readonly archived: number;
  readonly kept: number;
  readonly looked: number;
  /** Where to look on; null at the end. */
  readonly next: Place | null;
}

/** The closed cases of one programme whose time is over, from a place on. */
export async function archiveProgramme(
  { store, clock }: Pick<Runtime, 'store' | 'clock'>,
  { programme, months, term }: Retention,
  { dryRun = false, limit: most, after = start, by = 'system' }: OfProgramme,
): Promise<Archived> {
  const at = clock.now();
  const today = dateOf(at);
  const before = `${addMonths(today, -months)}T00:00:00.000Z`;
  let [archived, kept, looked] = [0, 0, 0];
  let place = after;
  while (looked < most) {
    const limit = Math.min(lookedAtOnce, most - looked);
    const page = await archivable(store.read, programme, before, { after: place, today, limit });
    looked += page.ids.length + page.kept;
    kept += page.kept;
    for (let from = 0; from < page.ids.length; from += movedAtOnce) {
      const ids = page.ids.slice(from, from + movedAtOnce);
      archived += dryRun
        ? ids.length
        : await store.writer.transact(async (tx) => {
            const moved = await move(tx, ids, { at, today, term });
            if (moved > 0) await recordRun(tx, { at, programme, by, archived: moved, restored: 0 });
            return moved;
          });
    }
    if (page.next === null) return { archived, kept, looked, next: null };
    place = page.next;
  }
  return { archived, kept, looked, next: place };
}
