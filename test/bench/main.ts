/**
 * npm run bench [-- --json] [-- --rounds N] [-- --seconds N] [-- --only compile|matching|forms|studio|scale]: contenders, each in
 * a process of its own, interleaved round by round in one run; medians; ratios.
 * Absolute rates drift with the machine; ratios hold.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../support/postgres.ts';
import { readCompile, tellCompile } from './compile.ts';
import { median } from './contender.ts';
import { type ContenderKey, contenderKeys, usesPostgres } from './contenders/all.ts';
import { record } from './contenders/recording.ts';
import { readForms, tellForms } from './forms/forms.ts';
import { readInbox } from './inbox.ts';
import { type Isolated, isolated } from './isolated.ts';
import { readMatching } from './matching.ts';
import { readScale, tellScale } from './scale/scale.ts';
import { databases } from './scale/stores.ts';
import { readStudio } from './studio.ts';

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
/** Only these contenders (`--only http,bpmn`), for a look at one ratio. */
const only = process.argv.includes('--only') ? (process.argv[process.argv.indexOf('--only') + 1] ?? '').split(',') : null;

const folders: string[] = [];
const folder = () => {
  const made = mkdtempSync(join(tmpdir(), 'liuzhuan-bench-'));
  folders.push(made);
  return made;
};
const tell = (text: string) => {
  if (!json) process.stdout.write(`${text}\n`);
};

// Cost of checking and compiling a definition by its size: nothing of the database, on a quiet machine, before anything else runs.
const compile = !only || only.includes('compile') ? readCompile() : null;
if (compile) {
  tell(tellCompile(compile));
  if (only?.length === 1) {
    if (json) process.stdout.write(`${JSON.stringify({ compile }, null, 2)}\n`);
    process.exit(compile.holds ? 0 : 1);
  }
}

const matching = !only || only.includes('matching') ? await readMatching(folder(), tell) : null;
if (matching && only?.length === 1) {
  if (json) process.stdout.write(`${JSON.stringify({ matching }, null, 2)}\n`);
  for (const made of folders) rmSync(made, { recursive: true, force: true });
  process.exit(matching.holds ? 0 : 1);
}

const forms = !only || only.includes('forms') ? await readForms(rounds, tell) : null;
if (forms) {
  if (!json) tellForms(forms);
  if (only?.length === 1) {
    if (json) process.stdout.write(`${JSON.stringify({ forms }, null, 2)}\n`);
    process.exit(forms.holds ? 0 : 1);
  }
}

const studio = !only || only.includes('studio') ? await readStudio(tell) : null;
if (studio && only?.length === 1) {
  if (json) process.stdout.write(`${JSON.stringify({ studio }, null, 2)}\n`);
  process.exit(studio.holds ? 0 : 1);
}

// Only when it is asked for: it fills two databases with a million cases.
if (only?.includes('scale')) {
  const words = (name: string) =>
    process.argv.includes(`--${name}`) ? (process.argv[process.argv.indexOf(`--${name}`) + 1] ?? '').split(',') : null;
  const scale = await readScale(
    {
      sizes: words('sizes')?.map(Number) ?? [10_000, 100_000, 1_000_000],
      databases: databases.filter((database) => words('databases')?.includes(database) ?? true),
      rounds: option('rounds', 15),
      writerRounds: option('writer-rounds', 5),
      probe: words('probe')?.[0],
      keep: words('keep')?.[0],
    },
    tell,
  );
  if (json) process.stdout.write(`${JSON.stringify({ scale }, null, 2)}\n`);
  else tellScale(scale, tell);
  process.exit(scale.holds ? 0 : 1);
}

const postgres = await startPostgres();
const databaseUrl = () => postgres.createDatabase();
tell(`Common case, ${clients} clients, ${rounds} rounds of ${seconds} s, contenders interleaved; everything durable.`);
const recording = await record(await databaseUrl(), folder());
const contenders = new Map<ContenderKey, Isolated>();
for (const key of contenderKeys) {
  if (only && !only.includes(key)) continue;
  contenders.set(key, await isolated({ key, dataDir: folder(), databaseUrl: usesPostgres(key) ? await databaseUrl() : '', recording }));
}

const readings: Record<string, { rate: number; p50Ms: number; p99Ms: number }[]> = {};
let index = 1;
for (let round = 0; round <= rounds; round += 1) {
  for (const [key, contender] of contenders) {
    const reading = await contender.measure(clients, seconds * (round === 0 ? warmUp : 1) * 1000, index);
    index += 1_000_000;
    if (round > 0) readings[key] = [...(readings[key] ?? []), reading];
  }
}
for (const contender of contenders.values()) await contender.close();

const figures = Object.fromEntries(
  Object.entries(readings).map(([key, all]) => [
    key,
    {
      name: contenders.get(key as ContenderKey)?.name ?? key,
      stepsPerSecond: Math.round(median(all.map(({ rate }) => rate))),
      p50Ms: round2(median(all.map(({ p50Ms }) => p50Ms))),
      p99Ms: round2(median(all.map(({ p99Ms }) => p99Ms))),
    },
  ]),
);
/** Median of the ratios of each round: both ran within seconds of each other. */
const ratio = (a: string, b: string) =>
  round2(median((readings[a] ?? []).map(({ rate }, at) => rate / (readings[b]?.[at]?.rate ?? Number.NaN))));
const wanted = [
  { what: 'in process ÷ bare group commit (SQLite)', of: ['product', 'bare'], target: 0.5 },
  { what: 'in process ÷ naive knex transaction (SQLite)', of: ['product', 'naive'], target: 10 },
  { what: 'over HTTP ÷ bpmn-engine with saved state', of: ['http', 'bpmn'], target: 10 },
  { what: 'over HTTP ÷ DBOS on PostgreSQL', of: ['http', 'dbos'], target: 10 },
  { what: 'in process ÷ hand-written SQL (PostgreSQL)', of: ['productPg', 'rawPg'], target: 0.5 },
] as const;
const ratios = wanted
  .filter(({ of }) => of.every((key) => readings[key]))
  .map(({ what, of: [a, b], target }) => ({ what, ratio: ratio(a, b), target }));
const readInboxes = async () => {
  const few = await readInbox({ dataDir: folder() }, 1_000);
  const many = await readInbox({ dataDir: folder() }, 100_000);
  return { few, many, ratio: round2(many.pageMs / few.pageMs), target: 2 };
};
const inbox = !only || only.includes('inbox') ? await readInboxes() : null;
await postgres.stop();
for (const made of folders) rmSync(made, { recursive: true, force: true });

if (json)
  process.stdout.write(
    `${JSON.stringify({ clients, rounds, seconds, figures, ratios, inbox, compile, matching, forms, studio }, null, 2)}\n`,
  );
else {
  console.table(figures);
  console.table(ratios);
  if (inbox)
    tell(
      `Inbox page: ${inbox.few.pageMs.toFixed(2)} ms at 1,000 open tasks, ${inbox.many.pageMs.toFixed(2)} ms at 100,000: ${inbox.ratio}× (at most 2×)`,
    );
}
process.exit(0);

function round2(value: number): number {
  return Math.round(value * 100) / 100;
}
