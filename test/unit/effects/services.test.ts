import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import { createServices, type ServiceRequest } from '../../../engine/effects/services.ts';

const closing: (() => void)[] = [];
afterAll(() => {
  for (const close of closing) close();
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(
    () => server.closeAllConnections(),
    () => server.close(),
  );
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
const request = (path: string, more: Partial<ServiceRequest> = {}): ServiceRequest => ({
  ...{ key: 'k1', service: 's', method: 'GET', path, body: null, timeoutMs: 2000 },
  ...more,
});

describe('a call to a service', () => {
  it('sends JSON with its idempotency key, and reads JSON', async () => {
    const seen: unknown[] = [];
    const address = await serve((incoming, outgoing) => {
      let text = '';
      incoming.on('data', (chunk) => {
        text += chunk;
      });
      incoming.on('end', () => {
        seen.push([incoming.method, incoming.url, incoming.headers['idempotency-key'], text]);
        outgoing.end('{"level":"A"}');
      });
    });
    const services = createServices({ s: `${address}/api/` });
    expect(await services(request('/x', { method: 'POST', body: { a: 1 } }))).toEqual({ ok: true, status: 200, body: { level: 'A' } });
    expect(seen).toEqual([['POST', '/api/x', 'k1', '{"a":1}']]);
  });

  it.each([
    ['/ok', { ok: true, body: null }],
    ['/html', { ok: false, retry: false, reason: 'answer is not JSON' }],
    ['/404', { ok: false, retry: false, status: 404 }],
    ['/429', { ok: false, retry: true, status: 429 }],
    ['/503', { ok: false, retry: true, status: 503 }],
    ['/moved', { ok: false, retry: false, status: 302 }],
    ['/huge', { ok: false, retry: false }],
    ['/never', { ok: false, retry: true, reason: 'no answer in time' }],
    ['/cut', { ok: false, retry: true }],
  ])('that is answered with %s is %j', async (path, expected) => {
    let elsewhere = 0;
    const other = await serve((_incoming, outgoing) => {
      elsewhere += 1;
      outgoing.end('{}');
    });
    const address = await serve((incoming, outgoing) => {
      const code = Number(incoming.url?.slice(1));
      if (code) outgoing.writeHead(code).end();
      else if (incoming.url === '/moved') outgoing.writeHead(302, { location: other }).end();
      else if (incoming.url === '/html') outgoing.end('<html>');
      else if (incoming.url === '/huge') outgoing.end(JSON.stringify('x'.repeat(70_000)));
      else if (incoming.url === '/cut') incoming.socket.destroy();
      else if (incoming.url === '/ok') outgoing.end();
    });
    const timeoutMs = path === '/never' ? 300 : 10_000;
    expect(await createServices({ s: address })(request(path, { timeoutMs }))).toMatchObject(expected);
    expect(elsewhere).toBe(0);
  });

  it.each([
    '//evil.example/x',
    '/../admin',
    '/a/../../admin',
    '/%2e%2e/admin',
    '/a%2F..%2Fadmin',
    '\\evil',
    '/@evil.example',
    'http://evil.example',
  ])('never leaves its address: %s', async (path) => {
    const urls: string[] = [];
    const address = await serve((incoming, outgoing) => {
      urls.push(incoming.url ?? '');
      outgoing.end('{}');
    });
    await createServices({ s: `${address}/api` })(request(path));
    expect(urls.every((url) => url.startsWith('/api/'))).toBe(true);
  });

  it('needs the name in the configuration', async () => {
    for (const service of ['other', 'constructor', '__proto__'])
      expect(await createServices({})(request('/x', { service }))).toMatchObject({
        ok: false,
        reason: `service ${service} is not configured`,
      });
  });
});
