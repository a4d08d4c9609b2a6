// npm run test:long: the random walkers and replay properties at night's length (LONG=1).
import { ensureInstalled, say, tool } from './prepare.mjs';

ensureInstalled();
process.env.LONG = '1';
const began = Date.now();
const files = ['test/unit/machine/walker.test.ts', 'test/unit/machine/replay'];
const code = tool('vitest', ['run', '--project', 'properties', '--disable-console-intercept', ...files]);
say(`用时 took ${Math.round((Date.now() - began) / 1000)} s`);
process.exit(code);
