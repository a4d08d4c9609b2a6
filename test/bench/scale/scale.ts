/**
 * Lists, searches and pages over HTTP with 10,000, 100,000 and 1,000,000 cases on both databases. Each size is a store of its own with
 * a server of its own; every probe is asked of all of them in turn, round by round, so that what disturbs the machine disturbs all
 * alike, and beside an answer that needs no store. On a busy machine the processor time is what to look at: elapsed time is mostly that of
 * others. In the end the write rate, on the largest store and an empty one in turn.
 */
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { connectPostgres } from '../../../engine/store/connection-postgres.ts';
import { connectSqlite } from '../../../engine/store/connection-sqlite.ts';
import type { Place } from '../../support/large-store/fill.ts';
import { sizeOf } from '../../support/large-store/plan.ts';
import { median } from '../contender.ts';
import { type Probe, probesFor } from './probes.ts';
import { type Served, serve } from './served.ts';
import { type Database, databases, openStores } from './stores.ts';
import { leastWritersRatio, readWriters, type WritersReading } from './writers.ts';

const limitMs = 100;
/** A tree of a hundred times as many rows is a level or two higher: what grows less needn't be looked at further. */
const mostGrowth = 2;
/** Growing as the logarithm is to take as much longer for each tenfold; so much more is noise. A list read through takes ten times more. */
const mostOfStepBefore = 1.25;
/** What takes less than this at every size is told from its growth by noise alone. */
const noiseMs = 10;

export interface ProbeReading {
  readonly probe: string;
  readonly cases: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  /** Median of the processor time of server and database together, what they do side by side added up. */
  readonly workMs: number;
  readonly rows: number;
}
export type ScaleReading = Readonly<Record<Database, readonly ProbeReading[]>> & {
  readonly writers: Readonly<Partial<Record<Database, WritersReading>>>;
  readonly holds: boolean;
};

export interface ScaleOptions {
  readonly sizes: readonly number[];
  readonly databases: readonly Database[];
  readonly rounds: number;
  readonly writerRounds: number;
  /** Only probes whose name holds this, and no writing. */
  readonly probe?: string | undefined;
  /** A folder where stores are kept from run to run, which only read them; without, temporary ones, which are written to in the end. */
  readonly keep?: string | undefined;
}

export async function readScale(options: ScaleOptions, tell: (text: string) => void): Promise<ScaleReading> {
  const readings = { sqlite: [] as ProbeReading[], postgres: [] as ProbeReading[] };
  const writers: Partial<Record<Database, WritersReading>> = {};
  for (const database of options.databases) {
    const stores = await openStores(database, options.keep);
    try {
      const places = new Map<number, Place>();
      for (const cases of options.sizes) {
        const began = Date.now();
        places.set(cases, await stores.filled(cases, () => {}));
        tell(`${database}: ${cases} cases after ${Math.round((Date.now() - began) / 1000)} s, load ${loadavg()[0]?.toFixed(1)}`);
      }
      readings[database].push(...(await readPlaces(places, options)));
      tell(`${database}: probes asked, load ${loadavg()[0]?.toFixed(1)}`);
      const largest = places.get(Math.max(...places.keys()));
      // Tens of thousands of new cases of one enterprise would be what the next run finds newest.
      if (!largest || options.probe || options.keep) continue;
      writers[database] = await readWriters(largest, await stores.empty(), options.writerRounds);
      tell(`${database}: written, load ${loadavg()[0]?.toFixed(1)}`);
    } finally {
      await stores.close();
    }
  }
  const holds = databases.every(
    (database) => verdicts(readings[database]).every(({ holds: fine }) => fine) && (writers[database]?.ratio ?? 1) >= leastWritersRatio,
  );
  return { ...readings, writers, holds };
}

interface Asked {
  readonly cases: number;
  readonly served: Served;
  readonly probes: readonly Probe[];
  readonly times: Map<string, number[]>;
  readonly work: Map<string, number[]>;
  readonly rows: Map<string, number>;
}

async function readPlaces(places: ReadonlyMap<number, Place>, { rounds, probe: wanted }: ScaleOptions): Promise<ProbeReading[]> {
  const asked: Asked[] = [];
  try {
    for (const [cases, place] of places) {
      const longCase = await longest(place);
      const served = await serve(place);
      asked.push({ cases, served, probes: [], times: new Map(), work: new Map(), rows: new Map() });
      const all = await probesFor(served, sizeOf(cases), longCase);
      asked[asked.length - 1] = { ...(asked.at(-1) as Asked), probes: all.filter(({ name }) => !wanted || name.includes(wanted)) };
    }
    const count = asked[0]?.probes.length ?? 0;
    // The first round compiles code and reads pages of the file: it isn't counted.
    for (let round = 0; round <= rounds; round += 1) {
      for (let n = 0; n < count; n += 1) {
        for (const { served, probes, times, work, rows } of asked) {
          const probe = probes[n] as Probe;
          const before = served.processorMs();
          const { took, found } = await ask(served, probe);
          rows.set(probe.name, found);
          if (round === 0) continue;
          times.set(probe.name, [...(times.get(probe.name) ?? []), took]);
          work.set(probe.name, [...(work.get(probe.name) ?? []), served.processorMs() - before]);
        }
      }
    }
    return asked.flatMap(({ cases, probes, times, work, rows }) =>
      probes.map(({ name }) => {
        const sorted = (times.get(name) ?? []).toSorted((a, b) => a - b);
        const p95 = sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * 0.95) - 1)] ?? 0;
        return { probe: name, cases, p50Ms: median(sorted), p95Ms: p95, workMs: median(work.get(name) ?? []), rows: rows.get(name) ?? 0 };
      }),
    );
  } finally {
    for (const { served } of asked) await served.close();
  }
}

