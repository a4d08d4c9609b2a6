import { Decimal } from 'decimal.js';
import type { Builtin } from './builtin.ts';
import { finite, Num } from './decimal.ts';
import { NUMBER } from './types.ts';

const maxScale = 6_000;
type Rounding = typeof Decimal.ROUND_FLOOR | typeof Decimal.ROUND_CEIL | typeof Decimal.ROUND_HALF_UP | typeof Decimal.ROUND_HALF_EVEN;

/** To `scale` decimals (negative: tens, hundreds…); null for a scale that is no whole number. */
function rounded(value: Num, scale: Num | undefined, rounding: Rounding): Num | null {
  const places = scale ? scale.toNumber() : 0;
  if (!Number.isInteger(places) || Math.abs(places) > maxScale) return null;
  if (places >= 0) return finite(new Num(value.toDecimalPlaces(places, rounding)));
  return finite(new Num(value.toNearest(new Num(10).pow(-places), rounding)));
}

function rounding(mode: Rounding, required: 1 | 2): Builtin {
  return {
    params: ['number', 'number'],
    required,
    type: () => NUMBER,
    run: ([value, scale]: readonly Num[]) => rounded(value!, scale, mode),
  };
}

export const numberBuiltins: Readonly<Record<string, Builtin>> = {
  abs: { params: ['number'], required: 1, type: () => NUMBER, run: ([value]: readonly Num[]) => value!.abs() },
  floor: rounding(Decimal.ROUND_FLOOR, 1),
  ceiling: rounding(Decimal.ROUND_CEIL, 1),
  /** Halves away from zero, as in accounting. */
  'round half up': rounding(Decimal.ROUND_HALF_UP, 2),
  /** Halves to even. */
  decimal: rounding(Decimal.ROUND_HALF_EVEN, 2),
  /** Sign of the divisor; null for a divisor of zero. */
  modulo: {
    params: ['number', 'number'],
    required: 2,
    type: () => NUMBER,
    run: ([value, divisor]: readonly Num[]) =>
      divisor!.isZero() ? null : finite(value!.minus(divisor!.times(value!.div(divisor!).floor()))),
  },
};
