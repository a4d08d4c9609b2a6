/** What a file of journeys stands on: a server with a database of its own, a browser, and the API to prepare states with. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { rootFolder } from '../../engine/main.ts';
import type { CaseDto } from '../../engine/model/dto/case.ts';
import { lastDeeds, sharedBrowser } from '../support/browser.ts';
import { remoteWorld } from '../support/remote-world.ts';
import { type Server, startServer } from '../support/server.ts';
import { firstUscc } from '../support/sme.ts';
import type { World } from '../support/world.ts';
import { asPerson, type Desk, sit } from './desk.ts';
import { clearRoom, type Size } from './seats.ts';

export interface Stage {
  readonly server: Server;
  readonly browser: Browser;
  readonly world: World;
  /** Somebody's desk for one errand. */
  as(login: string, errand: (desk: Desk) => Promise<void>, size?: Size): Promise<void>;
  /** A desk at which nobody has signed in. */
  sit(size?: Size): Promise<Desk>;
  /** An application of the first demonstration enterprise, submitted. `more`: of its opening. */
  applied(programme: string, data: object, more?: object): Promise<CaseDto>;
}

/** Sets the stage before the tests of a file, with these definitions of `test/definitions` published, and clears it behind them. */
export function stage(...definitions: readonly string[]): Stage {
  return stageWith(async () => ({}), ...definitions);
}

/** The same; the server's environment also holds what `settings` gives before it starts. */
export function stageWith(settings: () => Promise<Readonly<Record<string, string>>>, ...definitions: readonly string[]): Stage {
  const stands = {} as { server: Server; browser: Browser; world: World };
  beforeAll(async () => {
    const [server, browser] = await Promise.all([startServer(undefined, await settings()), sharedBrowser()]);
    Object.assign(stands, { server, browser, world: await remoteWorld(server) });
    const admin = await stands.world.as('admin');
    for (const name of definitions) {
      const text = readFileSync(join(rootFolder(), 'test/definitions', `${name}.json`), 'utf8');
      await admin.ask('POST', '/api/definitions', { package: JSON.parse(text) });
    }
  });
  afterEach(({ task }) => {
    if (task.result?.state === 'fail') console.error(`What the browser was told last, before “${task.name}” failed:\n${lastDeeds()}`);
  });
  afterAll(async () => {
    if (stands.browser) await clearRoom(stands.browser);
    await stands.server?.stop();
  });
  return Object.assign(stands, {
    as: (login: string, errand: (desk: Desk) => Promise<void>, size?: Size) => asPerson(stands.browser, stands.server, login, errand, size),
    sit: (size?: Size) => sit(stands.browser, stands.server, size),
    async applied(programme: string, data: object, more: object = {}) {
      const agent = await stands.world.as('agent');
      const kase = await agent.open({ programme, uscc: firstUscc, ...more });
      return agent.complete(kase.id, 'submit', { data });
    },
  });
}
