/** Somebody signed in who sends files a byte at a time and never to the end, many at once: the real server on real sockets. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Patience } from '../../../engine/http/slow-clients.ts';
import { mostUploads } from '../../../engine/http/upload-limit.ts';
import { type App, createApp, rootFolder } from '../../../engine/main.ts';
import type { SessionDto } from '../../../engine/model/dto/session.ts';
import { pdfOf } from '../../support/files.ts';
import { firstProgramme, password } from '../../support/world.ts';

const hasty: Patience = { headersMs: 4_000, requestMs: 4_000, silentMs: 60_000, keepAliveMs: 5_000, checkMs: 50, connections: 200 };
const dataDir = mkdtempSync(join(tmpdir(), 'lz-slow-uploads-'));
const incoming = join(dataDir, 'files', 'incoming');
let app: App;
let base: URL;
beforeAll(async () => {
  const config = {
    ...{ port: 0, host: '127.0.0.1', dataDir, databaseUrl: undefined, publicUrl: 'http://localhost', smtpUrl: undefined },
    ...{ mailFrom: 'x@localhost', seed: true, demoPassword: password, logLevel: 'silent', sessionHours: 1, trustProxy: false },
    root: rootFolder(),
    programmes: [firstProgramme],
  };
  app = await createApp(config, { loops: false, patience: hasty, passwordCost: { memoryCost: 8, timeCost: 1 } });
  base = new URL(await app.server.listen({ port: 0, host: '127.0.0.1' }));
}, 60_000);
afterAll(async () => {
  await app.close();
  rmSync(dataDir, { recursive: true, force: true });
});

type Headers = Readonly<Record<string, string>>;

async function signedIn(login: string): Promise<Headers> {
  const body = JSON.stringify({ login, password });
  const answer = await fetch(new URL('/api/session', base), { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  const { csrfToken } = (await answer.json()) as SessionDto;
  return { cookie: (answer.headers.getSetCookie()[0] ?? '').split(';', 1)[0] ?? '', 'x-csrf-token': csrfToken };
}

/** Begins a request whose body goes on a byte at a time, until the server ends it; gives the status it ends it with. */
function dripping(method: string, path: string, headers: Headers, begun: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve) => {
    const socket: Socket = connect(Number(base.port), base.hostname);
    const lines = Object.entries({ host: base.host, 'content-length': '1000000', ...headers }).map(([name, value]) => `${name}: ${value}`);
    socket.write(`${method} ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${begun}`);
    const drip = setInterval(() => socket.write('a'), 40);
    let text = '';
    socket.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
    // What is written to a connection the server has ended already.
    socket.on('error', () => {});
    socket.once('close', () => {
      clearInterval(drip);
      resolve({ status: Number(text.split(' ')[1]), text });
    });
  });
}

async function upload(headers: Headers): Promise<number> {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(pdfOf('in time'))], { type: 'application/pdf' }), 'a.pdf');
  return (await fetch(new URL('/api/files', base), { method: 'POST', headers, body: form })).status;
}

it('hold twenty places of their own at most, and only for so long; others go on, and so do they afterwards', async () => {
  const [slow, other] = await Promise.all([signedIn('agent'), signedIn('agent2')]);
  const part = '--x\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\ncontent-type: application/pdf\r\n\r\n%PDF-';
  const begin = { method: 'POST', headers: { ...slow, 'content-type': 'application/json' }, body: '' };
  begin.body = JSON.stringify({ name: 'a.pdf', size: 1_000_000, type: 'application/pdf' });
  const pieces = await Promise.all(
    Array.from({ length: mostUploads + 4 }, async () => {
      const { id } = (await (await fetch(new URL('/api/uploads', base), begin)).json()) as { id: string };
      return id;
    }),
  );
  const whole = Array.from({ length: mostUploads + 4 }, () =>
    dripping('POST', '/api/files', { ...slow, 'content-type': 'multipart/form-data; boundary=x' }, part),
  );
  const inPieces = pieces.map((id) =>
    dripping('PATCH', `/api/uploads/${id}`, { ...slow, 'content-type': 'application/octet-stream', 'upload-offset': '0' }, '%PDF-'),
  );
  expect(await upload(other)).toBe(201);
  for (const answers of await Promise.all([Promise.all(whole), Promise.all(inPieces)])) {
    const [refused, waited] = [503, 408].map((status) => answers.filter((answer) => answer.status === status));
    expect([refused?.length, waited?.length]).toEqual([4, mostUploads]);
    for (const { text } of refused ?? []) expect(text.toLowerCase()).toContain('connection: close');
    for (const { text } of answers) expect(text).toContain('application/problem+json');
  }
  // Of what broke off nothing is left, but the pieces that can be gone on with.
  await expect.poll(() => readdirSync(incoming).filter((name) => !/\.(part|json)$/.test(name))).toEqual([]);
  expect(await Promise.all(Array.from({ length: mostUploads }, () => upload(slow)))).toEqual(Array(mostUploads).fill(201));
  const [id] = pieces;
  const state = (await (await fetch(new URL(`/api/uploads/${id}`, base), { headers: slow })).json()) as { offset: number };
  expect(state.offset).toBeGreaterThanOrEqual(5);
}, 60_000);
