/**
 * Programmes outside `workflows/`: a draft folder, a file, and the portable file that another city imports.
 * Author's order is kept inside documents (the order of outcomes and fields means something); documents are sorted by name.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { loadProgramme, ProgrammeFileError, programmeIds } from '../effects/programmes.ts';
import type { ProgrammePackage } from '../model/definition.ts';

/** A programme in one file. `scenarios` is null when it has none. */
export interface PortableProgramme extends ProgrammePackage {
  readonly format: typeof portableFormat;
  readonly scenarios: unknown;
}
export const portableFormat = 'liuzhuan-programme-1';

/**
 * The package named by the id of a programme, by a folder (`…/workflows/<id>`, or one that holds `workflow.json` and perhaps
 * `forms/` and `vocabularies/`), or by a JSON file (a package, a portable file, or a bare workflow).
 * @throws ProgrammeFileError
 */
export function packageAt(root: string, name: string): ProgrammePackage {
  if (programmeIds(root).includes(name)) return loadProgramme(root, name);
  const path = resolve(name);
  if (!existsSync(path)) throw new ProgrammeFileError(`${name}: ${programmeIds(root).join(', ')}`);
  return statSync(path).isDirectory() ? packageInFolder(path) : packageInFile(path);
}

function packageInFolder(folder: string): ProgrammePackage {
  const root = resolve(folder, '..', '..');
  if (basename(dirname(folder)) === 'workflows' && existsSync(join(root, 'forms'))) return loadProgramme(root, basename(folder));
  return {
    workflow: readJson(join(folder, 'workflow.json')) as ProgrammePackage['workflow'],
    forms: documentsIn(join(folder, 'forms')) as ProgrammePackage['forms'],
    vocabularies: documentsIn(join(folder, 'vocabularies')) as ProgrammePackage['vocabularies'],
  };
}

function packageInFile(file: string): ProgrammePackage {
  const content = readJson(file) as Partial<ProgrammePackage> & { readonly steps?: unknown };
  if (content.workflow === undefined) return { workflow: content as unknown as ProgrammePackage['workflow'], forms: {}, vocabularies: {} };
  return { workflow: content.workflow, forms: content.forms ?? {}, vocabularies: content.vocabularies ?? {} };
}

function documentsIn(folder: string): Readonly<Record<string, unknown>> {
  if (!existsSync(folder)) return {};
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort();
  return Object.fromEntries(files.map((file) => [basename(file, '.json'), readJson(join(folder, file))]));
}

/** A programme under `root/workflows` with its scenarios. @throws ProgrammeFileError */
export function readPortable(root: string, id: string): PortableProgramme {
  const { workflow, forms, vocabularies } = loadProgramme(root, id);
  const scenarios = join(root, 'workflows', id, 'scenarios.json');
  return {
    format: portableFormat,
    workflow,
    forms: sorted(forms),
    vocabularies: sorted(vocabularies),
    scenarios: existsSync(scenarios) ? readJson(scenarios) : null,
  };
}

/** The portable file's text: equal programmes give equal bytes. */
export function portableText({ format, workflow, forms, vocabularies, scenarios }: PortableProgramme): string {
  return JSON.stringify({ format, workflow, forms: sorted(forms), vocabularies: sorted(vocabularies), scenarios }, null, 2);
}

/** @throws ProgrammeFileError */
export function readJson(path: string): unknown {
  let content: string;
  try {
    content = readFileSync(path, 'utf8');
  } catch (error) {
    throw new ProgrammeFileError(`${path}: cannot be read (${(error as Error).message})`);
  }
  try {
    return JSON.parse(content);
  } catch (error) {
    throw new ProgrammeFileError(`${path}: not valid JSON (${(error as Error).message})`);
  }
}

function sorted<T>(documents: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(documents).sort(([a], [b]) => (a < b ? -1 : 1)));
}
