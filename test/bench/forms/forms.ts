/**
 * npm run bench -- --only forms [--json] [--rounds N]: the same form of 600 fields, all errors showing, drawn by the product and by its
 * peers; production builds in a real Chromium, interleaved round by round. Then a table of 5,000 rows, and what an applicant loads.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../support/browser.ts';
import { firstLoad, mostFirstLoad } from '../../support/first-load.ts';
import { remoteWorld } from '../../support/remote-world.ts';
import { startServer } from '../../support/server.ts';
import { firstFormPage } from '../../support/sme.ts';
import { median } from '../contender.ts';
import { buildPage, servePages } from './build-pages.ts';
import { titleOf, typedFields } from './form-of-size.ts';
import { openProbe } from './probe.ts';
import { readTable, type TableReading } from './table.ts';

const size = 600;
/** `inputs`: elements to type into or to choose with; a radio group has several, a box for yes or no has one. */
const contenders = [
  { key: 'liuzhuan', name: 'Liuzhuan', inputs: 780, errors: size },
  { key: 'jsonforms-vanilla', name: 'JSON Forms, vanilla renderers', inputs: 720, errors: size },
  { key: 'jsonforms-material', name: 'JSON Forms, Material renderers', inputs: 780, errors: size },
  // It answers required questions of yes or no with no by itself.
  { key: 'rjsf', name: 'RJSF (without the conditions)', inputs: 780, errors: size * 0.9 },
  { key: 'surveyjs', name: 'SurveyJS', inputs: 720, errors: size },
] as const;
type Key = (typeof contenders)[number]['key'];

interface Reading {
  /** Per key, median of the round. */
  readonly scriptMs: number;
  readonly taskMs: number;
  /** From opening the page until the first field can be typed into and no long task follows. */
  readonly interactiveMs: number;
  /** Until every field is there. */
  readonly completeMs: number;
  readonly loadTaskMs: number;
}
export interface FormsReport {
  readonly size: number;
  readonly rounds: number;
  readonly chromium: string;
  readonly figures: Readonly<Record<string, Reading & { readonly name: string }>>;
  readonly ratios: readonly { readonly what: string; readonly ratio: number; readonly target: string; readonly holds: boolean | null }[];
  readonly table: TableReading;
  readonly firstLoad: { readonly gzip: number; readonly wire: number; readonly files: number; readonly most: number };
  readonly holds: boolean;
}

/** One contender, one round: opens its page, sees that it is the same form, types three keys into each of three fields. */
async function readForm(browser: Browser, url: string, inputs: number, errors: number): Promise<Reading> {
  const probe = await openProbe(browser, url, inputs);
  const { page } = probe;
  try {
    await page
      .getByLabel(new RegExp(titleOf(0)))
      .first()
      .waitFor();
    const loaded = await probe.settled();
    const { fields, shown, first, complete } = await page.evaluate(() => ({
      fields: document.querySelectorAll('input, select, textarea, [role=combobox]').length,
      shown: window.shownErrors(),
      ...(window as unknown as { drawn: { first: number; complete: number } }).drawn,
    }));
    if (fields !== inputs || shown !== errors) throw new Error(`${url}: ${fields} inputs and ${shown} errors are shown`);
    const long = (await probe.longTasks()).map(({ at, ms }) => at + ms);
    const interactiveMs = Math.max(first, ...long);
    const keys: { scriptMs: number; taskMs: number }[] = [];
    for (const index of typedFields(size)) {
      const input = page.getByLabel(new RegExp(titleOf(index))).first();
      await input.click();
      let before = await probe.settled();
      for (const key of 'abc') {
        await page.keyboard.press(key);
        const after = await probe.settled();
        keys.push({ scriptMs: after.scriptMs - before.scriptMs, taskMs: after.taskMs - before.taskMs });
        before = after;
      }
      if ((await input.inputValue()) !== 'abc') throw new Error(`${url}: what was typed did not arrive`);
    }
    const left = await page.evaluate(() => window.shownErrors());
    if (left !== shown - typedFields(size).length) throw new Error(`${url}: ${shown - left} errors went`);
    const of = (pick: 'scriptMs' | 'taskMs') => median(keys.map((key) => key[pick]));
    return { scriptMs: of('scriptMs'), taskMs: of('taskMs'), interactiveMs, completeMs: complete, loadTaskMs: loaded.taskMs };
  } finally {
    await probe.close();
  }
}

