/** Who was let into a case for a while reads it no longer when the reason is gone; who worked on it still does. On both databases. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import manyHands from '../definitions/many-hands.json' with { type: 'json' };
import type { Person } from '../support/person.ts';
import type { Postgres } from '../support/postgres.ts';
import { sharedPostgres } from '../support/shared-postgres.ts';
import { firstUscc } from '../support/sme.ts';
import { openWorld, type World } from '../support/world.ts';

const places = ['', '/history', '/flow', '/application.pdf'];

describe.each(['sqlite', 'postgres'] as const)('access to a case on %s', (dialect) => {
  let postgres: Postgres | null = null;
  let world: World;
  let county: Person;
  let caseId: string;
  let task: string;
  beforeAll(async () => {
    if (dialect === 'postgres') postgres = sharedPostgres();
    world = await openWorld(postgres ? { databaseUrl: await postgres.createDatabase() } : {});
    await (await world.as('admin')).ask('POST', '/api/definitions', { package: manyHands });
    const agent = await world.as('agent');
    caseId = (await agent.open({ programme: 'many-hands', uscc: firstUscc })).id;
    await agent.complete(caseId, 'submit', { data: { project: '数控机床更新' } });
    county = await world.as('county');
    task = (await county.task(caseId, 'county')).id;
    await county.claim(caseId, 'county');
  });
  afterAll(async () => {
    await world.close();
    await postgres?.stop();
  });

  /** All there is of the case, seen or not: never the one without the other. */
  const sees = async (login: string): Promise<boolean> => {
    const person = await world.as(login);
    const answers = await Promise.all(places.map((place) => person.call('GET', `/api/cases/${caseId}${place}`)));
    const told = [...answers.map(({ status }) => status === 200), (await person.cases()).some(({ id }) => id === caseId)];
    expect(new Set(told).size, `${login}: ${told}`).toBe(1);
    return told[0] === true;
  };
  const act = (op: string, body: object) => county.ask('POST', `/api/tasks/${task}/${op}`, body);

  it('ends with a delegation that is withdrawn, and with an added signer who is dropped', async () => {
    expect(await sees('luolong')).toBe(false);
    await act('delegate', { to: 'user-luolong', reason: '请协助核实' });
    expect(await sees('luolong')).toBe(true);
    await act('drop-signer', { user: 'user-luolong' });
    expect(await sees('luolong')).toBe(false);
    const reminded = await (await world.as('luolong')).refusal('POST', `/api/tasks/${task}/remind`, {});
    expect(reminded.code).toBe('not-found');
  });

  it('stays with a delegate who answered', async () => {
    await act('delegate', { to: 'user-luolong2', reason: '请协助核实' });
    await (await world.as('luolong2')).complete(caseId, 'accept', {}, 'county');
    expect(await sees('luolong2')).toBe(true);
  });

  it('ends with the absence that one stands in for, withdrawn or over', async () => {
    const stands = (to: string) => county.ask('PUT', '/api/absence', { from: '2026-03-02', to, substitute: 'user-luolong' });
    await stands('2026-03-31');
    expect(await sees('luolong')).toBe(true);
    await county.ask('DELETE', '/api/absence');
    expect(await sees('luolong')).toBe(false);
    await stands('2026-03-03');
    expect(await sees('luolong')).toBe(true);
    await world.toDate('2026-03-04');
    expect(await sees('luolong')).toBe(false);
  });
});
