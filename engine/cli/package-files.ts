/**
 * Programmes outside `workflows/`: a draft folder, a file, and the portable file that another city imports.
 * Author's order is kept inside documents (the order of outcomes and fields means something); documents are sorted by name.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { jsonFilesIn, loadProgramme, ProgrammeFileError, programmeIds } from '../effects/programmes.ts';
import type { ProgrammePackage } from '../model/definition.ts';
import { asPortable, type PortableProgramme, packageIn } from '../model/portable.ts';
import { neededBy, referBeyond } from '../soundness/needed.ts';
import { ConfigError } from './config.ts';

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

/**
 * The programmes under the root that an installation publishes: those chosen, with the ones whose cases they open or to whose
 * registries they refer; all when none are chosen.
 * @throws ConfigError (`PROGRAMMES` names one that isn't there), ProgrammeFileError
 */
export function installed(root: string, chosen?: readonly string[]): { readonly id: string; readonly loaded: ProgrammePackage }[] {
  const known = programmeIds(root);
  const unknown = chosen?.find((id) => !known.includes(id));
  if (unknown !== undefined) throw new ConfigError(`PROGRAMMES: ${unknown} is not one of ${known.join(', ')}`);
  const own = (chosen ?? known).map((id) => ({ id, loaded: loadProgramme(root, id) }));
  const packages = own.map(({ loaded }) => loaded);
  if (!chosen || !referBeyond(packages)) return own;
  const others = neighbours(root);
  const needed = new Map(packages.flatMap((pkg) => neededBy(pkg, others)).map((loaded) => [loaded.workflow.id, loaded]));
  return [...own, ...[...needed].filter(([id]) => !chosen.includes(id)).map(([id, loaded]) => ({ id, loaded }))];
}

/** Every programme under the root that can be read, whatever it is worth. */
export function neighbours(root: string): ProgrammePackage[] {
  return programmeIds(root).flatMap((id) => {
    try {
      return loadProgramme(root, id);
    } catch (error) {
      if (error instanceof ProgrammeFileError) return [];
      throw error;
    }
  });
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
  const found = packageIn(readJson(file));
  if (!found) throw new ProgrammeFileError(`${file}: not a JSON object`);
  return found;
}

function documentsIn(folder: string): Readonly<Record<string, unknown>> {
  return Object.fromEntries(jsonFilesIn(folder).map((path) => [basename(path, '.json'), readJson(path)]));
}

/** A programme under `root/workflows` with its scenarios. @throws ProgrammeFileError */
export function readPortable(root: string, id: string): PortableProgramme {
  const { workflow, forms, vocabularies } = loadProgramme(root, id);
  return asPortable({ workflow, forms, vocabularies, scenarios: scenariosIn(root, id) });
}

/** What `scenarios.json` of a programme under `root/workflows` holds, null when there is none. @throws ProgrammeFileError */
export function scenariosIn(root: string, id: string): unknown {
  const path = join(root, 'workflows', id, 'scenarios.json');
  return existsSync(path) ? readJson(path) : null;
}

/** The portable file's text: equal programmes give equal bytes. */
export function portableText(portable: PortableProgramme): string {
  return JSON.stringify(asPortable(portable), null, 2);
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
