/** Which cases a large store has: their programmes, enterprises, people, times and the templates they are made from. */
import { readFileSync } from 'node:fs';
import { draws } from '../../../engine/sandbox/chance.ts';
import { largeProgramme } from './programme.ts';
import type { Template } from './templates.ts';
import { enterpriseOf, type LargeEnterprise } from './words.ts';

export interface LargeStoreSize {
  readonly cases: number;
  /** About so many; a fifth of the cases by default. */
  readonly openTasks: number;
  readonly enterprises: number;
  readonly officers: number;
  readonly districts: number;
  /** The evaluation of innovative SMEs and so many less one alike. */
  readonly programmes: number;
  readonly years: number;
  readonly seed: number;
  /** Instant at which the store is as it is. */
  readonly now: string;
}

export function sizeOf(cases: number, given: Partial<LargeStoreSize> = {}): LargeStoreSize {
  return {
    ...{ cases, openTasks: Math.round(cases / 5), enterprises: Math.max(50, Math.round(cases * 0.06)), officers: 400, districts: 18 },
    ...{ programmes: 25, years: 4, seed: 1, now: '2026-11-27T01:00:00.000Z' },
    ...given,
  };
}

export const owners = ['miit-luoyang', 'market-regulation', 'emergency', 'ecology', 'taxation'] as const;
const regions = JSON.parse(readFileSync(new URL('../../../forms/vocabularies/regions.json', import.meta.url), 'utf8')) as {
  items: { code: string; title: string }[];
};
/** Codes of districts, those of the demonstration first. */
export function districtsOf({ districts }: Pick<LargeStoreSize, 'districts'>): string[] {
  const codes = regions.items.map(({ code }) => code).sort((a, b) => Number(b.startsWith('41030')) - Number(a.startsWith('41030')));
  return ['410305', '410311', ...codes.filter((code) => code !== '410305' && code !== '410311')].slice(0, districts);
}
export const packagesOf = ({ programmes }: Pick<LargeStoreSize, 'programmes'>) =>
  Array.from({ length: Math.max(1, programmes - 1) }, (_, n) =>
    largeProgramme(`large-${String(n).padStart(2, '0')}`, owners[n % owners.length] as string),
  );

/** What a template's blanks are filled with in one case. */
export interface Planned {
  readonly i: number;
  readonly template: string;
  readonly id: string;
  readonly number: string;
  readonly programme: string;
  readonly definition: string;
  readonly owner: string;
  readonly uscc: string;
  readonly name: string;
  readonly district: string;
  readonly certificate: string;
  readonly verification: string;
  readonly clerk: string;
  readonly clerk2: string;
  readonly lead: string;
  readonly agent: string;
  readonly file: string;
  /** Milliseconds since 1970. */
  readonly opened: number;
  /** Its events are written, too. */
  readonly history: number;
  /** Everything in it is as it was played, times too: its chain can be verified. */
  readonly sample: number;
}

/** Officers of a district and of an owner: `user-clerk-<district>-<n>`, `user-lead-<owner>-<n>`. */
export const officersEach = ({ officers, districts }: Pick<LargeStoreSize, 'officers' | 'districts'>) => ({
  clerks: Math.max(2, Math.floor(officers / 2 / districts)),
  leads: Math.max(2, Math.floor(officers / 2 / owners.length)),
});
/** Samples of each template. */
const samplesEach = 3;
const dayMs = 86_400_000;
/** Shares of what is under way, and of what is ended. */
const underWay: readonly (readonly [string, number])[] = [
  ...([
    ['draft', 8],
    ['accept', 25],
    ['accept-claimed', 15],
    ['review', 22],
    ['review-claimed', 18],
    ['long', 0.2],
  ] as const),
  ...([
    ['sme-accept', 2],
    ['sme-verify', 2],
    ['sme-depts', 1],
    ['sme-city', 2],
    ['sme-notice', 1],
  ] as const),
  ...([
    ['sme-meeting', 1],
    ['sme-recommend', 1],
    ['sme-province', 1],
  ] as const),
];
const ended: readonly (readonly [string, number])[] = [
  ['approved', 70],
  ['refused', 25],
  ['sme-done', 2],
];

