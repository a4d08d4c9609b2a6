/** Two nodes on one PostgreSQL look for the same work at the same moment: everything is done once. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verify } from '../../engine/commands/verify.ts';
import type { Postgres } from '../support/postgres.ts';
import { sharedPostgres } from '../support/shared-postgres.ts';
import { firstUscc } from '../support/sme.ts';
import { openWorld, type World } from '../support/world.ts';

let postgres: Postgres;
let nodes: readonly World[];

beforeAll(async () => {
  postgres = sharedPostgres();
  const databaseUrl = await postgres.createDatabase();
  const first = await openWorld({ databaseUrl });
  nodes = [first, await openWorld({ databaseUrl })];
  const admin = await first.as('admin');
  for (const name of ['site-inspection', 'project-admission', 'monthly-report']) {
    const file = new URL(`../definitions/${name}.json`, import.meta.url);
    await admin.ask('POST', '/api/definitions', { package: JSON.parse(readFileSync(file, 'utf8')) });
  }
}, 60_000);
afterAll(async () => {
  for (const node of nodes ?? []) await node.close();
  await postgres?.stop();
});

const [first, both] = [() => nodes[0] as World, async () => void (await Promise.all(nodes.map((node) => node.settle())))];

describe('two nodes', () => {
  it('open the cases of a month once', async () => {
    for (const node of nodes) node.clock.toDate('2026-03-03');
    await both();
    await both();
    const reports = await (await first().as('city')).cases('?programme=monthly-report');
    expect(reports.map(({ uscc }) => uscc).sort()).toEqual(['miit-410305', 'miit-410311']);
  });

  it('open, tell and withdraw a sub-case once, and find it by the key of a message', async () => {
    const agent = await first().as('agent');
    const sites = [{ name: '涧西厂区', district: '410305' }];
    const started: string[] = [];
    for (const sampleNo of ['N-1', 'N-2']) {
      const kase = await agent.open({ programme: 'project-admission', uscc: firstUscc });
      await agent.complete(kase.id, 'submit', { data: { product: '轴承', sampleNo, visitOn: '2026-01-05', sites } });
      started.push(kase.id);
    }
    await both();
    const [done = '', left = ''] = started;
    const children = await Promise.all(started.map(async (id) => (await agent.kase(id)).children));
    expect(children.map((list) => list.map(({ step, status }) => [step, status]))).toEqual([
      [['inspect', 'running']],
      [['inspect', 'running']],
    ]);
    await agent.ask('POST', `/api/cases/${left}/messages`, { name: 'give-up' });
    const child = children[0]?.[0]?.case ?? '';
    await (await first().as('market')).complete(child, 'clear');
    await (await first().as('county')).complete(child, 'pass');
    const told = await (await (nodes[1] as World).as('market')).ask('POST', '/api/messages', {
      name: 'lab-report',
      key: 'N-1',
      data: { qualified: true },
    });
    expect(told).toEqual({ cases: [child] });
    await both();
    await both();
    expect((await agent.kase(done)).steps).toEqual(['admit']);
    expect((await agent.kase(children[1]?.[0]?.case ?? '')).outcome).toBe('withdrawn');
    expect((await agent.cases('?programme=site-inspection')).length).toBe(2);
    expect((await verify(first().app.runtime)).faults).toEqual([]);
  });
});
