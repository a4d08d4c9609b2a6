/** The source files of the house with their imports, read as text (TypeScript 7 has no compiler API). */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

export interface Source {
  /** Path from the root, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly imports: readonly Import[];
}
export interface Import {
  readonly specifier: string;
  /** Path from the root for relative imports, else null. */
  readonly target: string | null;
  readonly typeOnly: boolean;
}

const importPattern = /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g;

/** All .ts and .tsx files under a folder of the root. */
export function sourcesUnder(folder: string): Source[] {
  const found: Source[] = [];
  for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.tsx?$/.test(entry.name) || entry.name.endsWith('.d.ts')) continue;
    const file = join(entry.parentPath, entry.name);
    if (file.includes('node_modules')) continue;
    const text = readFileSync(file, 'utf8');
    found.push({ path: relative(root, file).replaceAll('\\', '/'), text, imports: importsOf(file, text) });
  }
  return found.sort((a, b) => a.path.localeCompare(b.path));
}

function importsOf(file: string, text: string): Import[] {
  return [...text.matchAll(importPattern)].map((match) => {
    const specifier = match[2] ?? match[3] ?? '';
    const target = specifier.startsWith('.') ? relative(root, resolve(dirname(file), specifier)).replaceAll('\\', '/') : null;
    return { specifier, target, typeOnly: Boolean(match[1]) };
  });
}

/** `engine/rules/x.ts` → `rules`; `engine/main.ts` → `main`. */
export function roomOf(path: string): string {
  const parts = path.split('/');
  return parts.length > 2 ? (parts[1] ?? '') : (parts[1] ?? '').replace(/\.tsx?$/, '');
}
