/** Fields that refer to a registry: checking, publishing and restoring look for it, filling in offers the entries that the person may see. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../engine/cli/main.ts';
import { keeper, referring } from '../support/registry-programmes.ts';
import { firstUscc, secondUscc } from '../support/sme.ts';
import { openWorld, type World } from '../support/world.ts';

type Found = { items: { number: string; enterpriseName: string }[]; code?: string };

describe('references to registries', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());
  const publish = async (pkg: object) =>
    (await world.as('admin')).call<{ code: string; errors: { code: string; pointer: string; message: string }[] }>(
      'POST',
      '/api/definitions',
      { package: pkg },
    );

  it('must be to one that some programme keeps, and say what to do when there is none', async () => {
    const early = await publish(referring());
    expect(early).toMatchObject({ status: 422, body: { code: 'definition.invalid' } });
    expect(early.body.errors).toMatchObject([
      { code: 'form.registry', pointer: '/schema/properties/agency/x-reference/registry' },
      { code: 'form.registry', pointer: '/schema/properties/insider/x-reference/registry' },
    ]);
    expect((await publish(keeper)).status).toBe(201);
    const checked = await (await world.as('designer')).ask<{ problems: { code: string; message: string }[] }>(
      'POST',
      '/api/definitions/check',
      { package: referring('agencie') },
    );
    expect(checked.problems).toMatchObject([{ code: 'form.registry', message: expect.stringContaining('是否应为“agencies”') }]);
    expect((await publish(referring())).status).toBe(201);
  });

  it('are found by number or name: everybody’s in a public registry, only the own in another', async () => {
    for (const [login, uscc] of [
      ['agent', firstUscc],
      ['agent2', secondUscc],
    ] as const) {
      const person = await world.as(login);
      const { id } = await person.open({ programme: 'list-keeper', uscc });
      await person.complete(id, 'submit', { data: {} });
    }
    const agent = await world.as('agent');
    const { id } = await agent.open({ programme: 'list-user', uscc: firstUscc });
    const find = async (pointer: string, q: string, login = 'agent') =>
      (await world.as(login)).call<Found>('GET', `/api/tasks/${id}.1/entries?pointer=${pointer}&q=${encodeURIComponent(q)}`);
    const numbers = async (pointer: string, q: string) => (await find(pointer, q)).body.items.map(({ number }) => number);
    expect(await numbers('/agency', '')).toEqual(['AG-0001', 'AG-0002']);
    expect(await numbers('/agency', 'ag-0002')).toEqual(['AG-0002']);
    const [first] = (await find('/agency', 'AG-0001')).body.items;
    expect(await numbers('/agency', first!.enterpriseName.slice(1, 5))).toContain('AG-0001');
    expect(await numbers('/agency', '%')).toEqual([]);
    expect(await numbers('/insider', '')).toEqual(['IN-0001']);
    expect((await find('/nothing', '')).status).toBe(404);
    for (const login of ['agent2', 'county', 'admin']) expect((await find('/agency', '', login)).status).toBe(404);
    const asked = await agent.ask<{ refused: boolean; found: string }>('POST', `/api/tasks/${id}.1/outside`, {
      pointer: '/insider',
      value: 'IN-0002',
    });
    // Whoever was given the number of an entry that isn't public may use it.
    expect(asked.refused).toBe(false);
  });

  it('are looked for by the command line, among the programmes that it is given', async () => {
    const files = [keeper, referring()].map((pkg) => {
      const file = join(world.dataDir, `${pkg.workflow.id}.json`);
      writeFileSync(file, JSON.stringify(pkg));
      return file;
    });
    const check = async (...names: string[]) => {
      const { code, out } = await run(['check', ...names, '--json'], { DATA_DIR: world.dataDir });
      const { programmes } = JSON.parse(out) as { programmes: { problems: { code: string; pointer: string }[] }[] };
      return [code, ...programmes.flatMap(({ problems }) => problems.map((one) => `${one.code} ${one.pointer}`))];
    };
    const [kept = '', using = ''] = files;
    expect(await check(kept, using)).toEqual([0]);
    expect(await check(using)).toEqual([
      1,
      'form.registry /schema/properties/agency/x-reference/registry',
      'form.registry /schema/properties/insider/x-reference/registry',
    ]);
  });

  it('are looked for when an older version is restored: the registry may be gone', async () => {
    const admin = await world.as('admin');
    const [first] = await admin
      .ask<{ items: { hash: string; version: number }[] }>('GET', '/api/programmes/list-user/versions')
      .then(({ items }) => items);
    expect((await publish(referring('insiders'))).status).toBe(201);
    const gone = structuredClone(keeper);
    const { agencies: _, ...registries } = gone.workflow.registries ?? {};
    const { enlist: __, ...steps } = gone.workflow.steps;
    const apply = { ...steps.apply, next: 'inside' };
    expect((await publish({ ...gone, workflow: { ...gone.workflow, registries, steps: { ...steps, apply } } })).status).toBe(201);
    const refused = await admin.refusal('POST', `/api/definitions/${first?.hash}/restore`);
    expect(refused).toMatchObject({
      code: 'definition.invalid',
      errors: [{ code: 'form.registry', pointer: '/schema/properties/agency/x-reference/registry' }],
    });
    expect((await publish(keeper)).body.code).toBe('duplicate');
    const [kept] = (
      await admin.ask<{ items: { hash: string; version: number }[] }>('GET', '/api/programmes/list-keeper/versions')
    ).items.filter(({ version }) => version === 1);
    await admin.ask('POST', `/api/definitions/${kept?.hash}/restore`);
    expect(await admin.ask('POST', `/api/definitions/${first?.hash}/restore`)).toMatchObject({ version: 3 });
  });
});
