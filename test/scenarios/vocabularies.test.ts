/** Vocabularies over HTTP: everybody who signed in reads them, the administrator changes them, forms follow at once. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Vocabulary } from '../../engine/model/form.ts';
import { openWorld, type World } from '../support/world.ts';

describe('vocabularies', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());
  const regions = async (login: string) => (await world.as(login)).ask<Vocabulary>('GET', '/api/vocabularies/regions');
  const body = async (change: Partial<Vocabulary>) => {
    const { title, source, version, items } = await regions('admin');
    return { title, source, version, items, ...change };
  };

  it('are listed with the programmes that use them, for anybody who signed in', async () => {
    const { items } = await (await world.as('agent')).ask<{ items: { id: string; revision: number; programmes: string[] }[] }>(
      'GET',
      '/api/vocabularies',
    );
    expect(items.map(({ id }) => id)).toEqual(expect.arrayContaining(['industries', 'regions', 'sei']));
    expect(items.every(({ revision, programmes }) => revision === 0 && programmes.length > 0)).toBe(true);
    expect((await world.stranger().call('GET', '/api/vocabularies')).status).toBe(401);
  });

  it('are changed by the administrator alone, from the newest revision, with a fresh version of the programmes', async () => {
    const items = [...(await regions('admin')).items, { code: 'LY-NEW', title: '新功能区', validFrom: '2026-01-01' }];
    const put = async (login: string, revision: number, change: Partial<Vocabulary> = { items, version: '2027-01' }) =>
      (await world.as(login)).call<{ code: string; revision: number; published: { id: string; version: number }[] }>(
        'PUT',
        '/api/vocabularies/regions',
        { ...(await body(change)), revision },
      );
    for (const login of ['agent', 'county', 'designer', 'auditor']) expect((await put(login, 0)).body.code).toBe('forbidden');
    const saved = await put('admin', 0);
    expect(saved.body).toMatchObject({ revision: 2, published: expect.arrayContaining([expect.objectContaining({ version: 2 })]) });
    expect((await regions('agent')).items.at(-1)).toMatchObject({ code: 'LY-NEW' });
    expect((await put('admin', 0)).body.code).toBe('stale');
    expect((await put('admin', 2, { items: items.slice(1) })).body.code).toBe('definition.invalid');
    const revisions = await (await world.as('admin')).ask<{ items: { revision: number; vocabulary: Vocabulary }[] }>(
      'GET',
      '/api/vocabularies/regions/revisions',
    );
    expect(revisions.items.map(({ revision, vocabulary }) => [revision, vocabulary.version])).toEqual([
      [2, '2027-01'],
      [1, '2026-11'],
    ]);
    expect((await (await world.as('designer')).call('GET', '/api/vocabularies/regions/revisions')).status).toBe(403);
  });

  it('refuse what is no vocabulary, naming the place', async () => {
    const answered = await (await world.as('admin')).call<{ code: string }>('PUT', '/api/vocabularies/sei', {
      ...(await body({ items: [{ code: '', title: 'x' }] })),
      revision: 0,
    });
    expect(answered).toMatchObject({ status: 400, body: { code: 'request.malformed' } });
  });
});
