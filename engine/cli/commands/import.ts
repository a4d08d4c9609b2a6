import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ProgrammeFileError } from '../../effects/programmes.ts';
import { text } from '../../messages/render.ts';
import { type PortableProgramme, portableFormat } from '../../model/portable.ts';
import { checkPackage, isSound } from '../../soundness/check.ts';
import { canonicalJson } from '../../store/canonical.ts';
import { both } from '../arguments.ts';
import { type Command, WrongUse } from '../command.ts';
import { readJson } from '../package-files.ts';
import { problemLines } from '../publish.ts';

/**
 * Writes a portable file's programme into `workflows/` and `forms/`, whence `publish` and the next start take it. Refused whole, with
 * every Problem, when it isn't sound, when it has another content than a programme already there (unless `--replace`), or when a
 * vocabulary of that name is there with other items: other programmes use it.
 */
export const importCommand: Command = {
  name: 'import',
  usage: '<file> [--replace]',
  about: 'cli.import',
  names: [1, 1],
  flags: ['replace'],
  run: async ({ config, names, flags, lang }) => {
    const portable = readJson(names[0] ?? '') as PortableProgramme;
    if (portable?.format !== portableFormat) throw new WrongUse(both('cli.not-portable', { format: portableFormat }));
    const { workflow, forms, vocabularies } = portable;
    const problems = checkPackage({ workflow, forms, vocabularies });
    const { id } = workflow ?? {};
    if (!isSound(problems)) return { ok: false, json: { ok: false, problems }, words: problemLines(String(id), problems) };
    const files = filesOf(portable);
    const conflicts = files.filter(
      ({ path, content, shared }) => differs(join(config.root, path), content) && (shared || !flags.has('replace')),
    );
    if (conflicts.length > 0) {
      const paths = conflicts.map(({ path }) => path);
      return { ok: false, json: { ok: false, conflicts: paths }, words: text(lang, 'import.conflict', { files: paths.join(', ') }) };
    }
    writeAll(config.root, files);
    return {
      ok: true,
      json: { ok: true, id, files: files.map(({ path }) => path) },
      words: text(lang, 'import.done', { id, files: files.length }),
    };
  },
};

interface File {
  readonly path: string;
  readonly content: unknown;
  /** Other programmes use it. */
  readonly shared: boolean;
}

function filesOf({ workflow, forms, vocabularies, scenarios }: PortableProgramme): File[] {
  const own = (path: string, content: unknown): File => ({ path, content, shared: false });
  return [
    own(`workflows/${workflow.id}/workflow.json`, workflow),
    ...(scenarios === null ? [] : [own(`workflows/${workflow.id}/scenarios.json`, scenarios)]),
    ...Object.entries(forms).map(([name, form]) => own(`forms/${workflow.id}/${fileName(name)}.json`, form)),
    ...Object.entries(vocabularies).map(([name, vocabulary]) => ({
      ...{ path: `forms/vocabularies/${fileName(name)}.json`, content: vocabulary, shared: true },
    })),
  ];
}

/** A name from outside must not leave its folder. */
function fileName(name: string): string {
  if (!/^[A-Za-z0-9][\w.-]*$/.test(name)) throw new ProgrammeFileError(name);
  return name;
}

function differs(path: string, content: unknown): boolean {
  return existsSync(path) && canonicalJson(readJson(path)) !== canonicalJson(content);
}

/** Everything is written beside its place first: what fails half-way leaves nothing behind. */
function writeAll(root: string, files: readonly File[]): void {
  const written: string[] = [];
  try {
    for (const { path, content } of files) {
      const place = join(root, path);
      mkdirSync(dirname(place), { recursive: true });
      writeFileSync(`${place}.new`, `${JSON.stringify(content, null, 2)}\n`);
      written.push(place);
    }
  } catch (error) {
    for (const place of written) rmSync(`${place}.new`, { force: true });
    throw error;
  }
  for (const place of written) renameSync(`${place}.new`, place);
}
