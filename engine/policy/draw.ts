/**
 * Lots (抽取), drawn so that anybody can draw them again. The seed is a text drawn from the system's random source by the
 * command; everything else is in the fact. Steps: candidates in the order of their ids are shuffled (Fisher–Yates, from the
 * end) with numbers of the generator below; the wants of `mix` are filled in the order of their scarcity, each by the first
 * candidates in shuffled order; then the seats left, then the reserves, in shuffled order.
 *
 * Generator: FNV-1a (32 bit) of `<seed>#0` … `<seed>#3` are the four words of sfc32 (Chris Doty-Humphrey, PractRand), of whose
 * output the first twelve are thrown away. A number below n is the remainder of the first output under the greatest multiple of n.
 *
 * A sample (抽查): one number below 10,000, plus one; the case is drawn when it isn't greater than the share's hundredths of a percent.
 * The seed alone gives the number: nothing that anybody filled in has a part in it.
 */
import type { PanelLot, SeatLot, ShareLot } from '../model/event.ts';

export type Lot = Pick<PanelLot, 'seed' | 'candidates' | 'count' | 'reserve' | 'mix'>;

/** Draws; fewer than `count` when there aren't enough candidates. */
export function drawLot({ seed, candidates, count, reserve, mix }: Lot): Pick<PanelLot, 'drawn' | 'reserves'> {
  const order = shuffled(
    [...candidates].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)),
    seed,
  );
  const drawn: string[] = [];
  const having = (skill: string) => order.filter(({ skills }) => skills.includes(skill));
  const wants = Object.entries(mix).sort(([a, m], [b, n]) => having(a).length - m - (having(b).length - n) || (a < b ? -1 : a > b ? 1 : 0));
  for (const [skill, least] of wants) {
    let missing = least - having(skill).filter(({ id }) => drawn.includes(id)).length;
    for (const { id } of having(skill)) {
      if (missing <= 0 || drawn.length >= count) break;
      if (drawn.includes(id)) continue;
      drawn.push(id);
      missing -= 1;
    }
  }
  const rest = order.map(({ id }) => id).filter((id) => !drawn.includes(id));
  const filled = [...drawn, ...rest.splice(0, Math.max(0, count - drawn.length))];
  return { drawn: filled, reserves: rest.slice(0, reserve) };
}

/**
 * Gives a seat: `random` is the first in shuffled order, `leastLoaded` the one with the fewest open tasks (the first by id among
 * equals), `rotating` the next in the order of ids whose turn it is. Null when everybody is passed over.
 */
export function drawSeat({ method, seed, turn, holders, excluded }: Omit<SeatLot, 'user'>): string | null {
  const sorted = [...holders].sort((a, b) => (a.id < b.id ? -1 : 1));
  const free = (holder: { readonly id: string } | undefined) => holder !== undefined && !excluded.some(({ id }) => id === holder.id);
  if (method === 'rotating') {
    const order = sorted.map((_, index) => sorted[(turn - 1 + index) % sorted.length]);
    return order.find(free)?.id ?? null;
  }
  const candidates = sorted.filter(free);
  if (method === 'random') return shuffled(candidates, seed)[0]?.id ?? null;
  return candidates.sort((a, b) => a.load - b.load || (a.id < b.id ? -1 : 1))[0]?.id ?? null;
}

/** Was the seat given as it says? */
export function isTrueSeat(lot: SeatLot): boolean {
  return drawSeat(lot) === lot.user;
}

/** Does the lot fall on a case? `share`: percent, to two decimals. */
export function drawShare({ seed, share }: Pick<ShareLot, 'seed' | 'share'>): Pick<ShareLot, 'number' | 'drawn'> {
  const number = generator(seed)(10_000) + 1;
  return { number, drawn: fallsOn(number, share) };
}

/** Is a number that was drawn among those of a share? */
export function fallsOn(number: number, share: number): boolean {
  return number <= limitOf(share);
}

/** The greatest number that is drawn. `share`: percent. */
export function limitOf(share: number): number {
  return Math.round(share * 100);
}

/** Did the lot fall as its seed says? */
export function isTrueShare(lot: ShareLot): boolean {
  const again = drawShare(lot);
  return again.number === lot.number && again.drawn === lot.drawn;
}

/** A lot over all who come into question at once: `share` percent of them, rounded up. Subjects in shuffled order of their ids, the first of them. */
export interface SampleLot {
  readonly seed: string;
  readonly share: number;
  readonly candidates: readonly string[];
}

export function drawSample({ seed, share, candidates }: SampleLot): string[] {
  return shuffled([...candidates].sort(), seed).slice(0, Math.ceil((candidates.length * limitOf(share)) / 10_000));
}

/** Were those drawn whom the seed says? */
export function isTrueSample(lot: SampleLot & { readonly drawn: readonly string[] }): boolean {
  return drawSample(lot).join() === lot.drawn.join();
}

