// npm run test:long [part…]: random walkers, replay properties, generated submissions, and all that is generated of every programme, at night's length (LONG=1), one part after the other.
import { ensureInstalled, say, tool } from './prepare.mjs';

const parts = {
  walker: ['properties', 'test/unit/machine/walker.test.ts'],
  replay: ['properties', 'test/unit/machine/replay'],
  matrix: ['properties', 'test/unit/machine/matrix'],
  store: ['store', 'test/store/replay.test.ts'],
  verdict: ['scenarios', 'test/scenarios/one-verdict.test.ts'],
  programmes: ['scenarios', 'test/scenarios/shipped'],
  screens: ['journeys', 'test/journeys/programmes'],
  document: ['unit', 'test/unit/document'],
  edits: ['properties', 'test/unit/document'],
  demonstration: ['scenarios', 'test/scenarios/demonstration-set.test.ts'],
};
const wanted = process.argv.slice(2);
const chosen = wanted.length > 0 ? wanted : Object.keys(parts);
const unknown = chosen.filter((name) => !(name in parts));
if (unknown.length > 0) {
  console.error(`没有这个部分 no such part: ${unknown.join(', ')} (${Object.keys(parts).join(', ')})`);
  process.exit(2);
}

ensureInstalled();
process.env.LONG = '1';
const rows = [];
for (const part of chosen) {
  say(`▶ ${part}`);
  const [project, path] = parts[part];
  const began = Date.now();
  // The path stands before the flag, which would swallow it.
  const code = tool('vitest', ['run', '--project', project, path, '--disable-console-intercept']);
  rows.push({ part, result: code === 0 ? 'passed' : 'failed', seconds: Math.round((Date.now() - began) / 1000) });
}
console.table(rows);
process.exit(rows.some(({ result }) => result === 'failed') ? 1 : 0);
