import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RankMember, type RankRule, rankMembers, reaches } from '../../../engine/machine/ranking.ts';

const member = (id: string, score: number | null, more: Partial<RankMember> = {}): RankMember => ({
  ...{ id, keys: [score], group: null, exempt: false, amount: null },
  ...more,
});
const rule = (more: Partial<RankRule> = {}): RankRule => ({
  ...{ orders: ['descending'], places: 2, floor: 0, given: {}, waiting: 0, pool: null },
  ...more,
});
const places = (members: readonly RankMember[], more: Partial<RankRule> = {}) =>
  rankMembers(members, rule(more)).map(({ id, rank, place }) => `${id} ${rank} ${place}`);

describe('a ranking', () => {
  it('gives the places to the first, nulls last, and the rest is out', () => {
    expect(places([member('a', 70), member('b', null), member('c', 90), member('d', 80)])).toEqual([
      'c 1 in',
      'd 2 in',
      'a 3 out',
      'b 4 out',
    ]);
  });

  it('breaks ties by the next criterion, each in its own order', () => {
    const members = [member('a', 80, { keys: [80, 3] }), member('b', 80, { keys: [80, 1] }), member('c', 80, { keys: [80, null] })];
    expect(places(members, { orders: ['descending', 'ascending'] })).toEqual(['b 1 in', 'a 2 in', 'c 3 out']);
  });

  it('leaves a tie at the line to a vote, saying with whom and for how many places', () => {
    const ranked = rankMembers([member('a', 90), member('b', 80), member('c', 80), member('d', 70)], rule());
    expect(ranked.map(({ id, rank, place }) => `${id} ${rank} ${place}`)).toEqual(['a 1 in', 'b 2 tied', 'c 2 tied', 'd 4 out']);
    expect(ranked[1]?.tie).toEqual({ with: ['c'], places: 1 });
    expect(places([member('a', 80), member('b', 80), member('c', 70)])).toEqual(['a 1 in', 'b 1 in', 'c 3 out']);
  });

  it('counts no place for exempt members', () => {
    expect(places([member('a', 90, { exempt: true }), member('b', 80), member('c', 70), member('d', 60)])).toEqual([
      ...['a 1 exempt', 'b 2 in', 'c 3 in', 'd 4 out'],
    ]);
  });

  it('keeps places for the best of each group, unless they are equal for fewer places than they are', () => {
    const east = { group: 'east' };
    const west = { group: 'west' };
    const members = [member('a', 90, east), member('b', 85, east), member('c', 80, east), member('d', 40, west), member('e', 30, west)];
    const ranked = rankMembers(members, rule({ floor: 1 }));
    expect(ranked.map(({ id, place, because }) => `${id} ${place} ${because}`)).toEqual([
      ...['a in floor', 'b out after', 'c out after', 'd in floor', 'e out after'],
    ]);
    expect(places(members, { floor: 1, given: { west: 1 } })).toEqual(['a 1 in', 'b 2 in', 'c 3 out', 'd 4 out', 'e 5 out']);
    const equalWest = [member('a', 90, east), member('b', 85, east), member('d', 40, west), member('e', 40, west)];
    expect(places(equalWest, { floor: 1 })).toEqual(['a 1 in', 'b 2 out', 'd 3 tied', 'e 3 tied']);
    expect(places(equalWest, { floor: 1, places: 3 })).toEqual(['a 1 in', 'b 2 in', 'd 3 tied', 'e 3 tied']);
    expect(places(equalWest, { floor: 1, places: 4 })).toEqual(['a 1 in', 'b 2 in', 'd 3 in', 'e 3 in']);
    const equalEast = [member('a', 90, east), member('b', 90, east), member('c', 80, east)];
    expect(places(equalEast, { floor: 1 })).toEqual(['a 1 in', 'b 1 in', 'c 3 out']);
    expect(places(equalEast, { floor: 1, places: 1, waiting: 1 })).toEqual(['a 1 tied', 'b 1 tied', 'c 3 waiting']);
  });

  it('puts the next on the waiting list in order', () => {
    const ranked = rankMembers(
      [90, 80, 70, 60, 50].map((score) => member(`m${score}`, score)),
      rule({ waiting: 2 }),
    );
    expect(ranked.map(({ place, position }) => [place, position])).toEqual([
      ...[
        ['in', null],
        ['in', null],
        ['waiting', 1],
        ['waiting', 2],
        ['out', null],
      ],
    ]);
  });

  it('hands out a pool in order of rank until it is used up, exactly', () => {
    const members = [90, 80, 70].map((score) => member(`m${score}`, score, { amount: 0.1 }));
    expect(rankMembers(members, rule({ places: null, pool: 0.25 })).map(({ granted }) => granted)).toEqual([0.1, 0.1, 0.05]);
  });

  it('never gives more places than there are, ranks everybody once, and is indifferent to the order of the members', () => {
    const one = fc.record({
      score: fc.integer({ min: 0, max: 5 }),
      group: fc.constantFrom('east', 'west', 'north'),
      exempt: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 12 }), fc.nat(8), fc.nat(3), fc.nat(3), (list, limit, floor, waiting) => {
        const members = list.map(({ score, ...rest }, index) => member(`m${index}`, score, rest));
        const more = { places: limit, floor, waiting };
        const ranked = rankMembers(members, rule(more));
        const count = (place: string) => ranked.filter((other) => other.place === place).length;
        const ties = new Map(ranked.flatMap(({ id, tie }) => (tie ? [[[id, ...tie.with].sort().join(), tie.places] as const] : [])));
        const contested = [...ties.values()].reduce((sum, n) => sum + n, 0);
        const eligible = members.filter(({ exempt }) => !exempt).length;
        expect(ranked).toHaveLength(members.length);
        expect(count('in') + contested).toBe(Math.min(limit, eligible));
        expect(rankMembers([...members].reverse(), rule(more))).toEqual(ranked);
      }),
    );
  });
});

describe('a share', () => {
  it.each([
    [4, 6, '2/3', false, true],
    [4, 6, 0.6667, false, false],
    [3, 6, '1/2', true, false],
    [3, 6, '1/2', false, true],
    [4, 6, 0.5, true, true],
    [0, 0, 0, false, false],
  ] as const)('%i of %i reach %s (more than: %s): %s', (part, whole, share, over, answer) => {
    expect(reaches(part, whole, share, over)).toBe(answer);
  });
});