/** Which sample of a schedule a seed is asked for. */
export interface SampleAsked {
  readonly programme: string;
  readonly schedule: string;
  readonly period: string;
}

/** Which lot a seed is asked for. */
export interface LotAsked extends Pick<ShareLot, 'share'> {
  readonly caseId: string;
  readonly step: string;
}
const mostSeeds = 200_000;

/** For made-up cases: the first of the seeds with which the lot falls as it is to; any, where no seed can. */
export function seedFalling(share: number, drawn: boolean, seeds: () => string): string {
  let seed = seeds();
  const possible = drawn ? limitOf(share) > 0 : limitOf(share) < 10_000;
  for (let tried = 1; possible && tried < mostSeeds && drawShare({ seed, share }).drawn !== drawn; tried += 1) seed = seeds();
  return seed;
}

/** Was the lot drawn as its seed says? */
export function isTrueLot(lot: PanelLot): boolean {
  const again = drawLot(lot);
  return again.drawn.join() === lot.drawn.join() && again.reserves.join() === lot.reserves.join();
}

/** Skills of `mix` that a panel is short of, with the number missing. */
export function missingMix(
  mix: Readonly<Record<string, number>>,
  panel: readonly string[],
  skills: Readonly<Record<string, readonly string[]>>,
): Record<string, number> {
  const wanting = Object.entries(mix).map(
    ([skill, least]) => [skill, least - panel.filter((id) => skills[id]?.includes(skill)).length] as const,
  );
  return Object.fromEntries(wanting.filter(([, missing]) => missing > 0));
}

/** The reserve who takes a seat: the first who mends what `mix` is short of, else the first; null when there is none. */
export function nextReserve(
  mix: Readonly<Record<string, number>>,
  panel: readonly string[],
  reserves: readonly string[],
  skills: Readonly<Record<string, readonly string[]>>,
): string | null {
  const short = Object.keys(missingMix(mix, panel, skills));
  return reserves.find((id) => short.some((skill) => skills[id]?.includes(skill))) ?? reserves[0] ?? null;
}

export interface Expert {
  readonly id: string;
  readonly skills: readonly string[];
  readonly active: boolean;
  /** Relations with enterprises, by unified social credit code; one that is over counts for three years more. */
  readonly relations: readonly { readonly kind: string; readonly uscc: string; readonly until?: string }[];
  /** Enterprises the expert may act for. */
  readonly memberships: readonly string[];
  /** Times drawn in the months that `recent` looks at. */
  readonly recent: number;
}
export interface LotRule {
  readonly uscc: string;
  readonly avoid: readonly string[];
  readonly times: number;
  /** Skills of which one is needed; null: any. */
  readonly skills: readonly string[] | null;
  readonly exclude: readonly string[];
  /** First day that a relation which is over still counts. */
  readonly since: string;
}

/**
 * Why the lot passes over an expert; none: a candidate. `member` (行政许可法, 公务员法 76: nobody judges an own case), kinds of
 * relation (本单位、近三年任职合作持股、近亲属), `recent`, `skill`, `inactive`, `drawn` (in an earlier lot of the step).
 */
export function exclusionsOf(expert: Expert, rule: LotRule): string[] {
  const related = expert.relations
    .filter(({ kind, uscc, until }) => rule.avoid.includes(kind) && uscc === rule.uscc && (until === undefined || until >= rule.since))
    .map(({ kind }) => kind);
  return [
    ...(expert.active ? [] : ['inactive']),
    ...(expert.memberships.includes(rule.uscc) ? ['member'] : []),
    ...new Set(related),
    ...(rule.avoid.includes('recent') && expert.recent >= rule.times ? ['recent'] : []),
    ...(rule.skills === null || expert.skills.some((skill) => rule.skills?.includes(skill)) ? [] : ['skill']),
    ...(rule.exclude.includes(expert.id) ? ['drawn'] : []),
  ];
}

/** A list in the order that a seed gives it. */
export function shuffled<T>(items: readonly T[], seed: string): T[] {
  const below = generator(seed);
  const list = [...items];
  for (let last = list.length - 1; last > 0; last -= 1) {
    const at = below(last + 1);
    [list[last], list[at]] = [list[at] as T, list[last] as T];
  }
  return list;
}

function generator(seed: string): (n: number) => number {
  let [a = 0, b = 0, c = 0, d = 0] = [0, 1, 2, 3].map((word) => fnv1a(`${seed}#${word}`));
  const next = (): number => {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let round = 0; round < 12; round += 1) next();
  return (n) => {
    const limit = 2 ** 32 - (2 ** 32 % n);
    for (;;) {
      const value = next();
      if (value < limit) return value % n;
    }
  };
}

/** Over the UTF-16 code units of a text. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash | 0;
}