export async function readForms(rounds: number, tell: (text: string) => void): Promise<FormsReport> {
  const folder = mkdtempSync(join(tmpdir(), 'liuzhuan-bench-forms-'));
  for (const name of [...contenders.map(({ key }) => key), 'liuzhuan-table']) await buildPage(name, folder);
  const { url, server } = await servePages(folder);
  const browser = await launchBrowser();
  const readings = new Map<Key, Reading[]>();
  try {
    tell(`Form of ${size} fields, all errors showing; Chromium ${browser.version()}; ${rounds} rounds, contenders interleaved.`);
    for (let round = 0; round < rounds; round += 1)
      for (const { key, inputs, errors } of contenders)
        readings.set(key, [...(readings.get(key) ?? []), await readForm(browser, `${url}/${key}/`, inputs, errors)]);
    const table = await readTable(browser, `${url}/liuzhuan-table/`);
    const load = await readFirstLoad(browser);
    return reportOf(rounds, browser.version(), readings, table, load);
  } finally {
    await browser.close();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The built product on its own server, an applicant who opens the first page of a new application's form. */
async function readFirstLoad(browser: Browser) {
  const server = await startServer();
  try {
    const { path, cookie } = await firstFormPage(await remoteWorld(server));
    const load = await firstLoad(browser, `${server.url}${path}`, (page) => page.getByText('申报路径').first().waitFor(), cookie);
    return { gzip: load.gzip, wire: load.wire, files: load.scripts.length, most: mostFirstLoad };
  } finally {
    await server.stop();
  }
}

function reportOf(
  rounds: number,
  chromium: string,
  readings: ReadonlyMap<Key, readonly Reading[]>,
  table: TableReading,
  load: FormsReport['firstLoad'],
): FormsReport {
  const of = (key: Key) => readings.get(key) ?? [];
  const middle = (key: Key, pick: keyof Reading) => round2(median(of(key).map((reading) => reading[pick])));
  /** Median of the rounds' ratios: both ran within a minute of each other. */
  const ratio = (a: Key, b: Key, pick: keyof Reading) =>
    round2(median(of(a).map((reading, at) => reading[pick] / (of(b)[at]?.[pick] ?? Number.NaN))));
  const figures = Object.fromEntries(
    contenders.map(({ key, name }) => [
      key,
      {
        name,
        scriptMs: middle(key, 'scriptMs'),
        taskMs: middle(key, 'taskMs'),
        interactiveMs: Math.round(middle(key, 'interactiveMs')),
        completeMs: Math.round(middle(key, 'completeMs')),
        loadTaskMs: Math.round(middle(key, 'loadTaskMs')),
      },
    ]),
  );
  const stock = ['jsonforms-vanilla', 'jsonforms-material'] as const;
  const peers = contenders.slice(1);
  /** Of the two official renderer sets the one that does better at this figure. */
  const best = (pick: keyof Reading): Key => (middle(stock[0], pick) <= middle(stock[1], pick) ? stock[0] : stock[1]);
  const perKey = ratio(best('scriptMs'), 'liuzhuan', 'scriptMs');
  const first = ratio('liuzhuan', best('interactiveMs'), 'interactiveMs');
  const own = middle('liuzhuan', 'scriptMs');
  const nameOf = (key: Key) => contenders.find((contender) => contender.key === key)?.name ?? key;
  const ratios = [
    { what: 'Liuzhuan: scripting per key, ms', ratio: own, target: '≤ 16', holds: own <= 16 },
    { what: `scripting per key: ${nameOf(best('scriptMs'))} ÷ Liuzhuan`, ratio: perKey, target: '≥ 10', holds: perKey >= 10 },
    { what: `first interactive: Liuzhuan ÷ ${nameOf(best('interactiveMs'))}`, ratio: first, target: '≤ 0.33', holds: first <= 1 / 3 },
    ...peers.flatMap(({ key, name }) => [
      { what: `scripting per key: ${name} ÷ Liuzhuan`, ratio: ratio(key, 'liuzhuan', 'scriptMs'), target: '', holds: null },
      { what: `main thread per key: ${name} ÷ Liuzhuan`, ratio: ratio(key, 'liuzhuan', 'taskMs'), target: '', holds: null },
      { what: `first interactive: Liuzhuan ÷ ${name}`, ratio: ratio('liuzhuan', key, 'interactiveMs'), target: '', holds: null },
      { what: `all fields there: Liuzhuan ÷ ${name}`, ratio: ratio('liuzhuan', key, 'completeMs'), target: '', holds: null },
    ]),
    { what: 'table of 5,000 rows: long tasks', ratio: table.longTasks.length, target: '0', holds: table.longTasks.length === 0 },
    { what: 'JavaScript of the first form page, kB gzip', ratio: round2(load.gzip / 1000), target: '≤ 350', holds: load.gzip <= load.most },
  ];
  return { size, rounds, chromium, figures, ratios, table, firstLoad: load, holds: ratios.every(({ holds }) => holds !== false) };
}

function round2(value: number): number {
  return Math.round(value * 100) / 100;
}

/** The report for people. */
export function tellForms({ figures, ratios, table, firstLoad: load, holds }: FormsReport): void {
  console.table(figures);
  console.table(ratios.map((row) => ({ ...row, holds: row.holds === null ? '' : row.holds ? 'holds' : 'DOES NOT HOLD' })));
  console.log(
    [
      `Table of ${table.rows} rows: ${table.drawnRows} drawn, scripting ${table.scriptMsPerKey.toFixed(1)} ms per key, ${table.scriptMsPerScroll.toFixed(1)} ms per turn of the wheel.`,
      ...table.longTasks.map(({ during, ms }) => `  long task of ${ms} ms while ${during}`),
      `First form page: ${(load.gzip / 1000).toFixed(1)} kB gzip in ${load.files} scripts, ${(load.wire / 1000).toFixed(1)} kB over the wire with headers.`,
      holds ? 'All targets hold.' : 'NOT ALL TARGETS HOLD.',
    ].join('\n'),
  );
}
