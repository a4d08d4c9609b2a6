/** Hand-written scenarios of the shipped programmes, on both databases: each in a world with its programme and what that needs of others. */
import { afterAll, describe, expect, it } from 'vitest';
import { verify } from '../../engine/commands/verify.ts';
import { type NamedPackage, shareOf } from './definitions.ts';
import type { Postgres } from './postgres.ts';
import { play, type ScenarioFile } from './scenario.ts';
import { type ShippedScenarios, scenariosOf, servicesOf } from './scenarios-of.ts';
import { sharedPostgres } from './shared-postgres.ts';
import { firstProgramme, openWorld } from './world.ts';

/** Tests of one share of the programmes. */
export function playShare(share: number): void {
  const programmes = shareOf(share);
  describe.each(['sqlite', 'postgres'] as const)('scenarios of the programmes on %s', (dialect) => {
    let postgres: Postgres | null = null;
    afterAll(() => postgres?.stop());

    for (const named of programmes) {
      const file = scenariosOf(named.name);
      // On PostgreSQL the first of each; all of them of the first programme, and of every programme in `npm run test:long`.
      const some = dialect === 'postgres' && named.name !== firstProgramme && !process.env.LONG ? 1 : undefined;
      for (const scenario of (file?.scenarios ?? []).slice(0, some))
        it(`${named.name}: ${scenario.title}`, async () => {
          if (dialect === 'postgres') postgres ??= sharedPostgres();
          await playOne(named, file as ShippedScenarios, scenario, postgres ? await postgres.createDatabase() : undefined);
        });
    }
  });

  it('has scenarios of every programme', () => {
    expect(programmes.filter(({ name }) => (scenariosOf(name)?.scenarios ?? []).length === 0).map(({ name }) => name)).toEqual([]);
  });
}

async function playOne(
  { name, pkg }: NamedPackage,
  file: ShippedScenarios,
  scenario: ScenarioFile['scenarios'][number],
  databaseUrl: string | undefined,
): Promise<void> {
  const services = await servicesOf(pkg, file);
  const world = await openWorld({
    start: `${scenario.start}T01:00:00.000Z`,
    programmes: [name],
    ...(databaseUrl ? { databaseUrl } : {}),
    ...(services ? { services: services.addresses } : {}),
  });
  try {
    const kase = await play(world, name, file, scenario);
    const { faults, cases } = await verify(world.app.runtime);
    expect(faults).toEqual([]);
    expect(cases > 0).toBe(kase !== null);
  } finally {
    await world.close();
    services?.close();
  }
}
