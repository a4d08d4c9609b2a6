/** A step is renamed while its answer is under way: the answer finds it, and an old address is never given twice. */
import { expect, it } from 'vitest';
import { addresseeOf } from '../../../engine/machine/addressee.ts';
import { emptyContext, type LiveStep, type MachineContext } from '../../../engine/machine/context.ts';
import { moveAddresses } from '../../../engine/machine/migrate/addressed.ts';
import type { StepInfo } from '../../../engine/machine/steps-index.ts';

const live = (entry: number): LiveStep => ({ entry, at: '', due: null, tasks: [], outcome: null });
const version = (types: Readonly<Record<string, 'service' | 'case' | 'review'>>) => ({
  steps: new Map(Object.entries(types).map(([id, type]) => [id, { id, step: { type } } as unknown as StepInfo])),
});
const at = (steps: Readonly<Record<string, number>>, more: Partial<MachineContext> = {}): MachineContext => ({
  ...emptyContext,
  entries: steps,
  live: Object.fromEntries(Object.entries(steps).map(([id, entry]) => [id, live(entry)])),
  ...more,
});

it('an answer finds its step under any name it got since', () => {
  const [one, two, three] = [
    version({ credit: 'service' }),
    version({ rating: 'service' }),
    version({ credit: 'service', score: 'service' }),
  ];
  const first = moveAddresses(one, two, { steps: { credit: 'rating' } }, at({ credit: 2 }), { rating: 2 });
  expect(addresseeOf(first, 'credit', 2)).toBe('rating');
  expect(addresseeOf(first, 'credit', 1)).toBe('credit');
  const again = moveAddresses(two, three, { steps: { rating: 'score' } }, at({ rating: 2 }, first), { score: 2 });
  expect(again.addressed).toEqual({ 'credit#2': 'score' });
  const home = moveAddresses(two, one, { steps: { rating: 'credit' } }, at({ rating: 2 }, first), { credit: 2 });
  expect(home.addressed).toEqual({});
});

it('steps that change names keep their answers apart, and their next calls too', () => {
  const both = version({ a: 'service', b: 'case' });
  const swapped = version({ a: 'case', b: 'service' });
  const moved = moveAddresses(both, swapped, { steps: { a: 'b', b: 'a' } }, at({ a: 3, b: 1 }), { b: 3, a: 1 });
  expect(moved).toEqual({ entries: { a: 3, b: 3 }, addressed: { 'a#3': 'b', 'b#1': 'a' } });
});

it('a case that opens another without waiting is told of it under the new name', () => {
  const steps = { visit: { entry: 1, case: null } };
  const passed = at({}, { entries: { visit: 1 }, data: { ...emptyContext.data, steps } });
  const moved = moveAddresses(version({ visit: 'case' }), version({ look: 'case' }), { steps: { visit: 'look' } }, passed, { look: 1 });
  expect(moved.addressed).toEqual({ 'visit#1': 'look' });
});
