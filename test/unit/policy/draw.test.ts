import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  drawLot,
  drawSample,
  drawSeat,
  drawShare,
  type Expert,
  exclusionsOf,
  isTrueLot,
  isTrueSample,
  isTrueSeat,
  isTrueShare,
  nextReserve,
  seedFalling,
  shuffled,
} from '../../../engine/policy/draw.ts';

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

describe('a lot over one case', () => {
  const seeds = Array.from({ length: 10_000 }, (_, n) => `seed ${n}`);

  it('falls by the seed alone: pinned, so that old lots stay true', () => {
    expect(drawShare({ seed: '0000000000000000', share: 30 })).toEqual({ number: 9738, drawn: false });
    expect(drawShare({ seed: '0000000000000001', share: 30 })).toEqual({ number: 243, drawn: true });
    expect(drawShare({ seed: 'seed', share: 0.01 }).number).toBe(drawShare({ seed: 'seed', share: 99 }).number);
  });

  it.each([0, 0.5, 10, 30, 62.5, 100])('falls on %s percent of cases', (share) => {
    const drawn = seeds.filter((seed) => drawShare({ seed, share }).drawn).length / 100;
    expect(Math.abs(drawn - share)).toBeLessThanOrEqual(share === 0 || share === 100 ? 0 : 1.5);
  });

  it('gives every number from 1 to 10,000 the same chance', () => {
    const numbers = seeds.map((seed) => drawShare({ seed, share: 50 }).number);
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(1);
    expect(Math.max(...numbers)).toBeLessThanOrEqual(10_000);
    const tenths = Array.from({ length: 10 }, (_, tenth) => numbers.filter((number) => Math.ceil(number / 1000) === tenth + 1).length);
    // 1000 in each tenth; five standard deviations are 150.
    for (const count of tenths) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });

  it('is recognised when it was turned round, or its number changed', () => {
    const lot = { seed: 'seed', share: 30, ...drawShare({ seed: 'seed', share: 30 }) };
    expect(isTrueShare(lot)).toBe(true);
    expect(isTrueShare({ ...lot, drawn: !lot.drawn })).toBe(false);
    expect(isTrueShare({ ...lot, number: lot.number + 1 })).toBe(false);
    expect(isTrueShare({ ...lot, seed: 'other' })).toBe(false);
  });

  it('falls as a made-up case needs it by a seed that gives it, where the share lets it', () => {
    const next = () => {
      let n = 0;
      return () => {
        n += 1;
        return `s${n}`;
      };
    };
    for (const share of [0.1, 10, 50, 99.9])
      for (const drawn of [true, false]) expect(drawShare({ seed: seedFalling(share, drawn, next()), share }).drawn).toBe(drawn);
    expect(drawShare({ seed: seedFalling(0, true, next()), share: 0 }).drawn).toBe(false);
    expect(drawShare({ seed: seedFalling(100, false, next()), share: 100 }).drawn).toBe(true);
  });
});

describe('a lot over all who come into question', () => {
  const candidates = Array.from({ length: 25 }, (_, n) => `e${String(n).padStart(2, '0')}`);

  it('draws so many percent, rounded up, whatever the order: pinned, so that old samples stay true', () => {
    const sample = drawSample({ seed: 'seed', share: 10, candidates });
    expect(sample).toEqual(['e09', 'e18', 'e20']);
    expect(drawSample({ seed: 'seed', share: 10, candidates: [...candidates].reverse() })).toEqual(sample);
    for (const [share, count] of [
      [0, 0],
      [0.01, 1],
      [4, 1],
      [4.01, 2],
      [29, 8],
      [100, 25],
    ] as const)
      expect(new Set(drawSample({ seed: 'seed', share, candidates })).size).toBe(count);
    expect(drawSample({ seed: 'seed', share: 10, candidates: [] })).toEqual([]);
  });

  it('falls on everybody alike, and is recognised when somebody was put in', () => {
    const hits = new Map<string, number>();
    for (let seed = 0; seed < 5000; seed += 1)
      for (const id of drawSample({ seed: `s${seed}`, share: 20, candidates })) hits.set(id, (hits.get(id) ?? 0) + 1);
    // 5000 × 1/5 = 1000 for each; five standard deviations are 141.
    for (const id of candidates) expect(Math.abs((hits.get(id) ?? 0) - 1000)).toBeLessThan(141);
    const lot = { seed: 'seed', share: 10, candidates, drawn: drawSample({ seed: 'seed', share: 10, candidates }) };
    expect(isTrueSample(lot)).toBe(true);
    expect(isTrueSample({ ...lot, drawn: lot.drawn.slice(1) })).toBe(false);
    expect(isTrueSample({ ...lot, candidates: candidates.slice(1) })).toBe(false);
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
