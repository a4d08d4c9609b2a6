import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerService } from '../../engine/commands/answer-service.ts';
import { retryIncident } from '../../engine/commands/retry-incident.ts';
import { verify } from '../../engine/commands/verify.ts';
import { openIncidents } from '../../engine/store/incidents.ts';
import { userByLogin } from '../../engine/store/users.ts';
import credit from '../definitions/service.json' with { type: 'json' };
import { openWorld, type World } from '../support/world.ts';

/** Whoever is asked; `behave` is what it does next. */
let server: Server;
let behave: (request: IncomingMessage, response: ServerResponse) => void = () => {};
const asked: { url: string; key: string; body: string }[] = [];
const good = (_request: IncomingMessage, response: ServerResponse) => void response.end('{"level":"A","records":[]}');

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      asked.push({ url: request.url ?? '', key: String(request.headers['idempotency-key']), body });
      behave(request, response);
    });
  });
  // A line that one side closes for silence while the other is about to speak would be an answer that never came.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** As little patience as a definition may have: only for a service that never answers, since a busy computer takes longer too. */
const impatient = structuredClone(credit);
impatient.workflow.steps.credit.timeout = 1;

async function begun(
  names: readonly string[] = ['credit', 'archive'],
  pkg: typeof credit = credit,
): Promise<{ world: World; caseId: string }> {
  asked.length = 0;
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const world = await openWorld({ services: Object.fromEntries(names.map((name) => [name, `${address}/${name}`])) });
  await (await world.as('admin')).ask('POST', '/api/definitions', { package: pkg });
  const agent = await world.as('agent');
  const kase = await agent.open({ programme: 'credit-check', uscc: '91410305MA9XTE0263' });
  await agent.complete(kase.id, 'submit', { data: { purpose: '贷款' } });
  return { world, caseId: kase.id };
}
const look = async (world: World, caseId: string) => (await world.as('city')).kase(caseId);

describe('a service that is asked', () => {
  it('answers, and the case goes on; each call is made once, with its own key', async () => {
    behave = good;
    const { world, caseId } = await begun();
    try {
      expect((await look(world, caseId)).steps).toEqual(['credit']);
      await world.settle();
      expect(await look(world, caseId)).toMatchObject({
        status: 'ended',
        outcome: 'approved',
        results: { credit: { level: 'A', clean: true } },
      });
      expect(asked.map(({ url }) => url.split('?')[0])).toEqual(['/credit/enterprises/91410305MA9XTE0263/credit', '/archive/seal']);
      expect(JSON.parse(asked[0]?.body ?? '')).toEqual({ purpose: '贷款', year: 2026 });
      expect(new Set(asked.map(({ key }) => key)).size).toBe(2);
      await world.hours(10);
      expect(asked).toHaveLength(2);
      expect((await verify(world.app.runtime)).faults).toEqual([]);
    } finally {
      await world.close();
    }
  });

  it('fails twice, then answers: asked again after 30 s and 60 s under the same key', async () => {
    const codes = [503, 500];
    behave = (request, response) => {
      const code = codes.shift();
      if (code) response.writeHead(code).end();
      else good(request, response);
    };
    const { world, caseId } = await begun();
    try {
      await world.settle();
      expect(asked).toHaveLength(1);
      await world.settle();
      expect(asked).toHaveLength(1);
      await world.hours(30 / 3600);
      expect(asked).toHaveLength(2);
      await world.hours(59 / 3600);
      expect(asked).toHaveLength(2);
      await world.hours(1 / 3600);
      expect((await look(world, caseId)).outcome).toBe('approved');
      expect(new Set(asked.slice(0, 3).map(({ key }) => key)).size).toBe(1);
      expect((await verify(world.app.runtime)).faults).toEqual([]);
    } finally {
      await world.close();
    }
  });

  it('stalls until it is given up: the case goes to people', async () => {
    behave = () => {};
    const { world, caseId } = await begun(undefined, impatient);
    try {
      await world.settle();
      await world.hours(1);
      await world.hours(1);
      const kase = await look(world, caseId);
      expect(kase).toMatchObject({ steps: ['byHand'], results: { credit: { ok: false, reason: 'no answer in time' } } });
      expect(asked).toHaveLength(3);
      behave = good;
      await (await world.as('city')).complete(caseId, 'fine');
      await world.settle();
      expect((await look(world, caseId)).outcome).toBe('approved');
      const history = await (await world.as('city')).ask<{ items: { text: string }[] }>('GET', `/api/cases/${caseId}/history`);
      expect(history.items.map(({ text }) => text)).toContain('“查询公共信用”调用外部服务未成功：no answer in time，按规定转入下一环节。');
      expect((await verify(world.app.runtime)).faults).toEqual([]);
    } finally {
      await world.close();
    }
  });

  it('answers twice: the second answer changes nothing', async () => {
    behave = good;
    const { world, caseId } = await begun(['credit']);
    try {
      await world.settle();
      const before = await look(world, caseId);
      expect(before.steps).toEqual(['seal']);
      const late = { caseId, step: 'credit', call: 'credit#1', status: 200, body: { level: 'D', records: [1] } };
      expect(await answerService(world.app.runtime, late)).toBe(false);
      expect(await look(world, caseId)).toEqual(before);
    } finally {
      await world.close();
    }
  });

  it('refuses for good: an incident, and the case goes on when an administrator has it tried again', async () => {
    behave = (request, response) => (request.url?.startsWith('/archive') ? void response.writeHead(404).end() : good(request, response));
    const { world, caseId } = await begun();
    try {
      await world.settle();
      const [incident] = await openIncidents(world.app.store.read);
      expect(incident).toMatchObject({ caseId, kind: 'effect', message: 'HTTP 404' });
      expect((await look(world, caseId)).steps).toEqual(['seal']);
      behave = good;
      const admin = (await userByLogin(world.app.store.read, 'admin'))?.user;
      if (!incident || !admin) throw new Error('nobody');
      await retryIncident(world.app.runtime, { by: admin, caseId, id: incident.id });
      await world.settle();
      expect((await look(world, caseId)).outcome).toBe('approved');
      expect(await openIncidents(world.app.store.read)).toEqual([]);
      expect((await verify(world.app.runtime)).faults).toEqual([]);
    } finally {
      await world.close();
    }
  });
});
