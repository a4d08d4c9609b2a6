import { expect, it } from 'vitest';
import { askInTime } from '../../../designer/renderers/ask-in-time.ts';

const reply = { refused: false, message: null, found: 'Agency' };

it('an answer in time counts, whichever it is', async () => {
  const open = new AbortController().signal;
  expect(await askInTime(async () => reply, open)).toEqual({ kind: 'fine', ...reply });
  expect(await askInTime(async () => ({ ...reply, refused: true, message: 'taken' }), open)).toMatchObject({
    kind: 'refused',
    message: 'taken',
  });
});
it('a question without an answer ends at its deadline, and a failed one is as good as none', async () => {
  const limit = new AbortController();
  const never = askInTime(() => new Promise(() => {}), limit.signal);
  limit.abort();
  expect(await never).toEqual({ kind: 'late' });
  expect(await askInTime(() => Promise.reject(new Error('offline')), new AbortController().signal)).toEqual({ kind: 'late' });
});
