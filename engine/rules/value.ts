import { Decimal } from 'decimal.js';
import { isDate } from '../calendar/date.ts';
import { formatNum, type Num, toNum } from './decimal.ts';

/** A calendar date, `YYYY-MM-DD`. */
export class FeelDate {
  readonly date: string;
  constructor(date: string) {
    this.date = date;
  }
  toString(): string {
    return this.date;
  }
}

/** What an expression gives back. */
export type Value = null | boolean | string | Num | FeelDate | readonly Value[] | { readonly [name: string]: Value };
/** Plain JSON, as scopes and results are stored. */
export type Json = null | boolean | string | number | readonly Json[] | { readonly [name: string]: Json };

/** JSON (or a raw value of the interpreter) → Value, whole. Strings stay strings; whatever is not JSON is null. */
export function fromJson(raw: unknown): Value {
  if (raw === null || typeof raw === 'string' || typeof raw === 'boolean') return raw;
  if (typeof raw === 'number' || Decimal.isDecimal(raw)) return toNum(raw);
  if (raw instanceof FeelDate) return raw;
  if (Array.isArray(raw)) return raw.map(fromJson);
  if (typeof raw !== 'object') return null;
  return mapObject(raw, fromJson);
}

/** Value → plain JSON: numbers as JSON numbers (nearest double), dates as strings. */
export function toJson(raw: unknown): Json {
  if (raw === null || typeof raw === 'string' || typeof raw === 'boolean' || typeof raw === 'number') return raw;
  if (Decimal.isDecimal(raw)) return (raw as Decimal).toNumber() + 0;
  if (raw instanceof FeelDate) return raw.date;
  if (Array.isArray(raw)) return raw.map(toJson);
  return typeof raw === 'object' ? mapObject(raw, toJson) : null;
}

function mapObject<T>(raw: object, map: (value: unknown) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(raw).map(([name, value]) => [name, map(value)]));
}

/** A date, or a string that is one, as `YYYY-MM-DD`; else null. */
export function dateText(raw: unknown): string | null {
  if (raw instanceof FeelDate) return raw.date;
  return typeof raw === 'string' && isDate(raw) ? raw : null;
}

/** Own member of a JSON object; null when there is none. */
export function member(raw: unknown, name: string): unknown {
  if (raw === null || typeof raw !== 'object' || !Object.hasOwn(raw, name)) return null;
  return (raw as Record<string, unknown>)[name] ?? null;
}

export function isContext(raw: unknown): raw is Record<string, unknown> {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw) && !(raw instanceof FeelDate) && !Decimal.isDecimal(raw);
}

/**
 * FEEL equality of two raw values (DMN 1.5 table 42): null equals only null, different types give null.
 * `visit` is called once for every pair compared, so that the caller can count.
 */
export function equal(a: unknown, b: unknown, visit: () => void = () => {}): boolean | null {
  visit();
  if (a === null || b === null) return a === b;
  if (typeof a === 'string' && typeof b === 'string') return a === b;
  if (typeof a === 'boolean' || typeof b === 'boolean') return typeof a === typeof b ? a === b : null;
  const left = toNum(a);
  const right = toNum(b);
  if (left || right) return left && right ? left.equals(right) : null;
  if (a instanceof FeelDate || b instanceof FeelDate) return equalDates(a, b);
  if (Array.isArray(a) && Array.isArray(b)) return equalLists(a, b, visit);
  return isContext(a) && isContext(b) ? equalContexts(a, b, visit) : null;
}

function equalDates(a: unknown, b: unknown): boolean | null {
  const left = dateText(a);
  const right = dateText(b);
  return left && right ? left === right : null;
}

function equalLists(a: readonly unknown[], b: readonly unknown[], visit: () => void): boolean {
  return a.length === b.length && a.every((item, index) => equal(item ?? null, b[index] ?? null, visit) === true);
}

function equalContexts(a: Record<string, unknown>, b: Record<string, unknown>, visit: () => void): boolean {
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => Object.hasOwn(b, name) && equal(a[name] ?? null, b[name] ?? null, visit) === true)
  );
}

/** Order of two raw values of one type: negative, 0, positive; null when they have none. */
export function order(a: unknown, b: unknown): number | null {
  const left = toNum(a);
  if (left) {
    const right = toNum(b);
    return right ? left.comparedTo(right) : null;
  }
  if (a instanceof FeelDate || b instanceof FeelDate) return orderTexts(dateText(a), dateText(b));
  return typeof a === 'string' && typeof b === 'string' ? orderTexts(a, b) : null;
}

export function orderTexts(a: string | null, b: string | null): number | null {
  if (a === null || b === null) return null;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** FEEL `string(x)`: exact numbers, ISO dates, lists and contexts in literal notation. */
export function toText(raw: unknown): string {
  if (typeof raw === 'string') return raw;
  const number = toNum(raw);
  if (number) return formatNum(number);
  if (Array.isArray(raw)) return `[${raw.map(literalText).join(', ')}]`;
  if (isContext(raw)) {
    const entries = Object.entries(raw).map(([name, value]) => `${name}: ${literalText(value)}`);
    return `{${entries.join(', ')}}`;
  }
  return String(raw);
}

function literalText(raw: unknown): string {
  return typeof raw === 'string' ? `"${raw.replace(/[\\"]/g, '\\$&')}"` : toText(raw);
}
