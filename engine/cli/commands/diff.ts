import type { ProgrammePackage } from '../../model/definition.ts';
import { Rejection } from '../../model/errors.ts';
import { diffPackages } from '../../soundness/diff/diff.ts';
import { definitionByHash, publicationsOf } from '../../store/definitions.ts';
import { type Call, type Command, withRuntime } from '../command.ts';
import { packageAt } from '../package-files.ts';

/** `3` or `newest` of a programme's versions, or a content hash. */
const published = /^(?:([a-z0-9-]+)@(\d+)|([0-9a-f]{64}))$/;

/** What changed from one version to another. Each is a programme, folder or file, `<programme>@<version>`, or a content hash. */
export const diff: Command = {
  name: 'diff',
  usage: '<a> <b>',
  about: 'cli.diff',
  names: [2, 2],
  run: async (call) => {
    const [a = '', b = ''] = call.names;
    const [before, after] = [await packageOf(call, a), await packageOf(call, b)];
    const changes = diffPackages(before, after);
    const lines = changes.map(({ class: kind, text, textEn, affectsRunning }) => {
      return `  ${affectsRunning ? '*' : ' '} ${kind.padEnd(8)} ${call.lang === 'en' ? textEn : text}`;
    });
    return { ok: true, json: { ok: true, changes }, words: lines.length > 0 ? lines.join('\n') : '=' };
  },
};

async function packageOf({ config }: Call, name: string): Promise<ProgrammePackage> {
  const asked = published.exec(name);
  if (!asked) return packageAt(config.root, name);
  return withRuntime(config, async ({ store }) => {
    const [, programme = '', number, hash] = asked;
    const versions = hash === undefined ? await publicationsOf(store.read, programme) : [];
    const found = hash ?? versions.find(({ version }) => version === Number(number))?.hash;
    const stored = found === undefined ? null : await definitionByHash(store.read, found);
    if (!stored) throw new Rejection('not-found');
    return stored.package;
  });
}
