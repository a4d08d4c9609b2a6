// npm run bench [-- --json] [-- <name>…]: ratios against peers and raw limits. Peers live in test/bench/package.json.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, root, run, say, tool } from './prepare.mjs';

ensureInstalled();
ensureBuilt();
const bench = join(root, 'test', 'bench');
// These compare with limits, not with peers.
const alone =
  process.argv.includes('--only') && ['compile', 'matching', 'studio', 'scale'].includes(process.argv[process.argv.indexOf('--only') + 1]);
const peers = Object.keys(JSON.parse(readFileSync(join(bench, 'package.json'), 'utf8')).dependencies);
if (!alone && !peers.every((name) => existsSync(join(bench, 'node_modules', name)))) {
  say('正在安装对比对象 installing the peers of the bench…');
  if (run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: bench }) !== 0) process.exit(1);
}
process.exit(tool('tsx', ['test/bench/main.ts', ...process.argv.slice(2)]));
