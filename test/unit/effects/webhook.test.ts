import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createWebhooks, isLocalAddress, newWebhookSecret } from '../../../engine/effects/webhook.ts';

let server: Server | null = null;
afterEach(() => new Promise<void>((done) => (server ? server.close(() => done()) : done())));

async function receiver(
  answer: (request: IncomingMessage, body: string) => { status: number; headers?: Record<string, string> },
): Promise<string> {
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { status, headers } = answer(request, Buffer.concat(chunks).toString('utf8'));
    response.writeHead(status, headers).end('ok');
  });
  await new Promise<void>((listening) => server?.listen(0, '127.0.0.1', listening));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
}
const call = { id: 'case-1-2', body: '{"type":"case.ended","data":{"subject":"已办结"}}', at: '2026-11-24T01:00:00.000Z' };

describe('a webhook', () => {
  it('is signed as Standard Webhooks has it, over the bytes that are sent', async () => {
    const secret = newWebhookSecret();
    const seen: string[] = [];
    const url = await receiver(({ headers, method, url: path }, body) => {
      // The receiver's side, written from the specification.
      const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
      const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
      const right = headers['webhook-signature'] === `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
      seen.push(`${method} ${path} ${headers['webhook-id']} ${headers['webhook-timestamp']} ${right} ${body === call.body}`);
      return { status: 204 };
    });
    const send = createWebhooks({ localAllowed: true });
    expect(await send({ ...call, url, secret })).toEqual({ status: 204, error: null });
    expect(seen).toEqual(['POST /hook case-1-2 1795482000 true true']);
  });

  it('follows no redirect, and tells what went wrong', async () => {
    const secret = newWebhookSecret();
    const send = createWebhooks({ localAllowed: true });
    let calls = 0;
    const url = await receiver(() => {
      calls += 1;
      return { status: 307, headers: { location: '/elsewhere' } };
    });
    expect(await send({ ...call, url, secret })).toEqual({ status: 307, error: 'HTTP 307' });
    expect(calls).toBe(1);
    expect(await send({ ...call, url: 'http://127.0.0.1:9/', secret })).toEqual({
      status: null,
      error: expect.stringMatching(/ECONNREFUSED/),
    });
  });

  it('calls nothing of this machine, by whatever name, unless that is allowed', async () => {
    const secret = newWebhookSecret();
    const send = createWebhooks();
    let calls = 0;
    const url = await receiver(() => {
      calls += 1;
      return { status: 204 };
    });
    const { port } = new URL(url);
    for (const host of ['127.0.0.1', 'localhost', '[::1]', '[::ffff:127.0.0.1]', '2130706433', '0.0.0.0'])
      expect(await send({ ...call, url: `http://${host}:${port}/hook`, secret }), host).toEqual({
        status: null,
        error: expect.stringMatching(/this machine|no address|ENOTFOUND|EAI_AGAIN/),
      });
    expect(calls).toBe(0);
    expect(
      ['127.8.8.8', '169.254.169.254', '0.0.0.0', '::1', 'fe80::1', '::ffff:10.0.0.1', '10.1.2.3', '192.168.1.1'].map(isLocalAddress),
    ).toEqual([...[true, true, true, true, true, false, false, false]]);
  });
});
