// npm test: everything a release needs, and the counts at the end. `npm run test:<suite>` runs one suite.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { checks } from './check.mjs';
import { ensureBuilt, ensureInstalled, root, say, tool } from './prepare.mjs';

const suites = ['unit', 'properties', 'store', 'scenarios', 'crash', 'journeys'];
/** Their workers wait for databases and pages part of the time: one more than there are cores keeps those busy. */
const waiting = new Set(['scenarios', 'journeys']);
const wanted = process.argv.slice(2);
const chosen = wanted.length > 0 ? wanted : suites;
const unknown = chosen.filter((name) => !suites.includes(name));
if (unknown.length > 0) {
  console.error(`没有这个测试集 no such suite: ${unknown.join(', ')} (${suites.join(', ')})`);
  process.exit(2);
}

const began = Date.now();
ensureInstalled();
const installedAt = Date.now();
ensureBuilt();
const reports = join(root, 'test-results');
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

const rows = [];
const total = { passed: 0, failed: 0, skipped: 0 };
if (wanted.length === 0)
  for (const [name, check] of checks)
    record(name, () => (check() ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 }));
for (const suite of chosen) record(suite, () => runSuite(suite));

function record(name, work) {
  say(`▶ ${name}`);
  const from = Date.now();
  const counts = work();
  for (const key of Object.keys(total)) total[key] += counts[key];
  rows.push({ name, ...counts, seconds: Math.round((Date.now() - from) / 1000) });
}

function runSuite(suite) {
  const file = join(reports, `${suite}.json`);
  const workers = waiting.has(suite) ? [`--maxWorkers=${availableParallelism() + 1}`] : [];
  const code = tool('vitest', [
    'run',
    '--project',
    suite,
    ...workers,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]);
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, success } = JSON.parse(readFileSync(file, 'utf8'));
    const broken = numFailedTests === 0 && (!success || code !== 0) ? 1 : 0;
    return { passed: numPassedTests, failed: numFailedTests + broken, skipped: numPendingTests + numTodoTests };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

say(`用时 took ${Math.round((Date.now() - installedAt) / 1000)} s（安装 installation ${Math.round((installedAt - began) / 1000)} s）`);
console.table(rows);
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);
