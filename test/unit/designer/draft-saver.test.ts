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
