/**
 * An axis: everything a value of an expression can be, cut at the constants it is compared with into atoms, on each of
 * which every condition is constant. An atom is known by one value of it: conditions are decided by running them there,
 * with the very closures that decide a case.
 */
import { addDays, isDate } from '../calendar/date.ts';
import { Num, toNum } from './decimal.ts';
import type { FeelType, NumberRange } from './types.ts';
import { dateText, FeelDate } from './value.ts';

/** Values of the atoms of an axis: numbers as decimals, dates as text, strings, booleans, and at last null. */
export type Atom = Num | string | boolean | null;

/** The atoms of an axis of a type, cut at `constants`; null when strings are put in order (not analysed). */
export function atomsOf(type: FeelType, constants: readonly unknown[]): Atom[] {
  switch (type.kind) {
    case 'number':
      return [...numbers(numbersIn(constants), type.range ?? {}), null];
    case 'boolean':
      return [true, false, null];
    case 'date':
      return [...dates(constants.map(dateText).filter((date) => date !== null)), null];
    case 'string':
      return [...strings(constants, type.open ? undefined : type.values), null];
    default: {
      const found = constants.flatMap((value) => (value instanceof FeelDate ? [value.date] : []));
      return [...numbers(numbersIn(constants), {}), ...strings(constants, undefined), ...dates(found), true, false, null];
    }
  }
}

function numbersIn(constants: readonly unknown[]): Num[] {
  return constants.map(toNum).filter((value) => value !== null);
}

/** Each constant and each open interval between two of them, as far as the range allows a value there. */
function numbers(constants: readonly Num[], range: NumberRange): Num[] {
  const low = range.min === undefined ? null : new Num(range.min);
  const high = range.max === undefined ? null : new Num(range.max);
  const cuts = [...constants, ...(low ? [low] : []), ...(high ? [high] : [])].sort((a, b) => a.comparedTo(b));
  const distinct = cuts.filter((cut, index) => index === 0 || !cut.eq(cuts[index - 1]!));
  const allowed = (value: Num): boolean => {
    if (low && (range.minOpen ? value.lte(low) : value.lt(low))) return false;
    if (high && (range.maxOpen ? value.gte(high) : value.gt(high))) return false;
    return range.step === undefined || value.mod(range.step).isZero();
  };
  const candidates: (Num | null)[] = [below(distinct[0], range)];
  for (const [index, cut] of distinct.entries()) candidates.push(cut, between(cut, distinct[index + 1], range));
  return candidates.filter((value) => value !== null && allowed(value)) as Num[];
}

function below(cut: Num | undefined, { step }: NumberRange): Num {
  if (!cut) return new Num(0);
  return step === undefined ? cut.minus(1) : cut.div(step).ceil().minus(1).times(step);
}

/** A readable value strictly between two cuts; null when the step leaves none. */
function between(cut: Num, next: Num | undefined, { step }: NumberRange): Num | null {
  const after = step === undefined ? cut.plus(1) : cut.div(step).floor().plus(1).times(step);
  if (!next || after.lt(next)) return after;
  return step === undefined ? cut.plus(next).div(2) : null;
}

/** Dates are whole days: between two neighbours there is nothing. */
function dates(constants: readonly string[]): string[] {
  const cuts = [...new Set(constants)].sort();
  const first = cuts[0];
  if (first === undefined) return ['2026-01-01'];
  const around = cuts.flatMap((cut, index) => {
    const after = addDays(cut, 1);
    return cuts[index + 1] === after ? [cut] : [cut, after];
  });
  return [addDays(first, -1), ...around];
}

/** The values a string may have, or those it is compared with and one other. */
function strings(constants: readonly unknown[], values: readonly { readonly value: string }[] | undefined): string[] {
  if (values) return values.map(({ value }) => value);
  const named = [...new Set(constants.filter((value) => typeof value === 'string'))];
  let other = 'other';
  while (named.includes(other)) other += '*';
  return [...named, other];
}

/** An atom as it is written in an expression. */
export function atomText(atom: Atom, type: FeelType): string {
  if (atom === null) return 'null';
  if (typeof atom === 'string') {
    const titled = type.kind === 'string' ? type.values?.find(({ value }) => value === atom)?.title : undefined;
    if (type.kind === 'date' || (type.kind !== 'string' && isDate(atom))) return atom;
    return titled && titled !== atom ? `"${atom}" (${titled})` : `"${atom}"`;
  }
  return String(atom);
}
