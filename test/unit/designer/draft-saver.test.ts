import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { DraftDto } from '../../../engine/model/dto/case.ts';

type Data = Readonly<Record<string, unknown>>;
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('navigator', { onLine: true });
  vi.stubGlobal('window', { addEventListener() {} });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A saver whose requests are answered by hand. */
async function open() {
  const { createDraftSaver } = await import('../../../designer/drafts/draft-saver.ts');
  const requests: { readonly data: Data; readonly version: number; answer(): void }[] = [];
  let data: Data = {};
  const saver = createDraftSaver({
    ...{ version: 0, savedAt: null, same: (a, b) => a === b, fetchTheirs: async () => null, read: () => data },
    save: (sent, version) =>
      new Promise<DraftDto>((resolve) => {
        const draft = { data: sent, version: version + 1, savedAt: '2026-03-02T01:00:00.000Z', savedBy: 'clerk' };
        requests.push({ data: sent, version, answer: () => resolve(draft as DraftDto) });
      }),
  });
  const type = (text: string) => {
    data = { text };
    saver.touch();
  };
  return { saver, requests, type };
}

it('sends one request at a time, the next one on the version of the last', async () => {
  const { saver, requests, type } = await open();
  type('a');
  await vi.advanceTimersByTimeAsync(2000);
  type('ab');
  await vi.advanceTimersByTimeAsync(20_000);
  expect(requests.map(({ version }) => version)).toEqual([0]);
  requests[0]?.answer();
  await vi.advanceTimersByTimeAsync(2000);
  expect(requests.map(({ data, version }) => [data.text, version])).toEqual([
    ['a', 0],
    ['ab', 1],
  ]);
  requests[1]?.answer();
  await vi.advanceTimersByTimeAsync(1);
  expect(saver.state().kind).toBe('saved');
});

it('at rest it waits for the request under way and sends nothing after it, until something is typed', async () => {
  const { saver, requests, type } = await open();
  type('a');
  await vi.advanceTimersByTimeAsync(2000);
  type('ab');
  let rested = false;
  const rest = saver.rest().then(() => {
    rested = true;
  });
  await vi.advanceTimersByTimeAsync(5000);
  expect(rested).toBe(false);
  requests[0]?.answer();
  await rest;
  saver.leave();
  await vi.advanceTimersByTimeAsync(20_000);
  expect(requests).toHaveLength(1);
  saver.touch();
  await vi.advanceTimersByTimeAsync(2000);
  expect(requests.map(({ data }) => data.text)).toEqual(['a', 'ab']);
});

it('sends what is unsent when the page is left', async () => {
  const { saver, requests, type } = await open();
  type('a');
  saver.leave();
  await vi.advanceTimersByTimeAsync(0);
  expect(requests).toHaveLength(1);
});

/** A saver that merges fields as a form does; `server` is what the server has. */
async function together() {
  const { createDraftSaver } = await import('../../../designer/drafts/draft-saver.ts');
  const { ApiProblem } = await import('../../../designer/api/problem.ts');
  const copies: unknown[] = [];
  let server = { data: { a: 1, b: 1 } as Data, version: 1, savedAt: '2026-03-02T01:00:00.000Z', savedBy: 'clerk' };
  let page: Data = { a: 1, b: 1 };
  let down = false;
  const saver = createDraftSaver({
    ...{ version: 1, savedAt: null, base: page, same: (a, b) => JSON.stringify(a) === JSON.stringify(b), read: () => page },
    fetchTheirs: async () => server as DraftDto,
    save: async (data, version) => {
      if (down) throw new ApiProblem('network', 0, '');
      if (version !== server.version) throw new ApiProblem('stale', 409, '');
      server = { ...server, data, version: version + 1 };
      return server as DraftDto;
    },
    merge(base, theirs) {
      const names = Object.keys(page).filter((name) => theirs.data[name] !== base[name] && theirs.data[name] !== page[name]);
      const free = names.filter((name) => page[name] === base[name]);
      page = { ...page, ...Object.fromEntries(free.map((name) => [name, theirs.data[name]])) };
      return names.filter((name) => !free.includes(name));
    },
    copy: { keep: (unsaved) => void copies.push(unsaved.data), drop: () => void copies.push(null) },
  });
  return {
    ...{ saver, copies, page: () => page, server: () => server },
    type(change: Data) {
      page = { ...page, ...change };
      saver.touch();
    },
    elsewhere(change: Data) {
      server = { ...server, data: { ...server.data, ...change }, version: server.version + 1 };
      return server as DraftDto;
    },
    cut: (yes: boolean) => {
      down = yes;
    },
  };
}

