/** Changes of the facts after which a part of an expression has a value: formulas are solved backwards, one unknown at a time. */
import { addDays, addMonths, isDate } from '../../calendar/date.ts';
import type { Node, NodeOf } from '../../rules/tree.ts';
import { assign } from './assign.ts';
import type { Move } from './facts.ts';
import { bound, deepest, type Moment, readIn, referenceOf, settled } from './moment.ts';
import { resultMoves } from './results.ts';
import { fieldAt, type Item, itemsAt, placesToAdd, withoutItems } from './rows.ts';
import { choicesOf } from './samples.ts';
import { isFromOutside } from './subject.ts';

export type MovesFor = (node: Node, wanted: boolean, moment: Moment) => Move[];

/** `target`: a JSON value; null for none, undefined for any. */
export function becomes(node: Node, target: unknown, given: Moment, movesFor: MovesFor): Move[] {
  if (given.depth > deepest) return [];
  const moment = { ...given, depth: given.depth + 1 };
  const again = (part: Node, value: unknown) => becomes(part, value, moment, movesFor);
  switch (node.kind) {
    case 'literal':
      return [];
    case 'negation':
      return typeof target === 'number' ? again(node.operand, -target) : [];
    case 'arithmetic':
      return typeof target === 'number' ? solved(node, target, moment, again) : [];
    case 'if': {
      const holds = readIn(node.condition, moment) === true;
      const other = holds ? node.alternative : node.consequent;
      const turn = movesFor(node.condition, !holds, moment);
      const there = same(readIn(other, moment), target) ? [[]] : again(other, target);
      return [
        ...again(holds ? node.consequent : node.alternative, target),
        ...turn.slice(0, 6).flatMap((move) => there.slice(0, 3).map((more) => [...move, ...more])),
      ];
    }
    case 'call':
      return called(node, target, moment, again, movesFor);
    case 'comparison':
    case 'logic':
    case 'not':
    case 'membership':
    case 'quantified':
      return typeof target === 'boolean' ? movesFor(node, target, moment) : [];
    default:
      return referred(node, target, moment, movesFor);
  }
}

