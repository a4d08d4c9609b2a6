/** Ids of a scorecard's dimensions and items: what refers to one follows when it is given another. */
import type { Scorecard } from '../../engine/model/rules.ts';
import type { ProgrammeDocument } from '../../engine/model/studio.ts';
import { isObject, type Json, valueAt } from './change.ts';
import { allSteps } from './inspectable.ts';
import { withCompared } from './names-follow.ts';
import { rulePointer, versionsOf, withCases, withRule } from './rules.ts';

export type CardPart = 'dimensions' | 'items';
interface Renamed {
  readonly version: number;
  /** Of the scorecard. */
  readonly name: string;
  readonly part: CardPart;
  readonly from: string;
  readonly to: string;
}

/** The same document where the id can't be given. Results name it in expressions and test cases, items name their dimension. */
export function withCardIdRenamed(document: ProgrammeDocument, renamed: Renamed): ProgrammeDocument {
  const { version, name, part, from, to } = renamed;
  const card = versionsOf(document)[version]?.scorecards?.[name];
  const ids = card?.[part].map(({ id }) => id) ?? [];
  if (!card || !ids.includes(from) || ids.includes(to)) return document;
  const next = withExpected(withRule(document, version, 'scorecards', name, inCard(card, renamed)), renamed);
  // Of another version the id may still be meant.
  const isLeft = versionsOf(next).some((one) => one.scorecards?.[name]?.[part].some(({ id }) => id === from));
  if (isLeft) return next;
  const steps = allSteps(next).flatMap(({ id, path }) => (valueAt(next, [...path, 'scorecard']) === name ? [id] : []));
  const meant = (path: readonly string[]) => {
    const [step = '', list, word] = path.slice(-3);
    const isId = list === part && word === 'id';
    return steps.includes(step) && (isId || (part === 'dimensions' && list === 'items' && word === 'dimension'));
  };
  return withCompared(next, meant, { from, to });
}

function inCard(card: Scorecard, { part, from, to }: Renamed): Scorecard {
  const named = <T extends { readonly id: string }>(list: readonly T[]) => list.map((one) => (one.id === from ? { ...one, id: to } : one));
  if (part === 'items') return { ...card, items: named(card.items) };
  const items = card.items.map((item) => (item.dimension === from ? { ...item, dimension: to } : item));
  return { ...card, dimensions: named(card.dimensions), items };
}

/** Test cases that expect scores by dimension or item. */
function withExpected(document: ProgrammeDocument, { version, name, part, from, to }: Renamed): ProgrammeDocument {
  const pointer = rulePointer(version, 'scorecards', name);
  const cases = isObject(document.scenarios) && Array.isArray(document.scenarios.rules) ? (document.scenarios.rules as Json[]) : [];
  const next = cases.map((one) => {
    if (!isObject(one) || one.rule !== pointer || !isObject(one.expect)) return one;
    const { dimensions, items } = one.expect;
    const within = (list: Json | undefined, key: string): Json | undefined =>
      Array.isArray(list) ? list.map((held: Json) => (isObject(held) && held[key] === from ? { ...held, [key]: to } : held)) : list;
    const told =
      part === 'items' ? { items: within(items, 'id') } : { dimensions: within(dimensions, 'id'), items: within(items, 'dimension') };
    const given = Object.entries(told).filter(([, list]) => list !== undefined);
    return { ...one, expect: { ...one.expect, ...(Object.fromEntries(given) as { readonly [key: string]: Json }) } };
  });
  return JSON.stringify(next) === JSON.stringify(cases) ? document : withCases(document, next);
}
