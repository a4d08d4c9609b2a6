/** Programs that tests start as processes, each built into one file first: reading hundreds takes longer than what most of them do. */
import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { rootFolder } from '../../engine/main.ts';

/** Native modules, and drivers that knex names and nobody installed. */
const left = [
  'sqlite3',
  '@node-rs/argon2',
  'better-sqlite3',
  'mariadb',
  'mysql',
  'mysql2',
  'oracledb',
  'pg-native',
  'pg-query-stream',
  'tedious',
];

/** Builds a TypeScript program into one file that node runs; gives its place. */
export async function bundled(program: string): Promise<string> {
  const folder = join(rootFolder(), 'node_modules', '.cache', 'liuzhuan-test');
  mkdirSync(folder, { recursive: true });
  const outfile = join(folder, `${basename(program, '.ts')}-${process.pid}.mjs`);
  const banner = { js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);" };
  const entryPoints = [program];
  await build({ entryPoints, outfile, bundle: true, platform: 'node', format: 'esm', external: left, banner, target: 'node20' });
  return outfile;
}