function same(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

function referred(node: Node, target: unknown, moment: Moment, movesFor: MovesFor): Move[] {
  const reference = referenceOf(node, moment);
  if (!reference) return [];
  if (reference.kind === 'result') return resultMoves(node, '=', target, moment, { movesFor, becomes }) ?? [];
  const { place } = reference;
  if (place.slot !== 'forms') return target === undefined ? [] : [[{ place: settled(place), value: target }]];
  const found = fieldAt(place, moment);
  if (!found) {
    const [slot] = settled(place).keys;
    const open = isFromOutside(moment.subject, String(slot)) && settled(place).keys.length > 1;
    return open ? [[{ place: settled(place), value: target === undefined ? 'x' : target }]] : [];
  }
  const field = found.column ?? (found.row === null ? found.field : (found.field.item ?? found.field));
  const { subject } = moment;
  const table = found.column ? found.field.name : undefined;
  const inForm = formMoment(moment, found.slot, found.formName, found);
  const formula = field.computed && subject.formTree(found.formName, field.computed.source, table);
  const moves = formula
    ? becomes(formula, target, inForm, movesFor)
    : assign(field, target, moment.today).map((value): Move => [{ place: settled(place), value }]);
  const condition = found.field.visibleWhen && subject.formTree(found.formName, found.field.visibleWhen.source);
  if (!condition || readIn(condition, inForm) === true) return moves;
  const shown = movesFor(condition, true, inForm);
  return shown.length === 0 ? moves : shown.slice(0, 4).flatMap((show) => moves.map((move) => [...show, ...move]));
}

/** The moment as the form's own expressions see it. */
function formMoment(
  moment: Moment,
  slot: string,
  name: string,
  at: { readonly row: number | null; readonly field: { readonly name: string } },
): Moment {
  const data = (moment.self?.slot === slot ? moment.scope.application : formData(moment, slot)) as Record<string, unknown> | null;
  const rows = data?.[at.field.name];
  const row = at.row !== null && Array.isArray(rows) ? rows[at.row] : null;
  const { enterprise, today, parameters, applyType } = moment.scope;
  return {
    ...moment,
    ...{ self: { slot, name }, locals: [], rows: new Map() },
    ...(at.row === null ? {} : { row: { slot: 'forms', keys: [slot, at.field.name, at.row] } }),
    scope: { application: data ?? {}, enterprise, today, parameters, applyType, row },
  };
}

function formData({ scope, facts }: Moment, slot: string): unknown {
  if (slot === 'application') return scope.application;
  const result = scope[slot] as { readonly data?: unknown } | null | undefined;
  return result?.data ?? facts.forms[slot] ?? {};
}

/** One side is kept as it is, the other solved. */
function solved(node: NodeOf<'arithmetic'>, target: number, moment: Moment, again: (part: Node, value: number) => Move[]): Move[] {
  const left = readIn(node.left, moment);
  const right = readIn(node.right, moment);
  const a = typeof left === 'number' ? left : null;
  const b = typeof right === 'number' ? right : null;
  const forLeft =
    b === null
      ? null
      : {
          '+': target - b,
          '-': target + b,
          '*': b === 0 ? null : target / b,
          '/': b === 0 ? null : target * b,
          '**': b === 0 ? null : Math.abs(target) ** (1 / b),
        }[node.op];
  const forRight =
    a === null
      ? null
      : { '+': target - a, '-': a - target, '*': a === 0 ? null : target / a, '/': target === 0 ? null : a / target, '**': null }[node.op];
  return [...(forLeft === null ? [] : again(node.left, forLeft)), ...(forRight === null ? [] : again(node.right, forRight))];
}

function called(
  node: NodeOf<'call'>,
  target: unknown,
  moment: Moment,
  again: (part: Node, value: unknown) => Move[],
  movesFor: MovesFor,
): Move[] {
  const [first, second] = node.args;
  if (!first) return [];
  switch (node.name) {
    case 'years':
    case 'months':
    case 'days':
      return second && typeof target === 'number' ? apart(node.name, first, second, target, moment, again) : [];
    case 'date':
      return again(first, target === undefined ? addDays(moment.today, 10) : target);
    case 'number':
      return [...again(first, typeof target === 'number' ? String(target) : target), ...again(first, target)];
    case 'string':
    case 'abs':
    case 'floor':
    case 'ceiling':
    case 'round half up':
    case 'upper case':
    case 'lower case':
      return again(first, node.name === 'string' && target !== null ? String(target) : target);
    case 'string length':
      return typeof target === 'number' ? again(first, 'x'.repeat(Math.max(0, Math.min(2000, Math.ceil(target))))) : [];
    case 'modulo':
      return second && typeof target === 'number' ? congruent(first, second, target, moment, again) : [];
    case 'count':
      return typeof target === 'number' ? counted(first, Math.ceil(target), moment, movesFor) : [];
    case 'sum':
    case 'min':
    case 'max':
    case 'mean':
      return typeof target === 'number' ? summed(node.name, first, target, moment, movesFor) : [];
    default:
      return typeof target === 'boolean' ? movesFor(node, target, moment) : [];
  }
}

/** Two dates a number of whole units apart: in the middle of the unit, then at its edge. */
function apart(
  unit: 'years' | 'months' | 'days',
  from: Node,
  to: Node,
  target: number,
  moment: Moment,
  again: (part: Node, value: unknown) => Move[],
): Move[] {
  const n = Math.ceil(target);
  const moved = (date: string, sign: 1 | -1): string[] => {
    if (unit === 'days') return [addDays(date, sign * n)];
    const edge = addMonths(date, sign * n * (unit === 'years' ? 12 : 1));
    return [addDays(edge, sign * (unit === 'years' ? 120 : 10)), edge];
  };
  const start = readIn(from, moment);
  const end = readIn(to, moment);
  const backwards = isDate(end) ? moved(end, -1).flatMap((date) => again(from, date)) : [];
  return [...backwards, ...(isDate(start) ? moved(start, 1).flatMap((date) => again(to, date)) : [])];
}

/** The next larger value with that remainder. */
function congruent(value: Node, divisor: Node, target: number, moment: Moment, again: (part: Node, value: unknown) => Move[]): Move[] {
  const from = readIn(value, moment);
  const by = readIn(divisor, moment);
  if (typeof from !== 'number' || typeof by !== 'number' || by <= 0) return [];
  const remainder = target - Math.floor(target / by) * by;
  return again(value, Math.floor(from / by) * by + remainder + (from % by > remainder ? by : 0));
}

/** As many items: one is added, made to pass the filter, or taken out of it. */
function counted(list: Node, target: number, moment: Moment, movesFor: MovesFor): Move[] {
  if (list.kind === 'call' && list.name === 'distinct values' && list.args[0]?.kind === 'path')
    return distinct(list.args[0], target, moment);
  const items = itemsAt(list, moment);
  if (items.length > target) {
    if (target <= 0) return withoutItems(list, moment);
    const last = items.at(-1);
    return last?.place ? [[{ place: settled(last.place), value: undefined }]] : [];
  }
  return placesToAdd(list, moment).flatMap(({ move, value, place }) => {
    if (list.kind !== 'filter') return [move];
    const more = movesFor(list.condition, true, bound(moment, list.slot, value, place));
    return more.length === 0 ? [move] : more.map((change) => [...move, ...change]);
  });
}

/** One more row that says something else than the others, where it has a choice; or no rows. */
function distinct({ base, name }: NodeOf<'path'>, target: number, moment: Moment): Move[] {
  const used = new Set(itemsAt(base, moment).map(({ value }) => (value as Record<string, unknown> | null)?.[name]));
  if (used.size > target) return withoutItems(base, moment);
  return placesToAdd(base, moment).flatMap(({ move, place }) => {
    const cell = settled({ ...place, keys: [...place.keys, name] });
    const column = fieldAt(cell, moment)?.column;
    const others = column?.kind === 'choice' ? choicesOf(column, moment.today).filter((value) => !used.has(value)) : [];
    return others.length === 0 ? [move] : others.slice(0, 3).map((value) => [...move, { place: cell, value }]);
  });
}

/** Whatever is said of each item says as much: of all of them together first. */
function told({ bindings, body }: NodeOf<'for'>, target: number, moment: Moment, movesFor: MovesFor): Move[] {
  const [binding] = bindings;
  if (bindings.length !== 1 || binding?.source.kind !== 'list') return [];
  const each = itemsAt(binding.source.list, moment).map(({ value, place }) =>
    becomes(body, target, bound(moment, binding.slot, value, place), movesFor),
  );
  return [each.flatMap(([first]) => first ?? []), ...each.flat()].filter((move) => move.length > 0);
}

/** The first row takes up the difference, or all rows of a sum share it; a row is added where there is none. */
function summed(name: string, list: Node, target: number, moment: Moment, movesFor: MovesFor): Move[] {
  if (list.kind === 'for') return told(list, target, moment, movesFor);
  if (list.kind !== 'path') return [];
  const items = itemsAt(list.base, moment);
  const values = items.map(({ value }) => Number((value as Record<string, unknown> | null)?.[list.name] ?? 0));
  const others = values.slice(1).reduce((total, value) => total + value, 0);
  const first = name === 'sum' ? target - others : name === 'mean' ? target * Math.max(1, values.length) - others : target;
  const within = ({ value, place }: Item, to = first): Move[] => {
    const inside = bound(moment, 99, value, place);
    const cell: Node = { ...list, base: { kind: 'local', name: 'row', slot: 99, type: { kind: 'any' }, from: 0, to: 0 } };
    return becomes(cell, to, inside, movesFor);
  };
  const [row] = items;
  const parts = name === 'sum' && items.length > 1 ? items.map((item) => within(item, target / items.length)[0] ?? []) : [];
  if (row) return [...within(row), ...(parts.length > 0 ? [parts.flat()] : [])];
  return placesToAdd(list.base, moment).flatMap(({ move, value, place }) => within({ value, place }).map((more) => [...move, ...more]));
}
