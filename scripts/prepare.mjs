// What every script needs first: a Node that is new enough, the packages, a build. Plain Node: nothing is installed yet.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const minimumNode = [20, 19];

/** One line of progress on the terminal. */
export function say(text) {
  process.stdout.write(`\u001b[36m流转\u001b[0m ${text}\n`);
}

/** Ends with a message that says what is wrong and what to do. */
export function fail(what, remedy) {
  process.stderr.write(`\n\u001b[31m✗ ${what}\u001b[0m\n  ${remedy}\n\n`);
  process.exit(1);
}

/** Refuses a Node that is too old, before anything can fail in a stranger way. */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > minimumNode[0] || (major === minimumNode[0] && minor >= minimumNode[1])) return;
  fail(
    `Node.js ${process.versions.node} 太旧 / is too old: Liuzhuan needs ${minimumNode.join('.')} or newer.`,
    '请从 https://nodejs.org 安装 Node.js 20.19、22 或 24 后重试。Install Node.js 20.19, 22 or 24 and try again.',
  );
}

/** Runs a command in the project's root and gives its exit code. */
export function run(command, args, options = {}) {
  const result = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options, env: { ...process.env, ...options.env } });
  if (result.error) {
    if (result.error.code === 'ENOENT')
      fail(`找不到命令 ${command} / command not found.`, `请先安装 ${command} 并确认它在 PATH 中。Install it and make sure it is on PATH.`);
    throw result.error;
  }
  return result.status ?? 1;
}

/** Runs a tool from node_modules with this very Node. */
export function tool(name, args, options) {
  return run(process.execPath, [resolveBin(name), ...args], options);
}

function resolveBin(name) {
  const packages = { biome: '@biomejs/biome', tsc: 'typescript' };
  const home = join(root, 'node_modules', packages[name] ?? name);
  const { bin } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  return join(home, typeof bin === 'string' ? bin : bin[name]);
}

/** Installs the packages of package-lock.json when they are missing or another lock file was installed. */
export function ensureInstalled() {
  requireNode();
  const stamp = join(root, 'node_modules', '.liuzhuan-lock');
  const wanted = hashOf([join(root, 'package-lock.json')]) + process.versions.modules;
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted && sqliteLoads()) return;
  say('正在安装依赖 installing packages (npm ci)…');
  say('若没有适用的 SQLite 预编译文件，将在本机编译，约需两分钟。Without a prebuilt SQLite binary it is compiled here: about two minutes.');
  const env = { npm_config_audit: 'false', npm_config_fund: 'false', npm_config_update_notifier: 'false', npm_config_loglevel: 'error' };
  // node-gyp would download headers; the running Node usually brings them.
  const prefix = dirname(dirname(process.execPath));
  if (!process.env.npm_config_nodedir && existsSync(join(prefix, 'include', 'node', 'node.h'))) env.npm_config_nodedir = prefix;
  if (run(process.platform === 'win32' ? 'npm.cmd' : 'npm', ['ci', '--include=dev'], { env }) !== 0) {
    fail(
      '依赖安装失败 / installing the packages failed.',
      '请检查网络与 npm 源；编译 SQLite 需要 python3、make 和 g++。Check the network and the npm registry; compiling SQLite needs python3, make and g++.',
    );
  }
  if (!sqliteLoads()) {
    fail(
      'SQLite 模块无法加载 / the sqlite3 module does not load.',
      '请安装 python3、make、g++ 后执行 npm rebuild sqlite3。Install python3, make and g++, then run: npm rebuild sqlite3',
    );
  }
  writeFileSync(stamp, wanted);
}

function sqliteLoads() {
  if (!existsSync(join(root, 'node_modules', 'sqlite3'))) return false;
  const probe = spawnSync(process.execPath, ['-e', "require('sqlite3')"], { cwd: root, stdio: 'ignore' });
  return probe.status === 0;
}

/** Builds engine and app into dist/ when a source is newer than the last build. */
export function ensureBuilt() {
  const stamp = join(root, 'dist', '.build');
  const wanted = hashOf(
    ['engine', 'designer', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json', 'vite.config.ts'].map((name) => join(root, name)),
  );
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  say('正在构建 building the engine…');
  if (tool('tsc', ['-p', 'tsconfig.build.json']) !== 0)
    fail('引擎构建失败 / building the engine failed.', '上面列出了出错的文件。The messages above name the files.');
  say('正在构建界面 building the app…');
  if (tool('vite', ['build', '--logLevel', 'warn']) !== 0)
    fail('界面构建失败 / building the app failed.', '上面列出了出错的文件。The messages above name the files.');
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(stamp, wanted);
}

/** One digest over names and contents of files and folders. */
function hashOf(paths) {
  const hash = createHash('sha256');
  const visit = (path) => {
    if (!existsSync(path)) return;
    if (statSync(path).isDirectory()) {
      for (const name of readdirSync(path).sort()) visit(join(path, name));
      return;
    }
    hash.update(relative(root, path)).update('\0').update(readFileSync(path)).update('\0');
  };
  for (const path of paths) visit(path);
  return hash.digest('hex');
}