it('puts together what two people wrote in different fields, and saves it', async () => {
  const { saver, page, server, type, elsewhere } = await together();
  elsewhere({ b: 2 });
  type({ a: 2 });
  await vi.advanceTimersByTimeAsync(3000);
  expect(saver.state().kind).toBe('saved');
  expect([page(), server().data]).toEqual([
    { a: 2, b: 2 },
    { a: 2, b: 2 },
  ]);
});

it('takes its own write, whose answer was lost, for its own, also when it hears of it first and more was typed since', async () => {
  const { saver, server, type, cut, elsewhere } = await together();
  cut(true);
  type({ a: 2 });
  await vi.advanceTimersByTimeAsync(1500);
  expect(saver.state().kind).toBe('failed');
  const arrived = elsewhere({ a: 2 });
  type({ a: 22 });
  saver.hear(arrived);
  cut(false);
  await vi.advanceTimersByTimeAsync(3000);
  expect([saver.state().kind, server().data]).toEqual(['saved', { a: 22, b: 1 }]);
});

it('knows its own write also when what it sends next is refused for it', async () => {
  const { saver, server, type, cut, elsewhere } = await together();
  cut(true);
  type({ a: 2 });
  await vi.advanceTimersByTimeAsync(1500);
  elsewhere({ a: 2 });
  type({ a: 22 });
  await vi.advanceTimersByTimeAsync(1500);
  cut(false);
  await vi.advanceTimersByTimeAsync(20_000);
  expect([saver.state().kind, server().data]).toEqual(['saved', { a: 22, b: 1 }]);
});

it('stops at a field that both changed, whatever else comes in, until somebody chose', async () => {
  const { saver, server, type, elsewhere } = await together();
  elsewhere({ a: 3 });
  type({ a: 2 });
  await vi.advanceTimersByTimeAsync(3000);
  expect(saver.state()).toMatchObject({ kind: 'conflict', fields: ['a'] });
  saver.hear(elsewhere({ b: 9 }));
  expect(saver.state()).toMatchObject({ kind: 'conflict', fields: ['a'] });
  expect(server().data).toEqual({ a: 3, b: 9 });
  saver.rebase(server() as DraftDto, true);
  await vi.advanceTimersByTimeAsync(3000);
  expect(server().data).toEqual({ a: 2, b: 9 });
});

it('takes in at once what it hears of while nothing is unsaved', async () => {
  const { saver, page, elsewhere } = await together();
  saver.hear(elsewhere({ b: 5 }));
  expect([page(), saver.state().kind, saver.version()]).toEqual([{ a: 1, b: 5 }, 'saved', 2]);
});

it('keeps a copy in the browser from the first pause until the server has it', async () => {
  const { saver, copies, type, cut } = await together();
  cut(true);
  type({ a: 2 });
  await vi.advanceTimersByTimeAsync(400);
  expect(copies).toEqual([{ a: 2, b: 1 }]);
  await vi.advanceTimersByTimeAsync(5000);
  expect(saver.state().kind).toBe('failed');
  cut(false);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(saver.state().kind).toBe('saved');
  expect(copies.at(-1)).toBe(null);
});

it('is sent again by itself after a fault of the server, and not after a refusal', async () => {
  const { createDraftSaver } = await import('../../../designer/drafts/draft-saver.ts');
  const { ApiProblem } = await import('../../../designer/api/problem.ts');
  const answers = [new ApiProblem('fault', 500, ''), null, new ApiProblem('payload.too-large', 413, '')];
  let requests = 0;
  const saver = createDraftSaver({
    ...{ version: 0, savedAt: null, same: (a, b) => a === b, fetchTheirs: async () => null, read: () => ({ text: 'a' }) },
    save: async (data, version) => {
      requests += 1;
      const problem = answers.shift();
      if (problem) throw problem;
      return { data, version: version + 1, savedAt: '2026-03-02T01:00:00.000Z', savedBy: 'clerk' } as unknown as DraftDto;
    },
  });
  saver.touch();
  await vi.advanceTimersByTimeAsync(2000);
  expect(saver.state()).toMatchObject({ kind: 'refused', problem: { code: 'fault' } });
  await vi.advanceTimersByTimeAsync(5000);
  expect([requests, saver.state().kind]).toEqual([2, 'saved']);
  saver.touch();
  await vi.advanceTimersByTimeAsync(60_000);
  expect([requests, saver.state().kind]).toEqual([3, 'refused']);
  saver.leave();
});
