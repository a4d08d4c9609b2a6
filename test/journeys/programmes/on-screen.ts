/**
 * The first scenario of each programme without a refusal, played in the browser from the application to the outcome, with its own
 * expectations. By day three of them, at night (`npm run test:long -- screens`) all; `ONLY` names some.
 */
import type { Browser } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { sharedBrowser } from '../../support/browser.ts';
import { type NamedPackage, shippedPackages } from '../../support/definitions.ts';
import { remoteWorld } from '../../support/remote-world.ts';
import { play } from '../../support/scenario.ts';
import { scenariosOf, servicesOf } from '../../support/scenarios-of.ts';
import { startServer } from '../../support/server.ts';
import { asPerson } from '../desk.ts';
import { ScreenPerson, type Seen } from './screen-person.ts';

/** One with outside help and a follow-up, one with seats, one that the calendar opens. */
const byDay = ['digital-diagnosis', 'event-registration', 'policy-visit-record'];
/** Files that share the programmes, so that workers divide them. */
const shares = 2;

/** Tests of one share of the programmes, from 1. */
export function shareOnScreen(share: number): void {
  const only = process.env.ONLY?.split(',') ?? (process.env.LONG ? null : byDay);
  const chosen = shippedPackages().filter(({ name }) => only?.includes(name) ?? true);
  playOnScreen(chosen.filter((_, index) => index % shares === share - 1));
}

function playOnScreen(programmes: readonly NamedPackage[]): void {
  let browser: Browser;
  beforeAll(async () => {
    browser = await sharedBrowser();
  });

  for (const { name, pkg } of programmes)
    test(`${name}: from the application to the outcome`, async () => {
      const file = scenariosOf(name);
      const scenario = file?.scenarios.find(({ steps }) => steps.every(({ refused }) => refused === undefined));
      if (!file || !scenario) throw new Error(`${name} has no scenario without a refusal`);
      const services = await servicesOf(pkg, file);
      const addresses = Object.entries(services?.addresses ?? {}).map(([service, address]) => `${service}=${address}`);
      const server = await startServer(`${scenario.start}T01:00:00.000Z`, {
        PROGRAMMES: name,
        ...(addresses.length > 0 ? { SERVICES: addresses.join(',') } : {}),
      });
      const seen: Seen = { deeds: [] };
      try {
        const as = (login: string, errand: Parameters<typeof asPerson>[3], size: Parameters<typeof asPerson>[4]) =>
          asPerson(browser, server, login, errand, size);
        const world = await remoteWorld(server, (app, login) => new ScreenPerson(app, login, as, seen));
        await play(world, name, file, scenario);
      } finally {
        await server.stop();
        services?.close();
      }
      const acts = scenario.steps.filter(({ open, complete, everyone }) => open || complete !== undefined || everyone !== undefined);
      expect(seen.deeds.length, `of ${acts.length} acts on the screen: ${seen.deeds}`).toBeGreaterThanOrEqual(Math.ceil(acts.length / 2));
    });
}
