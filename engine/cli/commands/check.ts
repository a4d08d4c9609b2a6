import type { ProgrammePackage } from '../../model/definition.ts';
import { checkAmong } from '../../soundness/among.ts';
import { isSound } from '../../soundness/check.ts';
import { type Command, chosenProgrammes } from '../command.ts';
import { neighbours, packageAt } from '../package-files.ts';
import { problemLines } from '../publish.ts';

/** Every problem of every programme named (id, folder or file), or of all. */
export const check: Command = {
  name: 'check',
  usage: '[programme…]',
  about: 'cli.check',
  names: [0, Number.POSITIVE_INFINITY],
  run: async ({ config, names }) => {
    const ids = names.length > 0 ? names : chosenProgrammes(config, []);
    const packages = ids.map((id) => packageAt(config.root, id));
    const others = [...packages, ...neighbours(config.root)];
    const programmes = ids.map((id, index) => ({ id, problems: checkAmong(packages[index] as ProgrammePackage, others) }));
    const words = programmes.map(({ id, problems }) => (problems.length === 0 ? `${id}: ✓` : problemLines(id, problems)));
    const ok = programmes.every(({ problems }) => isSound(problems));
    return { ok, json: { ok, programmes }, words: words.join('\n') };
  },
};
