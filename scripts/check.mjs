// npm run check: format, lint, types, imports, unused code.
import { pathToFileURL } from 'node:url';
import { ensureInstalled, say, tool } from './prepare.mjs';

/** Each check with its name; true when it holds. */
export const checks = [
  ['格式与静态检查 format and lint', () => tool('biome', ['ci', '--error-on-warnings', '.']) === 0],
  ['类型 types', () => tool('tsc', ['-p', 'tsconfig.json']) === 0],
  ['导入方向 imports', () => tool('vitest', ['run', '--project', 'unit', 'test/structure']) === 0],
  ['未使用的代码 unused', () => tool('knip', ['--no-progress']) === 0],
];

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  ensureInstalled();
  const failed = checks.filter(([name, check]) => {
    say(name);
    return !check();
  });
  if (failed.length > 0) {
    say(`未通过 failed: ${failed.map(([name]) => name).join(', ')}`);
    process.exit(1);
  }
}
