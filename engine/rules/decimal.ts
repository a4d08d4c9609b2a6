import { Decimal } from 'decimal.js';

/**
 * Numbers of expressions: decimals as in DMN 1.5 §10.3.2.3.1 (IEEE 754 decimal128: 34 significant digits,
 * half even, exponents to ±6144). Literals and JSON numbers enter exactly as written.
 */
export const Num = Decimal.clone({
  precision: 34,
  rounding: Decimal.ROUND_HALF_EVEN,
  maxE: 6144,
  minE: -6143,
  toExpNeg: -40,
  toExpPos: 40,
});
export type Num = Decimal;

/** A raw value (JSON number or decimal) as a decimal; null for anything else and for what has no finite value. */
export function toNum(raw: unknown): Num | null {
  if (typeof raw === 'number') return Number.isFinite(raw) ? new Num(raw) : null;
  if (raw instanceof Num) return raw;
  return Decimal.isDecimal(raw) ? new Num(raw as Decimal) : null;
}

const zero = new Num(0);
/** A result: null past the range of decimal128; zero has no sign. */
export function finite(value: Num): Num | null {
  if (value.isZero()) return zero;
  return value.isFinite() ? value : null;
}

/** Plain notation as far as it is readable; exact. */
export function formatNum(value: Num): string {
  return value.isZero() ? '0' : value.toString();
}
