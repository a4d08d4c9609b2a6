import { join } from 'node:path';
import { programmeIds } from '../../effects/programmes.ts';
import { text } from '../../messages/render.ts';
import { both } from '../arguments.ts';
import { type Command, WrongUse, withRuntime } from '../command.ts';
import { publishAll } from '../publish.ts';

/** Publishes what changed in `workflows/`. A folder without programmes is a mistaken `--root`. */
export const publish: Command = {
  name: 'publish',
  usage: '',
  about: 'cli.publish',
  names: [0, 0],
  run: ({ config, lang }) => {
    if (programmeIds(config.root).length === 0) throw new WrongUse(both('cli.no-programmes', { folder: join(config.root, 'workflows') }));
    return withRuntime(config, async (runtime) => {
      const published = await publishAll(runtime, config.root, config.programmes);
      const words = published.map(({ id, version, older }) => text(lang, older ? 'start.older' : 'start.programme', { id, version }));
      return { ok: true, json: { ok: true, published }, words: words.join('\n') };
    });
  },
};
