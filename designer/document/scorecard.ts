/** Edits of a scorecard: dimensions, items, bands. Pure; written as a developer would, without properties that say nothing. */
import type { Scorecard, ScorecardItem } from '../../engine/model/rules.ts';
import { moved } from './decision-table.ts';

type Dimension = Scorecard['dimensions'][number];
type Band = ScorecardItem['bands'][number];

const sum = (numbers: readonly number[]) => Math.round(numbers.reduce((total, one) => total + one, 0) * 1e6) / 1e6;

/** What full marks come to: of the whole, and of each dimension. */
export function maximaOf({ items, dimensions }: Scorecard): {
  readonly total: number;
  readonly dimensions: Readonly<Record<string, number>>;
} {
  const of = (own: readonly ScorecardItem[]) => sum(own.map(({ max }) => max));
  return {
    total: of(items),
    dimensions: Object.fromEntries(dimensions.map(({ id }) => [id, of(items.filter(({ dimension }) => dimension === id))])),
  };
}

/** A name that is free among those: `item`, `item2`… */
export function freeName(wanted: string, used: readonly string[]): string {
  const stem = wanted.replace(/\d+$/, '');
  if (!used.includes(wanted)) return wanted;
  let number = 2;
  while (used.includes(`${stem}${number}`)) number += 1;
  return `${stem}${number}`;
}

export function addDimension(card: Scorecard, title: string): Scorecard {
  const id = freeName(
    'dimension',
    card.dimensions.map((one) => one.id),
  );
  return { ...card, dimensions: [...card.dimensions, { id, title }] };
}

export function withDimension(card: Scorecard, index: number, change: Partial<Dimension>): Scorecard {
  const { id, title, min } = { ...(card.dimensions[index] as Dimension), ...change };
  return { ...card, dimensions: card.dimensions.with(index, { id, title, ...(min === undefined ? {} : { min }) }) };
}

/** A dimension goes with its items; the last one stays. */
export function removeDimension(card: Scorecard, index: number): Scorecard {
  const gone = card.dimensions[index]?.id;
  if (card.dimensions.length <= 1) return card;
  return { ...card, dimensions: card.dimensions.toSpliced(index, 1), items: card.items.filter(({ dimension }) => dimension !== gone) };
}

export function addItem(card: Scorecard, dimension: string, title: string, labels: { readonly otherwise: string }): Scorecard {
  const id = freeName(
    'item',
    card.items.map((one) => one.id),
  );
  const last = card.items.findLastIndex((one) => one.dimension === dimension);
  const item: ScorecardItem = { id, title, dimension, max: 10, bands: [], otherwise: { score: 0, label: labels.otherwise } };
  return { ...card, items: card.items.toSpliced(last < 0 ? card.items.length : last + 1, 0, item) };
}

const order = ['id', 'title', 'dimension', 'max', 'value', 'unit', 'bands', 'otherwise'] as const;

/** Properties of an item; `''` and `undefined` take one away. */
export function withItem(
  card: Scorecard,
  index: number,
  change: { readonly [K in keyof ScorecardItem]?: ScorecardItem[K] | undefined },
): Scorecard {
  const merged: Readonly<Record<string, unknown>> = { ...card.items[index], ...change };
  const item = Object.fromEntries(order.flatMap((key) => (merged[key] === undefined || merged[key] === '' ? [] : [[key, merged[key]]])));
  return { ...card, items: card.items.with(index, item as unknown as ScorecardItem) };
}

export function removeItem(card: Scorecard, index: number): Scorecard {
  return { ...card, items: card.items.toSpliced(index, 1) };
}

/** Up or down among the items of its dimension. */
export function moveItem(card: Scorecard, index: number, by: -1 | 1): Scorecard {
  const own = card.items.flatMap((item, at) => (item.dimension === card.items[index]?.dimension ? [at] : []));
  const to = own[own.indexOf(index) + by];
  return to === undefined ? card : { ...card, items: moved(card.items, index, to) };
}

export function copyItem(card: Scorecard, index: number): Scorecard {
  const item = card.items[index];
  if (!item) return card;
  const id = freeName(
    item.id,
    card.items.map((one) => one.id),
  );
  return { ...card, items: card.items.toSpliced(index + 1, 0, { ...item, id }) };
}

/** A band of less than those before it, down to what is left otherwise. */
export function addBand(card: Scorecard, index: number): Scorecard {
  const item = card.items[index] as ScorecardItem;
  const least = item.bands.at(-1)?.score;
  const score = least === undefined ? item.max : Math.max(item.otherwise.score, Math.round((least + item.otherwise.score) / 2));
  return withItem(card, index, { bands: [...item.bands, { when: '', score, label: '' }] });
}

export function withBand(card: Scorecard, index: number, band: number, change: Partial<Band>): Scorecard {
  const bands = card.items[index]?.bands ?? [];
  return withItem(card, index, { bands: bands.with(band, { ...(bands[band] as Band), ...change }) });
}

export function removeBand(card: Scorecard, index: number, band: number): Scorecard {
  return withItem(card, index, { bands: (card.items[index]?.bands ?? []).toSpliced(band, 1) });
}

export function moveBand(card: Scorecard, index: number, band: number, by: -1 | 1): Scorecard {
  return withItem(card, index, { bands: moved(card.items[index]?.bands ?? [], band, band + by) });
}
