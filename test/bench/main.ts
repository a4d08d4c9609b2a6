/**
 * npm run bench [-- --json] [-- --rounds N] [-- --seconds N]: contenders interleaved round by round in one run; medians; ratios.
 * Absolute rates drift with the machine; ratios hold.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../support/postgres.ts';
import { type Contender, measure, median } from './contender.ts';
import { bareGroupCommit } from './contenders/bare-group-commit.ts';
import { liuzhuan } from './contenders/liuzhuan.ts';
import { liuzhuanHttp } from './contenders/liuzhuan-http.ts';
import { naiveKnex } from './contenders/naive-knex.ts';
import { rawPostgres } from './contenders/raw-postgres.ts';
import { record } from './contenders/recording.ts';
import { readInbox } from './inbox.ts';
import { bpmnEngine } from './peers/bpmn-engine.ts';
import { dbos } from './peers/dbos.ts';

const clients = 64;
const json = process.argv.includes('--json');
const option = (name: string, fallback: number) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : Number(process.argv[at + 1]);
};
const rounds = option('rounds', 5);
const seconds = option('seconds', 4);
/** Length of the first round, which isn't counted: a server's code is compiled by then. */
const warmUp = 3;

const folders: string[] = [];
const folder = () => {
  const made = mkdtempSync(join(tmpdir(), 'liuzhuan-bench-'));
  folders.push(made);
  return made;
};
const tell = (text: string) => {
  if (!json) process.stdout.write(`${text}\n`);
};

const postgres = await startPostgres();
const databaseUrl = () => postgres.createDatabase();
tell(`Common case, ${clients} clients, ${rounds} rounds of ${seconds} s, contenders interleaved; everything durable.`);
const recording = await record(folder());
const contenders: Record<string, Contender> = {
  product: await liuzhuan('Liuzhuan in process, SQLite', { dataDir: folder() }),
  bare: await bareGroupCommit(folder(), recording),
  naive: await naiveKnex(folder(), recording),
  http: await liuzhuanHttp('Liuzhuan over HTTP, SQLite', { dataDir: folder() }),
  bpmn: await bpmnEngine(folder()),
  dbos: await dbos(await databaseUrl()),
  productPg: await liuzhuan('Liuzhuan in process, PostgreSQL', { databaseUrl: await databaseUrl(), dataDir: folder() }),
  rawPg: await rawPostgres(databaseUrl, folder()),
};

const readings: Record<string, { rate: number; p50Ms: number; p99Ms: number }[]> = {};
let index = 1;
for (let round = 0; round <= rounds; round += 1) {
  for (const [key, contender] of Object.entries(contenders)) {
    const reading = await measure(contender, clients, seconds * (round === 0 ? warmUp : 1) * 1000, index);
    index += 1_000_000;
    if (round > 0) readings[key] = [...(readings[key] ?? []), reading];
  }
}
for (const contender of Object.values(contenders)) await contender.close();

const figures = Object.fromEntries(
  Object.entries(readings).map(([key, all]) => [
    key,
    {
      name: contenders[key]?.name ?? key,
      stepsPerSecond: Math.round(median(all.map(({ rate }) => rate))),
      p50Ms: round2(median(all.map(({ p50Ms }) => p50Ms))),
      p99Ms: round2(median(all.map(({ p99Ms }) => p99Ms))),
    },
  ]),
);
/** Median of the ratios of each round: both ran within seconds of each other. */
const ratio = (a: string, b: string) =>
  round2(median((readings[a] ?? []).map(({ rate }, at) => rate / (readings[b]?.[at]?.rate ?? Number.NaN))));
const ratios = [
  { what: 'in process ÷ bare group commit (SQLite)', ratio: ratio('product', 'bare'), target: 0.5 },
  { what: 'in process ÷ naive knex transaction (SQLite)', ratio: ratio('product', 'naive'), target: 10 },
  { what: 'over HTTP ÷ bpmn-engine with saved state', ratio: ratio('http', 'bpmn'), target: 10 },
  { what: 'over HTTP ÷ DBOS on PostgreSQL', ratio: ratio('http', 'dbos'), target: 10 },
  { what: 'in process ÷ hand-written SQL (PostgreSQL)', ratio: ratio('productPg', 'rawPg'), target: 0.5 },
];
const few = await readInbox({ dataDir: folder() }, 1_000);
const many = await readInbox({ dataDir: folder() }, 100_000);
const inbox = { few, many, ratio: round2(many.pageMs / few.pageMs), target: 2 };
await postgres.stop();
for (const made of folders) rmSync(made, { recursive: true, force: true });

if (json) process.stdout.write(`${JSON.stringify({ clients, rounds, seconds, figures, ratios, inbox }, null, 2)}\n`);
else {
  console.table(figures);
  console.table(ratios);
  tell(
    `Inbox page: ${few.pageMs.toFixed(2)} ms at 1,000 open tasks, ${many.pageMs.toFixed(2)} ms at 100,000: ${inbox.ratio}× (at most 2×)`,
  );
}
process.exit(0);

function round2(value: number): number {
  return Math.round(value * 100) / 100;
}
