import { describe, expect, it } from 'vitest';
import { changesOf, faultsOf, stateOf, tidy } from '../../../../designer/workbench/vocabularies/items.ts';
import type { VocabularyItem } from '../../../../engine/model/form.ts';

const items: VocabularyItem[] = [
  { code: 'a', title: 'A' },
  { code: 'b', title: 'B', validTo: '2021-03-17', replacedBy: 'a' },
];

describe('codes of a vocabulary being changed', () => {
  it.each([
    ['2021-03-17', 'inForce'],
    ['2021-03-18', 'retired'],
  ])('on %s the retired code is %s', (day, state) => expect(stateOf(items[1]!, day)).toBe(state));
  it('are not in force before their first day', () => {
    expect(stateOf({ code: 'c', title: 'C', validFrom: '2027-01-01' }, '2026-12-31')).toBe('future');
  });
  it('count as changed only when a member differs, an empty one being none', () => {
    expect(changesOf(items, [{ ...items[0]!, parent: '' }, items[1]!])).toEqual({ added: [], changed: [] });
    const renamed = { ...items[0]!, title: 'A2' };
    const fresh = { code: 'c', title: 'C' };
    expect(changesOf(items, [renamed, items[1]!, fresh])).toEqual({ added: [fresh], changed: [renamed] });
  });
  it('must be named, new, in order, and refer to codes that are there', () => {
    expect(faultsOf({ code: 'c', title: 'C', replacedBy: 'a' }, items)).toEqual({});
    expect(faultsOf({ code: '', title: ' ' }, items)).toEqual({ code: 'needed', title: 'needed' });
    const wrong = { code: 'a', title: 'A', validFrom: '2026-01-02', validTo: '2026-01-01', replacedBy: 'x', parent: 'y' };
    expect(faultsOf(wrong, items)).toEqual({ code: 'taken', validTo: 'order', replacedBy: 'unknown', parent: 'unknown' });
  });
  it('are kept without empty members', () => expect(tidy({ code: ' c ', title: 'C', validTo: '' })).toEqual({ code: 'c', title: 'C' }));
});
