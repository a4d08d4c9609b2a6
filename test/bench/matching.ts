/**
 * npm run bench -- --only matching [--json]: every enterprise of the demonstration's data set against every shipped programme, each
 * condition explained, by the code of the portal. Beside it the least that any way must do: the same rows read and parsed.
 */
import { type DataSet, readDataSet } from '../../engine/cli/demonstration/data-set.ts';
import { makeEnterprises } from '../../engine/cli/demonstration/enterprises.ts';
import { publishAll } from '../../engine/cli/publish.ts';
import { factsOfAll, matchesOf } from '../../engine/commands/match-enterprises.ts';
import { createRuntime } from '../../engine/commands/runtime.ts';
import { compileProgramme } from '../../engine/machine/compile.ts';
import { rootFolder } from '../../engine/main.ts';
import { openStore } from '../../engine/store/db.ts';
import { latestDefinitions } from '../../engine/store/definitions.ts';
import { enterprisesAfter, saveEnterpriseRow } from '../../engine/store/enterprises.ts';
import { median } from './contender.ts';

export interface MatchingReport {
  readonly enterprises: number;
  readonly programmes: number;
  readonly conditions: number;
  readonly seconds: number;
  readonly pairsPerSecond: number;
  /** Reading and parsing the same profiles, without matching anything. */
  readonly rawSeconds: number;
  readonly ratio: number;
  readonly holds: boolean;
}
const today = '2026-11-30';
const rounds = 3;
const mostSeconds = 10;

/** Elapsed time at the median of three rounds, the two ways in turn. */
export async function readMatching(dataDir: string, tell: (text: string) => void): Promise<MatchingReport> {
  const now = () => `${today}T01:00:00.000Z`;
  const store = await openStore({ dataDir, now });
  try {
    const runtime = await createRuntime({ store, clock: { now } });
    await publishAll(runtime, rootFolder());
    const set = readDataSet(rootFolder()) as DataSet;
    await store.writer.transact(async (tx) => {
      for (const { enterprise } of makeEnterprises(set, set.enterprises, today))
        await saveEnterpriseRow(tx, enterprise, 0, now(), 'system');
    });
    const programmes = (await latestDefinitions(store.read)).map((one) => compileProgramme(one.package, one.hash));
    const seen = { pairs: 0, conditions: 0 };
    const times: { matched: number; raw: number }[] = [];
    for (let round = 0; round < rounds; round += 1) {
      Object.assign(seen, { pairs: 0, conditions: 0 });
      const matched = await secondsOf(async () => {
        for await (const facts of factsOfAll(store.read))
          for (const { conditions } of matchesOf(facts, programmes, today, 'zh-CN')) {
            seen.pairs += 1;
            seen.conditions += conditions.length;
          }
      });
      const raw = await secondsOf(async () => {
        for (let after = ''; ; ) {
          const last = (await enterprisesAfter(store.read, after, 500)).at(-1);
          if (!last) return;
          after = last.uscc;
        }
      });
      times.push({ matched, raw });
    }
    const seconds = median(times.map(({ matched }) => matched));
    const rawSeconds = median(times.map(({ raw }) => raw));
    const report = {
      ...{ enterprises: seen.pairs / programmes.length, programmes: programmes.length, conditions: seen.conditions },
      ...{ seconds: round3(seconds), pairsPerSecond: Math.round(seen.pairs / seconds), rawSeconds: round3(rawSeconds) },
      ratio: Math.round(median(times.map(({ matched, raw }) => matched / raw))),
    };
    tell(
      `Matching ${report.enterprises} enterprises with ${report.programmes} programmes, ${report.conditions} conditions explained: ` +
        `${report.seconds} s (at most ${mostSeconds}), ${report.pairsPerSecond} pairs/s; reading and parsing the same profiles ${report.rawSeconds} s: ${report.ratio}×`,
    );
    return { ...report, holds: report.seconds <= mostSeconds };
  } finally {
    await store.close();
  }
}

async function secondsOf(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

const round3 = (value: number) => Math.round(value * 1000) / 1000;
