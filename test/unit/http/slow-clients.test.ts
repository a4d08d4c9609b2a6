/** Clients that send too slowly, or what isn't HTTP, on a real socket: told by a problem, and let go. */

import { mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Patience } from '../../../engine/http/slow-clients.ts';
import { type App, createApp, rootFolder } from '../../../engine/main.ts';
import type { ProblemDetails } from '../../../engine/model/dto/session.ts';
import { firstProgramme } from '../../support/world.ts';

const hasty: Patience = { headersMs: 300, requestMs: 600, silentMs: 5_000, keepAliveMs: 5_000, checkMs: 50, connections: 3 };
const dataDir = mkdtempSync(join(tmpdir(), 'lz-slow-'));
let app: App;
let port: number;
beforeAll(async () => {
  const config = {
    ...{ port: 0, host: '127.0.0.1', dataDir, databaseUrl: undefined, publicUrl: 'http://localhost', smtpUrl: undefined },
    ...{ mailFrom: 'x@localhost', seed: false, demoPassword: undefined, logLevel: 'silent', sessionHours: 1, trustProxy: false },
    root: rootFolder(),
    programmes: [firstProgramme],
  };
  app = await createApp(config, { loops: false, patience: hasty });
  await app.server.listen({ port: 0, host: '127.0.0.1' });
  port = (app.server.server.address() as { port: number }).port;
}, 60_000);
afterAll(async () => {
  await app.close();
  rmSync(dataDir, { recursive: true, force: true });
});

/** What the server says until it ends the connection. */
function heard(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    socket.setEncoding('utf8');
    socket.on('data', (part: string) => {
      text += part;
    });
    socket.once('close', () => resolve(text));
    socket.once('error', reject);
  });
}
const problemIn = (answer: string) => {
  const [head = '', body = ''] = answer.split('\r\n\r\n');
  expect(head).toContain('content-type: application/problem+json');
  expect(head.toLowerCase()).toContain('connection: close');
  expect(Buffer.byteLength(body)).toBe(Number(/content-length: (\d+)/.exec(head)?.[1]));
  const problem = JSON.parse(body) as ProblemDetails;
  expect(head.split(' ')[1]).toBe(String(problem.status));
  return problem;
};
const dripped = (socket: Socket, piece: string) => {
  const drip = setInterval(() => socket.write(piece), 40);
  socket.once('close', () => clearInterval(drip));
};

describe('a client', () => {
  it('that sends its headers a letter at a time is told that it took too long', async () => {
    const socket = connect(port, '127.0.0.1');
    const answer = heard(socket);
    socket.write('GET /api/health HTTP/1.1\r\nhost: x\r\nx-slow: ');
    dripped(socket, 'a');
    expect(problemIn(await answer)).toMatchObject({ status: 408, code: 'request.timeout', detail: expect.stringContaining('请') });
  });

  it.each([
    ['a file', '/api/files', 'multipart/form-data; boundary=x'],
    ['a piece of a file', `/api/uploads/${'0'.repeat(32)}`, 'application/octet-stream'],
    ['a form', '/api/session', 'application/json'],
  ])('that sends %s a letter at a time is let go, with a problem', async (_what, path, type) => {
    const socket = connect(port, '127.0.0.1');
    const answer = heard(socket);
    const method = path.includes('uploads') ? 'PATCH' : 'POST';
    socket.write(`${method} ${path} HTTP/1.1\r\nhost: x\r\ncontent-type: ${type}\r\ncontent-length: 100000\r\n\r\n`);
    dripped(socket, 'a');
    const text = await answer;
    expect(text).toContain('application/problem+json');
    expect(text).toMatch(/^HTTP\/1\.1 (401|403|408) /);
  });

  it('whose headers are too large, or whose request is no HTTP, is told so', async () => {
    const large = connect(port, '127.0.0.1');
    const answer = heard(large);
    large.write(`GET /api/health HTTP/1.1\r\nhost: x\r\ncookie: ${'x'.repeat(40_000)}\r\n\r\n`);
    expect(problemIn(await answer)).toMatchObject({ status: 431, code: 'headers.too-large' });
    const other = connect(port, '127.0.0.1');
    const reply = heard(other);
    other.write('\x16\x03\x01 hello\r\n\r\n');
    expect(problemIn(await reply)).toMatchObject({ status: 400, code: 'request.malformed' });
  });

  it('finds no place while as many connections are open as may be, and finds one again when one of them was let go', async () => {
    const many = Array.from({ length: hasty.connections }, () => connect(port, '127.0.0.1'));
    await Promise.all(many.map((socket) => new Promise((resolve) => socket.once('connect', resolve))));
    const letGo = many.map(heard);
    for (const socket of many) socket.write('GET /api/health HTTP/1.1\r\n');
    const further = connect(port, '127.0.0.1');
    expect(await heard(further)).toBe('');
    expect((await Promise.all(letGo)).map((text) => problemIn(text).status)).toEqual([408, 408, 408]);
    const answered = await fetch(`http://127.0.0.1:${port}/api/health`, { headers: { connection: 'close' } });
    expect(answered.status).toBe(200);
  });
});
