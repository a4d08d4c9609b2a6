import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addStaticApp, withNonce } from '../../../engine/http/plugins/static.ts';
import { createAddressLimit } from '../../../engine/http/sign-in-limits.ts';
import type { ProblemDetails } from '../../../engine/model/dto/session.ts';
import { pdf, pdfOf, png } from '../../support/files.ts';
import { openWorld, type World } from '../../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

describe('every answer', () => {
  it('carries the security headers', async () => {
    const { headers } = await world.stranger().call('GET', '/api/health');
    expect(headers).toMatchObject({
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'x-frame-options': 'DENY',
    });
  });
});

describe('a page of the app', () => {
  it('gets a fresh nonce, the same in its policy and its meta tag', async () => {
    const root = mkdtempSync(join(tmpdir(), 'lz-app-'));
    writeFileSync(join(root, 'index.html'), '<!doctype html><html><head><meta name="csp-nonce" content=""></head></html>');
    const app = Fastify();
    const sendPage = await addStaticApp(app, root);
    app.get('/', (_request, reply) => {
      sendPage(reply);
      return reply;
    });
    const [first, second] = [await app.inject('/'), await app.inject('/')];
    const nonceOf = (policy: unknown) => /style-src 'self' 'nonce-([\w-]+)'/.exec(String(policy))?.[1];
    expect(first.body).toContain(`<meta name="csp-nonce" content="${nonceOf(first.headers['content-security-policy'])}">`);
    expect(nonceOf(first.headers['content-security-policy'])).not.toBe(nonceOf(second.headers['content-security-policy']));
    expect(first.headers['content-security-policy']).toContain("script-src 'self';");
    expect(first.headers['content-security-policy']).not.toContain('unsafe');
    rmSync(root, { recursive: true });
  });

  it('gets the tag when it has none', () => {
    expect(withNonce('<html><head><title>x</title></head>', 'n')).toBe(
      '<html><head><meta name="csp-nonce" content="n"><title>x</title></head>',
    );
  });
});

describe('the description of the API', () => {
  it('is OpenAPI 3.1 and describes what each route takes and answers', async () => {
    const document = await world
      .stranger()
      .ask<{ openapi: string; paths: Record<string, Record<string, { responses: object }>> }>('GET', '/api/openapi.json');
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths).length).toBeGreaterThan(35);
    for (const [path, methods] of Object.entries(document.paths))
      for (const [method, operation] of Object.entries(methods))
        expect(Object.keys(operation.responses), `${method} ${path}`).not.toEqual(['200']);
  });
});

describe('files', () => {
  const agent = () => world.as('agent');
  it('are kept once by their content and come back as they were', async () => {
    const bytes = pdfOf('contract');
    const first = await (await agent()).upload({ name: '合同.pdf', type: 'application/pdf', bytes });
    const again = await (await agent()).upload({ name: '合同副本.pdf', type: 'application/pdf', bytes });
    expect(again.id).toBe(first.id);
    const { raw, headers } = await (await agent()).call('GET', `/api/files/${first.id}`);
    expect(raw.rawPayload.equals(bytes)).toBe(true);
    expect(headers['content-disposition']).toBe(`attachment; filename*=UTF-8''${encodeURIComponent('合同副本.pdf')}`);
    expect(headers['content-type']).toBe('application/pdf');
  });

  it('are what they say they are', async () => {
    const refused = async (name: string, type: string, bytes: Buffer) => {
      const { status, body } = await (await agent()).tryUpload({ name, type, bytes });
      return [status, (body as ProblemDetails).code, (body as ProblemDetails).errors[0]?.code];
    };
    expect(await refused('a.png', 'image/png', pdf)).toEqual([415, 'media.unsupported', 'file.mismatch']);
    expect(await refused('a.exe', 'application/pdf', pdf)).toEqual([415, 'media.unsupported', 'file.mismatch']);
    expect(await refused('a.zip', 'application/zip', Buffer.from('PK\x05\x06'.padEnd(22, '\0')))).toEqual([
      415,
      'media.unsupported',
      'file.type',
    ]);
    expect(await refused('a.html', 'text/html', Buffer.from('<script>'))).toEqual([415, 'media.unsupported', 'file.type']);
    expect(await refused('a.pdf', 'application/pdf', Buffer.alloc(0))).toEqual([400, 'request.malformed', 'file.empty']);
    expect((await (await agent()).tryUpload({ name: '../../x/图.png', type: 'image/png', bytes: png })).body).toMatchObject({
      name: '图.png',
    });
  });

  it('are at most 20 MB', async () => {
    const bytes = Buffer.concat([pdf, Buffer.alloc(20 * 1024 * 1024)]);
    const { status, body } = await (await agent()).tryUpload({ name: 'a.pdf', type: 'application/pdf', bytes });
    expect([status, (body as ProblemDetails).code]).toEqual([413, 'payload.too-large']);
  });
});

describe('an address that asks too often', () => {
  it('waits until its quarter of an hour is over', () => {
    const limit = createAddressLimit(2);
    expect([limit.attempt('a', 0), limit.attempt('a', 0), limit.attempt('b', 0)]).toEqual([0, 0, 0]);
    expect(limit.attempt('a', 60_000)).toBe(14 * 60);
    expect(limit.attempt('a', 15 * 60_000)).toBe(0);
  });
});