async function ask(served: Served, { name, who, paths, rows }: Probe): Promise<{ took: number; found: number }> {
  const began = performance.now();
  const answers = await Promise.all(paths.map((path) => served.get(who, path)));
  const took = performance.now() - began;
  const found = (answers[0]?.items as unknown[] | undefined)?.length ?? 0;
  if ((rows === 'some' && found === 0) || (rows === 'none' && found > 0)) throw new Error(`${name} (${who}): ${found} rows`);
  return { took, found };
}

/** A case with a long history. */
async function longest({ dataDir, databaseUrl }: Place): Promise<string> {
  const connection = databaseUrl ? await connectPostgres(databaseUrl, 'bench') : await connectSqlite(join(dataDir, 'liuzhuan.sqlite'));
  try {
    const [row] = await connection.all<{ case_id: string }>(
      "select e.case_id from events e join cases c on c.id = e.case_id where e.seq = 120 and c.district = '410305' order by e.case_id limit 1",
    );
    return row?.case_id ?? '';
  } finally {
    await connection.close();
  }
}

export interface Verdict {
  readonly probe: string;
  /** Medians by size. */
  readonly p50Ms: readonly number[];
  readonly p95Ms: number;
  readonly workMs: readonly number[];
  readonly rows: number;
  readonly growth: number;
  readonly holds: boolean;
}
export function verdicts(readings: readonly ProbeReading[]): Verdict[] {
  return [...new Set(readings.map(({ probe }) => probe))].map((probe) => {
    const own = readings.filter((reading) => reading.probe === probe).toSorted((a, b) => a.cases - b.cases);
    const p50Ms = own.map((reading) => reading.p50Ms);
    const [first = 0, last = 0] = [p50Ms[0], p50Ms.at(-1)];
    const growth = last / Math.max(first, 0.01);
    const holds = last <= limitMs && (growth <= mostGrowth || last <= noiseMs || isLogarithmic(own));
    const workMs = own.map((reading) => reading.workMs);
    return { probe, p50Ms, p95Ms: own.at(-1)?.p95Ms ?? 0, workMs, rows: own.at(-1)?.rows ?? 0, growth, holds };
  });
}

/** Is each tenfold's addition no more than the one before, at sizes that are ten times the one before? */
function isLogarithmic(own: readonly ProbeReading[]): boolean {
  const steps = own.slice(1).map(({ cases, p50Ms }, index) => {
    const before = own[index] as ProbeReading;
    return (p50Ms - before.p50Ms) / Math.log10(cases / before.cases);
  });
  return steps.length > 1 && steps.every((step, index) => index === 0 || step <= (steps[index - 1] ?? 0) * mostOfStepBefore);
}

export function tellScale(reading: ScaleReading, tell: (text: string) => void): void {
  for (const database of databases) {
    const all = verdicts(reading[database]);
    if (all.length === 0) continue;
    tell(
      `\n${database}: medians in ms by size, of them processor time; p95 at the largest; × growth; ✗ more than ${limitMs} ms, or more than ${mostGrowth} × and ${noiseMs} ms, and growing faster than the logarithm`,
    );
    for (const { probe, p50Ms, p95Ms, workMs, rows, growth, holds } of all) {
      const told = (all: readonly number[]) => all.map((ms) => ms.toFixed(1).padStart(7)).join('');
      const figures = `${told(p50Ms)} | ${told(workMs)} |`;
      tell(`${holds ? ' ' : '✗'} ${probe.padEnd(44)}${figures} p95 ${p95Ms.toFixed(1).padStart(7)}  ×${growth.toFixed(2)}  ${rows} rows`);
    }
    const written = reading.writers[database];
    if (written) {
      const { empty, large, ratio } = written;
      const sign = ratio >= leastWritersRatio ? ' ' : '✗';
      tell(
        `${sign} steps a second: ${empty.toFixed(0)} on an empty store, ${large.toFixed(0)} on the largest: ${ratio.toFixed(2)} (at least ${leastWritersRatio})`,
      );
    }
  }
}
