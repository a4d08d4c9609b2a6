/** What a command of `liuzhuan` is: one file each under `commands/`, listed in `commands.ts`. */
import { createRuntime, type Runtime } from '../commands/runtime.ts';
import { programmeIds } from '../effects/programmes.ts';
import { type Lang, text } from '../messages/render.ts';
import { openStore } from '../store/db.ts';
import type { Config } from './config.ts';

const languages: readonly Lang[] = ['zh-CN', 'en'];

/** What a command gives: the same as JSON and in words. Exit code 0 when `ok`, else 1. */
export interface Answer {
  readonly ok: boolean;
  readonly json: unknown;
  readonly words: string;
}

/** The command line can't be understood: exit code 2. */
export class WrongUse extends Error {}

export interface Call {
  readonly config: Config;
  /** Arguments that aren't options. */
  readonly names: readonly string[];
  /** Options without a value that were given, e.g. `--xstate`. */
  readonly flags: ReadonlySet<string>;
  /** Options with a value, without their dashes. */
  readonly values: ReadonlyMap<string, string>;
  readonly lang: Lang;
}

export interface Command {
  readonly name: string;
  /** Arguments as the help shows them. */
  readonly usage: string;
  /** Key of its line in `messages/`. */
  readonly about: string;
  /** Least and most number of `names`. */
  readonly names: readonly [number, number];
  /** Options beside the general ones, without dashes; those in `values` take a value. */
  readonly flags?: readonly string[];
  readonly values?: readonly string[];
  run(call: Call): Promise<Answer>;
}

/** The store of the settings, for one command. */
export async function withRuntime<T>(config: Config, work: (runtime: Runtime) => Promise<T>): Promise<T> {
  const now = () => new Date().toISOString();
  const store = await openStore({ databaseUrl: config.databaseUrl, dataDir: config.dataDir, now });
  try {
    return await work(await createRuntime({ store, clock: { now } }));
  } finally {
    await store.close();
  }
}

/** The programmes named, or those of the settings, or all. @throws WrongUse */
export function chosenProgrammes(config: Config, names: readonly string[]): readonly string[] {
  const known = programmeIds(config.root);
  const unknown = [...names, ...(config.programmes ?? [])].find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new WrongUse(languages.map((lang) => text(lang, 'cli.no-programme', { id: unknown, known: known.join(', ') })).join('\n'));
  return names.length > 0 ? names : (config.programmes ?? known);
}
