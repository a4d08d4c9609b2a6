import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FileRef } from '../../../engine/model/form.ts';
import { pdfPage } from '../../support/files.ts';
import { openWorld, type World } from '../../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const bytes = pdfPage('piecemeal');
const piece = (from: number, to?: number) => ({
  payload: bytes.subarray(from, to),
  headers: { 'content-type': 'application/octet-stream', 'upload-offset': String(from) },
});
interface State {
  readonly id: string;
  readonly offset: number;
  readonly file: FileRef | null;
}

it('takes a file in pieces and gives it back to its sender', async () => {
  const agent = await world.as('agent');
  const { id } = await agent.ask<State>('POST', '/api/uploads', { name: '报告.pdf', size: bytes.length, type: 'application/pdf' });
  expect(await agent.ask<State>('PATCH', `/api/uploads/${id}`, undefined, piece(0, 100))).toMatchObject({ offset: 100, file: null });
  expect((await agent.refusal('PATCH', `/api/uploads/${id}`, undefined, piece(50))).code).toBe('upload.moved');
  expect(await agent.ask<State>('GET', `/api/uploads/${id}`)).toMatchObject({ offset: 100 });
  const { file } = await agent.ask<State>('PATCH', `/api/uploads/${id}`, undefined, piece(100));
  const answered = await agent.call('GET', `/api/files/${file?.id}`);
  expect(answered.raw.rawPayload.equals(bytes)).toBe(true);
});

it("hides an upload from others, and from who isn't signed in", async () => {
  const agent = await world.as('agent');
  const { id } = await agent.ask<State>('POST', '/api/uploads', { name: 'a.pdf', size: 10, type: '' });
  const other = await world.as('agent2');
  expect((await other.refusal('GET', `/api/uploads/${id}`)).code).toBe('not-found');
  expect((await other.refusal('PATCH', `/api/uploads/${id}`, undefined, piece(0, 10))).code).toBe('not-found');
  expect((await other.refusal('DELETE', `/api/uploads/${id}`)).code).toBe('not-found');
  expect((await world.stranger().refusal('GET', `/api/uploads/${id}`)).code).toBe('auth.required');
  expect((await agent.call('DELETE', `/api/uploads/${id}`)).status).toBe(204);
  expect((await agent.refusal('GET', `/api/uploads/${id}`)).code).toBe('not-found');
});

it('refuses a body that is no bytes, and one without its place', async () => {
  const agent = await world.as('agent');
  const { id } = await agent.ask<State>('POST', '/api/uploads', { name: 'a.pdf', size: 10, type: '' });
  expect((await agent.refusal('PATCH', `/api/uploads/${id}`, {}, { headers: { 'upload-offset': '0' } })).code).toBe('media.unsupported');
  const headers = { 'content-type': 'application/octet-stream' };
  expect((await agent.refusal('PATCH', `/api/uploads/${id}`, undefined, { payload: bytes, headers })).code).toBe('request.malformed');
});
