import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { apply } from '../../support/sme.ts';
import { openWorld, type World } from '../../support/world.ts';

let world: World;
let address: string;
beforeEach(async () => {
  world = await openWorld();
  address = await world.app.server.listen({ port: 0, host: '127.0.0.1' });
});
afterEach(() => world.close());

/** Reads the stream of a person until `enough` says so, or it ends. */
async function listen(login: string, enough: (text: string) => boolean): Promise<{ text: string; ended: boolean }> {
  const { cookie } = await world.as(login);
  const response = await fetch(`${address}/api/stream`, { headers: { cookie, 'last-event-id': 'nonsense' } });
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  let text = '';
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const part = await reader?.read();
    if (!part || part.done) return { text, ended: true };
    text += part.value;
    if (enough(text)) {
      await reader?.cancel();
      return { text, ended: false };
    }
  }
}

function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

describe('GET /api/stream', () => {
  it('tells a clerk of the inbox and the case, and a stranger of neither', async () => {
    const clerk = listen('county', (text) => text.includes('event: case'));
    const stranger = listen('luolong', () => false);
    const { id } = await apply(world);
    const { text } = await clerk;
    expect(text).toContain('retry: 3000');
    expect(text).toMatch(/event: inbox\ndata: \{"counts":\{"open":\d/);
    expect(text).toContain(`"id":"${id}"`);
    await world.app.server.close();
    const seen = await stranger;
    expect(seen.ended).toBe(true);
    expect(seen.text).not.toContain(id);
  });

  it('tells of a draft those who work on it, and nobody else', async () => {
    const opened = ['designer2', 'admin', 'designer3', 'county'].map((login) => ({ login, ...deferred() }));
    const heard = opened.map(({ login, resolve }) =>
      listen(login, (text) => {
        if (text.includes('retry: ')) resolve();
        return text.includes('"revision":2');
      }),
    );
    await Promise.all(opened.map(({ promise }) => promise));
    const designer = await world.as('designer');
    const document = {
      workflow: { id: 'streamed', title: 'Streamed', owner: 'miit-luoyang' },
      forms: {},
      vocabularies: {},
      scenarios: null,
    };
    const { id } = await designer.ask<{ id: string }>('POST', '/api/studio/drafts', { document });
    await designer.ask('PUT', `/api/studio/drafts/${id}`, { revision: 1, document });
    for (const reader of heard.slice(0, 2)) expect((await reader).text).toContain(`event: draft\ndata: {"id":"${id}","revision":2}`);
    await world.app.server.close();
    for (const stranger of heard.slice(2)) expect((await stranger).text).not.toContain(id);
  });

  it('ends when the server closes, without waiting for its readers', async () => {
    const opened = deferred();
    const reader = listen('county', () => {
      opened.resolve();
      return false;
    });
    await opened.promise;
    await world.app.server.close();
    expect((await reader).ended).toBe(true);
  });

  it('is for people who signed in', async () => {
    expect((await fetch(`${address}/api/stream`)).status).toBe(401);
  });
});