/** Cases from `from` (as many as there are already) up to the size; in order of their ids within a chunk. */
export function* plannedCases(
  size: LargeStoreSize,
  from: number,
  templates: readonly Template[],
  definitions: ReadonlyMap<string, string>,
): Generator<Planned[]> {
  const byName = new Map(templates.map((template) => [template.name, template]));
  const mean = average(underWay, (name) => byName.get(name)?.openTasks ?? 0);
  const runningShare = Math.min(1, size.openTasks / mean / size.cases);
  const districts = districtsOf(size);
  const programmes = packagesOf(size).map(({ workflow }) => ({ id: workflow.id, owner: workflow.owner }));
  const each = officersEach(size);
  const known = new Map<number, LargeEnterprise>();
  const enterpriseAt = (n: number) => {
    const found = known.get(n) ?? enterpriseOf(n, size.seed, districts);
    known.set(n, found);
    return found;
  };
  const now = Date.parse(size.now);
  const chunk = 20_000;
  for (let start = from; start < size.cases; start += chunk) {
    const cases: Planned[] = [];
    for (let i = start; i < Math.min(size.cases, start + chunk); i += 1) {
      const draw = draws(size.seed * 1_000_003 + i);
      const sample = i < samplesEach * templates.length ? 1 : 0;
      const share = (i - from + 0.5) / (size.cases - from);
      const name = sample ? (templates[i % templates.length] as Template).name : pick(share > 1 - runningShare ? underWay : ended, draw());
      const template = byName.get(name) as Template;
      const took = Date.parse(template.takenAt) - Date.parse(template.openedAt);
      const recent = now - took - draw() * 9 * dayMs;
      const old = now - took - dayMs - (1 - share / (1 - runningShare)) * (size.years * 365 * dayMs);
      const opened = sample ? Date.parse(template.openedAt) : Math.floor(template.status === 'ended' ? old : recent);
      // One enterprise in two thousand cases is the same one; the others follow no order.
      const e = draw() < 0.0005 ? 0 : Math.floor(draw() * size.enterprises);
      const { uscc, name: enterprise, district } = enterpriseAt(e);
      const id = `0${String(Math.floor(opened / 1000)).padStart(10, '0')}${String(i).padStart(15, '0')}`;
      // The n-th programme has more than its share while n is small.
      const large = programmes[Math.floor(draw() ** 1.5 * programmes.length)] as (typeof programmes)[number];
      const { id: programme, owner } = template.kind === 'sme' ? { id: 'innovative-sme-evaluation', owner: owners[0] } : large;
      const clerk = Math.floor(draw() * each.clerks);
      const year = new Date(opened).getUTCFullYear();
      const prefix = template.kind === 'sme' ? 'CX' : `Z${programme.slice(-2)}`;
      cases.push({
        ...{ i, template: name, id, number: `${prefix}${year}${String(i).padStart(7, '0')}`, programme, owner },
        ...{ definition: definitions.get(programme) ?? '', uscc, name: enterprise, district },
        ...{ certificate: `LY-${prefix}-${year}-${String(i).padStart(7, '0')}`, verification: `v${String(i).padStart(15, '0')}` },
        ...{ clerk: `user-clerk-${district}-${clerk}`, clerk2: `user-clerk-${district}-${(clerk + 1) % each.clerks}` },
        ...{
          lead: `user-lead-${owner}-${Math.floor(draw() * each.leads)}`,
          agent: `user-agent-${e}`,
          file: `${id}${id}${id}`.slice(0, 63),
        },
        ...{ opened, sample, history: sample === 1 || name === 'long' || draw() < 0.05 ? 1 : 0 },
      });
    }
    yield cases.sort((a, b) => (a.id < b.id ? -1 : 1));
  }
}

function pick(weights: readonly (readonly [string, number])[], draw: number): string {
  let rest = draw * weights.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [name, weight] of weights) {
    rest -= weight;
    if (rest < 0) return name;
  }
  return weights[0]?.[0] ?? '';
}

function average(weights: readonly (readonly [string, number])[], of: (name: string) => number): number {
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0);
  return weights.reduce((sum, [name, weight]) => sum + weight * of(name), 0) / total;
}
