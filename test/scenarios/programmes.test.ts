import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { verify } from '../../engine/commands/verify.ts';
import { programmeIds } from '../../engine/effects/programmes.ts';
import { rootFolder } from '../../engine/main.ts';
import { type Postgres, startPostgres } from '../support/postgres.ts';
import { play, type ScenarioFile } from '../support/scenario.ts';
import { openWorld } from '../support/world.ts';

const root = rootFolder();
const programmes = programmeIds(root).flatMap((id) => {
  const path = join(root, 'workflows', id, 'scenarios.json');
  return existsSync(path) ? [{ id, file: JSON.parse(readFileSync(path, 'utf8')) as ScenarioFile }] : [];
});

describe.each(['sqlite', 'postgres'] as const)('scenarios of the programmes on %s', (dialect) => {
  let postgres: Postgres | null = null;
  afterAll(() => postgres?.stop());

  for (const { id, file } of programmes) {
    for (const scenario of file.scenarios)
      it(`${id}: ${scenario.title}`, async () => {
        if (dialect === 'postgres') postgres ??= await startPostgres();
        const database = postgres ? { databaseUrl: await postgres.createDatabase() } : {};
        const world = await openWorld({ start: `${scenario.start}T01:00:00.000Z`, ...database });
        try {
          await play(world, id, file, scenario);
          const { faults, cases } = await verify(world.app.runtime);
          expect(faults).toEqual([]);
          expect(cases).toBeGreaterThan(0);
        } finally {
          await world.close();
        }
      });
  }

  it('has scenarios of every programme', () => {
    expect(programmes.map(({ id }) => id)).toEqual(programmeIds(root));
  });
});
