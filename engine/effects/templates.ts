/** Beginnings of programmes and of parts of them, as data: `workflows/templates/*.json`. */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ProgrammeTemplate } from '../model/studio.ts';
import { jsonFilesIn } from './programmes.ts';

/** Those under `root`, programmes first, in the order of their names. */
export function readTemplates(root: string): ProgrammeTemplate[] {
  return jsonFilesIn(join(root, 'workflows', 'templates'))
    .map((path) => ({ id: basename(path, '.json'), ...JSON.parse(readFileSync(path, 'utf8')) }) as ProgrammeTemplate)
    .sort((a, b) => Number(a.kind === 'steps') - Number(b.kind === 'steps'));
}
