/** From the sheets of a panel to one score. Exact decimals; what was left blank is left out, never zero. */
import type { Aggregate, ScorePart } from '../model/panel.ts';
import type { ScoreStep } from '../model/steps.ts';
import { Num } from '../rules/decimal.ts';
import type { Sheet } from './context.ts';

type Method = NonNullable<ScorePart['method']>;

export interface PanelScore {
  /** Null when nobody gave a complete sheet. */
  readonly score: number | null;
  /** Highest less lowest total of the complete sheets; null when there is none. */
  readonly spread: number | null;
  /** Aggregate of each item over the sheets that give it. */
  readonly items: Readonly<Record<string, number | null>>;
  /** Scores of the parts of a weighted aggregate. */
  readonly parts: Readonly<Record<string, number | null>>;
  /** Items under their least score. */
  readonly below: readonly string[];
  /** No item is under its least score, and there is a score. */
  readonly met: boolean;
  /** Sheets that count. */
  readonly scores: number;
  readonly abstained: number;
}

/** @param items names of the items; @param sheets one for each expert: those of the last round */
export function scoreOf(step: Pick<ScoreStep, 'aggregate' | 'items'>, items: readonly string[], sheets: readonly Sheet[]): PanelScore {
  const { aggregate } = step;
  const given = sheets.filter((sheet) => !sheet.abstained);
  const complete = given.filter((sheet) => totalOf(sheet, items) !== null);
  const scale = aggregate.scale ?? 2;
  const method: Method = aggregate.method === 'weighted' ? 'mean' : aggregate.method;
  const byItem = items.map((item) => {
    const values = given.flatMap((sheet) => (sheet.items[item] === undefined ? [] : [new Num(sheet.items[item])]));
    return [item, rounded(combine(method, values, aggregate.drop), scale)] as const;
  });
  const parts = Object.entries(aggregate.method === 'weighted' ? (aggregate.parts ?? {}) : {}).map(
    ([name, part]) => [name, partScore(part, given)] as const,
  );
  const totals = complete.flatMap((sheet) => totalOf(sheet, items) ?? []);
  const score = aggregate.method === 'weighted' ? weighted(aggregate, parts) : combine(method, totals, aggregate.drop);
  const itemScores = Object.fromEntries(byItem);
  const below = items.filter((item) => {
    const min = step.items?.[item]?.min;
    const value = itemScores[item] ?? null;
    return min !== undefined && (value === null || value < min);
  });
  return {
    score: rounded(score, scale),
    spread: totals.length === 0 ? null : rounded(Num.max(...totals).minus(Num.min(...totals)), scale),
    items: itemScores,
    parts: Object.fromEntries(parts.map(([name, value]) => [name, rounded(value, scale)])),
    below,
    met: score !== null && below.length === 0,
    scores: complete.length,
    abstained: sheets.length - given.length,
  };
}

/** Sum of a sheet's items; null when one is blank. */
export function totalOf(sheet: Pick<Sheet, 'items'>, items: readonly string[]): Num | null {
  const values = items.flatMap((item) => (sheet.items[item] === undefined ? [] : [sheet.items[item]]));
  return values.length < items.length || items.length === 0 ? null : sum(values.map((value) => new Num(value)));
}

/** A sheet as the result of a panel keeps it, once all are in. */
export interface ScoredSheet {
  readonly by: string;
  readonly round: number;
  readonly total: number | null;
}
/** The sheets that count: the last of each expert, with a total; `far`: it lies far from the others. */
export function countedSheets(sheets: readonly ScoredSheet[]): { readonly by: string; readonly total: number; readonly far: boolean }[] {
  const last = sheets.filter(({ by }, index) => by === 'system' || !sheets.some((other, at) => at > index && other.by === by));
  const counted = last.flatMap(({ by, total }) => (total === null ? [] : [{ by, total }]));
  const far = diverging(counted.map(({ total }) => total));
  return counted.map((sheet, index) => ({ ...sheet, far: far[index] ?? false }));
}

/**
 * Totals that lie far from the others 分歧: from their middle by more than twice what they lie apart themselves, and
 * by more than a tenth of the highest.
 * Of fewer than three nobody can say which one it is.
 */
export function diverging(totals: readonly number[]): boolean[] {
  return totals.map((total, index) => {
    const others = totals.filter((_, at) => at !== index).map((value) => new Num(value));
    if (others.length < 2) return false;
    const middle = combine('median', others) as Num;
    const apart = Num.max(...others).minus(Num.min(...others));
    const tenth = Num.max(...totals.map((value) => new Num(value))).div(10);
    return middle
      .minus(total)
      .abs()
      .greaterThan(Num.max(apart.times(2), tenth));
  });
}

function partScore(part: ScorePart, sheets: readonly Sheet[]): Num | null {
  const totals = sheets.flatMap((sheet) => totalOf(sheet, part.items) ?? []);
  return combine(part.method ?? 'mean', totals, part.drop);
}

function weighted({ parts = {} }: Aggregate, scores: readonly (readonly [string, Num | null])[]): Num | null {
  if (scores.length === 0 || scores.some(([, value]) => value === null)) return null;
  return sum(scores.map(([name, value]) => (value ?? new Num(0)).times(parts[name]?.weight ?? 0)));
}

function combine(method: Method, values: readonly Num[], drop = 1): Num | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a.comparedTo(b));
  if (method === 'median') {
    const upper = sorted[Math.floor(sorted.length / 2)] as Num;
    const lower = sorted[Math.floor((sorted.length - 1) / 2)] as Num;
    return upper.plus(lower).div(2);
  }
  // With too few scores nothing would be left: then none is dropped.
  const cut = method === 'trimmedMean' && sorted.length > 2 * drop ? drop : 0;
  const kept = sorted.slice(cut, sorted.length - cut);
  return sum(kept).div(kept.length);
}

function sum(values: readonly Num[]): Num {
  return values.reduce((total, value) => total.plus(value), new Num(0));
}

function rounded(value: Num | null, scale: number): number | null {
  return value === null ? null : value.toDecimalPlaces(scale, Num.ROUND_HALF_UP).toNumber();
}
