/**
 * What every command needs: the store, the clock, ids, and two caches of rows that never change under their key:
 * compiled definitions by content hash, and the calendar by revision (compared with the newest revision in each batch).
 */
import { statutoryYears } from '../calendar/years.ts';
import { compileProgramme } from '../machine/compile.ts';
import type { CompiledProgramme } from '../machine/programme.ts';
import { calendarAt, calendarRevision, insertYears, newestCalendar, newestRevision, type RevisedCalendar } from '../store/calendar.ts';
import type { Store } from '../store/db.ts';
import { definitionByHash, latestHash, packagesOf } from '../store/definitions.ts';
import type { FactSource } from '../store/writer/command.ts';
import { createIds, type Ids } from './ids.ts';

export interface Clock {
  /** UTC ISO-8601 instant with milliseconds. */
  now(): string;
}

export interface Runtime {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Compiled definitions by content hash, for plans. */
  readonly compiled: FactSource<CompiledProgramme>;
  /** Hash of the newest version by programme, for plans. */
  readonly latest: FactSource<string>;
  /** The newest calendar under the key `current`, for plans. */
  readonly calendar: FactSource<RevisedCalendar>;
  /** For readers: a compiled definition, or null. */
  programme(hash: string): Promise<CompiledProgramme | null>;
  /** For readers: the newest calendar. */
  currentCalendar(): Promise<RevisedCalendar>;
}

export interface RuntimeOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids?: Ids;
}

/** Compiled definitions kept; the oldest used goes first. */
const programmesKept = 200;

/** Also puts the statutory calendar into an empty store. */
export async function createRuntime({ store, clock, ids = createIds(() => clock.now()) }: RuntimeOptions): Promise<Runtime> {
  await seedCalendar(store, clock.now());
  const programmes = new Map<string, CompiledProgramme>();
  let calendar: RevisedCalendar | null = null;

  const kept = (hash: string) => {
    const programme = programmes.get(hash);
    if (programme) {
      programmes.delete(hash);
      programmes.set(hash, programme);
    }
    return programme;
  };
  const keep = (hash: string, programme: CompiledProgramme) => {
    programmes.set(hash, programme);
    if (programmes.size > programmesKept) programmes.delete(programmes.keys().next().value as string);
    return programme;
  };

  return {
    store,
    clock,
    ids,
    compiled: {
      name: 'compiled',
      peek: kept,
      async load(tx, hashes) {
        const packages = await packagesOf(tx, hashes);
        return new Map([...packages].map(([hash, pkg]) => [hash, kept(hash) ?? keep(hash, compileProgramme(pkg, hash))]));
      },
    },
    latest: {
      name: 'latest',
      tables: ['publications'],
      async load(tx, names) {
        const found = new Map<string, string>();
        for (const name of names) {
          const newest = await latestHash(tx, name);
          if (newest) found.set(name, newest.hash);
        }
        return found;
      },
    },
    calendar: {
      name: 'calendar',
      tables: ['calendar_years'],
      async load(tx) {
        if (calendar === null || (await newestRevision(tx)) !== calendar.revision) calendar = await newestCalendar(tx);
        return new Map([['current', calendar]]);
      },
    },
    async programme(hash) {
      const known = kept(hash);
      if (known) return known;
      const stored = await definitionByHash(store.read, hash);
      return stored && (kept(hash) ?? keep(hash, compileProgramme(stored.package, hash)));
    },
    async currentCalendar() {
      const known = calendar;
      if (known !== null && known.revision === (await calendarRevision(store.read))) return known;
      const found = await calendarAt(store.read);
      // A writer may have read a newer one meanwhile.
      if (calendar === null || calendar.revision < found.revision) calendar = found;
      return found;
    },
  };
}

async function seedCalendar(store: Store, at: string): Promise<void> {
  await store.writer.transact(async (tx) => {
    // Two nodes starting at once: the second waits here and then finds the years.
    if (tx.dialect.severalNodes) await tx.raw('select pg_advisory_xact_lock(731205419)');
    if ((await newestRevision(tx)) === 0) await insertYears(tx, statutoryYears, at, 'system');
  });
}
