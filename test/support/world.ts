/** A whole application in a test: the one that plays scenarios. `TEST_LOG` makes the server speak. */
import { type App, createApp, rootFolder } from '../../engine/main.ts';
import { openWorld as open, type WorldOptions as SandboxOptions, World as SandboxWorld } from '../../engine/sandbox/world.ts';
import { beginAs, keepBeginning } from './beginnings.ts';

export { password } from '../../engine/sandbox/deeds.ts';

/** The programme that tests of the product play with: each server started by a test publishes this one only, unless it names others. */
export const firstProgramme = 'innovative-sme-evaluation';
/** Also a value: the golden databases open one over an application of their own. */
export const World = SandboxWorld<App>;
export type World = SandboxWorld<App>;
export type WorldOptions = Partial<Omit<SandboxOptions, 'prepare'>>;

/** With the programmes named, by default the first one only; all of another `root`. */
export async function openWorld(options: WorldOptions = {}): Promise<World> {
  const shipped = options.root === undefined ? { root: rootFolder(), programmes: [firstProgramme] } : {};
  const given = { logLevel: process.env.TEST_LOG ?? 'silent', ...shipped, ...options } as SandboxOptions;
  // Another root's files may change between two worlds.
  if (options.databaseUrl || given.root !== rootFolder()) return open(createApp, given);
  const beginning = `world ${JSON.stringify([given.programmes, given.start])}`;
  let begun = false;
  const prepare = (dataDir: string) => {
    begun = beginAs(beginning, dataDir);
  };
  const world = await open(createApp, { ...given, prepare });
  if (!begun) await keepBeginning(beginning, world.dataDir);
  return world;
}
