import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawLot, drawSeat, type Expert, exclusionsOf, isTrueLot, isTrueSeat, nextReserve, shuffled } from '../../../engine/policy/draw.ts';

const experts = Array.from({ length: 12 }, (_, index) => ({
  id: `e${String(index + 1).padStart(2, '0')}`,
  skills: index < 3 ? ['finance'] : index < 6 ? ['finance', 'automation'] : ['automation'],
}));
const pinned = { drawn: ['e06', 'e05', 'e07', 'e08', 'e11'], reserves: ['e10', 'e09'] };
const lot = { seed: '0000000000000000', candidates: experts, count: 5, reserve: 2, mix: { finance: 2 } };

describe('a lot', () => {
  it('is the same for the same seed, whatever the order of the candidates: pinned, so that old lots stay true', () => {
    expect(shuffled([1, 2, 3, 4, 5, 6, 7, 8], 'seed')).toEqual([3, 6, 4, 1, 5, 7, 8, 2]);
    expect(drawLot(lot)).toEqual(pinned);
    expect(drawLot({ ...lot, candidates: [...experts].reverse() })).toEqual(pinned);
    expect(drawLot({ ...lot, seed: '0000000000000001' })).not.toEqual(pinned);
  });

  it('gives distinct people, the mix, and no more than there are', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 14 }), fc.integer({ min: 0, max: 5 }), (seed, count, reserve) => {
        const { drawn, reserves } = drawLot({ ...lot, seed, count, reserve });
        const all = [...drawn, ...reserves];
        expect(new Set(all).size).toBe(all.length);
        expect(drawn).toHaveLength(Math.min(count, experts.length));
        expect(reserves).toHaveLength(Math.min(reserve, experts.length - drawn.length));
        const finance = drawn.filter((id) => experts.find((expert) => expert.id === id)?.skills.includes('finance'));
        expect(finance.length).toBeGreaterThanOrEqual(Math.min(2, count));
      }),
    );
  });

  it('falls on everybody alike', () => {
    const hits = new Map<string, number>();
    for (let seed = 0; seed < 3000; seed += 1)
      for (const id of drawLot({ ...lot, mix: {}, seed: `s${seed}` }).drawn) hits.set(id, (hits.get(id) ?? 0) + 1);
    // 3000 × 5/12 = 1250 for each; five standard deviations are 135.
    for (const { id } of experts) expect(Math.abs((hits.get(id) ?? 0) - 1250)).toBeLessThan(135);
  });

  it('is recognised when somebody was put in', () => {
    const given = { ...lot, ...drawLot(lot), excluded: [] };
    expect(isTrueLot(given)).toBe(true);
    const other = experts.find(({ id }) => !given.drawn.includes(id))?.id ?? '';
    expect(isTrueLot({ ...given, drawn: [other, ...given.drawn.slice(1)] })).toBe(false);
    expect(isTrueLot({ ...given, candidates: given.candidates.slice(1) })).toBe(false);
  });
});

describe('a reserve', () => {
  const skills = { a: ['automation'], b: ['finance'], c: ['automation'] };
  it('is the one who keeps the mix, else the first', () => {
    expect(nextReserve({ finance: 1 }, ['c'], ['a', 'b'], skills)).toBe('b');
    expect(nextReserve({ finance: 1 }, ['b'], ['a', 'c'], skills)).toBe('a');
    expect(nextReserve({}, [], [], skills)).toBe(null);
  });
});

describe('whom the lot passes over', () => {
  const expert: Expert = { id: 'e', skills: ['finance'], active: true, relations: [], memberships: [], recent: 0 };
  const rule = { uscc: 'U', avoid: ['employer', 'relative', 'recent'], times: 3, skills: ['finance'], exclude: [], since: '2023-03-02' };
  it.each([
    [{}, []],
    [{ active: false }, ['inactive']],
    [{ memberships: ['U'] }, ['member']],
    [{ relations: [{ kind: 'employer', uscc: 'U' }] }, ['employer']],
    [{ relations: [{ kind: 'employer', uscc: 'other' }] }, []],
    [{ relations: [{ kind: 'shareholder', uscc: 'U' }] }, []],
    [{ relations: [{ kind: 'relative', uscc: 'U', until: '2023-03-02' }] }, ['relative']],
    [{ relations: [{ kind: 'relative', uscc: 'U', until: '2023-03-01' }] }, []],
    [{ recent: 2 }, []],
    [{ recent: 3 }, ['recent']],
    [{ skills: ['law'] }, ['skill']],
    [{ id: 'x' }, ['drawn']],
  ])('%j: %j', (change, reasons) => {
    expect(exclusionsOf({ ...expert, ...change }, { ...rule, exclude: ['x'] })).toEqual(reasons);
  });
});

describe('a seat', () => {
  const lot = { seed: 's', turn: 1, holders: ['c', 'a', 'b'].map((id, index) => ({ id, load: index })), excluded: [] };
  const without = (...ids: string[]) => ids.map((id) => ({ id, reasons: ['member'] }));
  it.each([
    [{ method: 'leastLoaded' }, 'c'],
    [{ method: 'leastLoaded', excluded: without('c') }, 'a'],
    [
      {
        method: 'leastLoaded',
        holders: [
          { id: 'b', load: 1 },
          { id: 'a', load: 1 },
        ],
      },
      'a',
    ],
    [{ method: 'rotating', turn: 1 }, 'a'],
    [{ method: 'rotating', turn: 3 }, 'c'],
    [{ method: 'rotating', turn: 4 }, 'a'],
    [{ method: 'rotating', turn: 3, excluded: without('c') }, 'a'],
    [{ method: 'random', excluded: without('a', 'b', 'c') }, null],
    [{ method: 'leastLoaded', holders: [] }, null],
    [{ method: 'rotating', holders: [] }, null],
  ] as const)('%j goes to %j', (change, user) => {
    const seat = { ...lot, ...change };
    expect(drawSeat(seat)).toBe(user);
    expect(isTrueSeat({ ...seat, user })).toBe(true);
    expect(isTrueSeat({ ...seat, user: 'x' })).toBe(false);
  });
  it('falls on everybody when it is drawn by lot', () => {
    const seen = new Set(Array.from({ length: 60 }, (_, index) => drawSeat({ ...lot, method: 'random', seed: `s${index}` })));
    expect([...seen].sort()).toEqual(['a', 'b', 'c']);
  });
});
