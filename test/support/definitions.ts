/** Every definition that tests may run: the shipped programmes, and whatever lies in `test/definitions/`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { loadProgramme, programmeIds } from '../../engine/effects/programmes.ts';
import { rootFolder } from '../../engine/main.ts';
import type { ProgrammePackage, WorkflowDefinition } from '../../engine/model/definition.ts';

export interface NamedPackage {
  readonly name: string;
  readonly pkg: ProgrammePackage;
}

const root = rootFolder();

export function shippedPackages(): NamedPackage[] {
  return programmeIds(root).map((id) => ({ name: id, pkg: loadProgramme(root, id) }));
}

/** How many files share the suites over the shipped programmes: two workers then have about the same to do, whatever comes. */
const shares = 4;

/** The programmes of one share (from 1): a file for each share, so that workers divide them. */
export function shareOf(share: number): NamedPackage[] {
  return shippedPackages().filter((_, index) => index % shares === share - 1);
}

export function shippedPackage(id: string): ProgrammePackage {
  return loadProgramme(root, id);
}

/** Packages `{workflow, forms, vocabularies}` and bare workflows; files that are neither are left out. */
export function testPackages(): NamedPackage[] {
  const folder = join(root, 'test', 'definitions');
  return jsonFiles(folder).flatMap((file) => {
    const content = JSON.parse(readFileSync(file, 'utf8')) as Partial<ProgrammePackage> & { readonly steps?: unknown };
    const workflow = content.workflow ?? (content.steps ? (content as unknown as WorkflowDefinition) : undefined);
    if (!workflow) return [];
    const { forms = {}, vocabularies = {} } = content;
    return [{ name: relative(folder, file).replace(/\.json$/, ''), pkg: { workflow, forms, vocabularies } }];
  });
}

function jsonFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? jsonFiles(path) : entry.name.endsWith('.json') ? [path] : [];
    })
    .sort();
}
