/** A whole application in a test: the one that plays scenarios. `TEST_LOG` makes the server speak. */
import { openWorld as open, type World, type WorldOptions } from '../../engine/cli/simulate/world.ts';

export { password, World, type WorldOptions } from '../../engine/cli/simulate/world.ts';

export function openWorld(options: WorldOptions = {}): Promise<World> {
  return open({ logLevel: process.env.TEST_LOG ?? 'silent', ...options });
}
