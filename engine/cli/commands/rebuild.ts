import { rebuildBoard } from '../../commands/count-board.ts';
import { both } from '../arguments.ts';
import { type Command, withRuntime } from '../command.ts';

/** Counts everything on the board anew. */
export const rebuild: Command = {
  name: 'rebuild',
  usage: '',
  about: 'cli.rebuild',
  names: [0, 0],
  run: ({ config }) =>
    withRuntime(config, async (runtime) => {
      const cases = await rebuildBoard(runtime);
      return { ok: true, json: { ok: true, cases }, words: both('cli.rebuilt', { cases }) };
    }),
};
