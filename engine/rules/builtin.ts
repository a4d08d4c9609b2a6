import type { Env } from './budget.ts';
import type { FeelType, Kind } from './types.ts';

/** What a parameter is turned into: `number` a decimal, `date` its text, `list` an array (one value counts as a list of itself). */
export type ParamKind = Extract<Kind, 'number' | 'string' | 'boolean' | 'date' | 'list' | 'any'>;

/** A function of FEEL (DMN 1.5 §10.3.4). Where an argument is null or of another type, the result is null. */
export interface Builtin {
  readonly params: readonly ParamKind[];
  readonly required: number;
  /** `f(a, b, c)` is `f([a, b, c])`. */
  readonly spread?: boolean;
  /** Called although an argument is null. */
  readonly nulls?: boolean;
  /** Type of the result; a text names the type that was needed instead. */
  type(args: readonly FeelType[]): FeelType | string;
  /** Raw values in, raw value out. Charges for work that grows with its arguments. */
  run(args: readonly never[], env: Env): unknown;
}
