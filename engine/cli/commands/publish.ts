import { text } from '../../messages/render.ts';
import { type Command, withRuntime } from '../command.ts';
import { publishAll } from '../publish.ts';

/** Publishes what changed in `workflows/`. */
export const publish: Command = {
  name: 'publish',
  usage: '',
  about: 'cli.publish',
  names: [0, 0],
  run: ({ config, lang }) =>
    withRuntime(config, async (runtime) => {
      const published = await publishAll(runtime, config.root);
      const words = published.map(({ id, version, older }) => text(lang, older ? 'start.older' : 'start.programme', { id, version }));
      return { ok: true, json: { ok: true, published }, words: words.join('\n') };
    }),
};
