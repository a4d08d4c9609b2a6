import type { Builtin } from './builtin.ts';
import { dateBuiltins } from './builtins-dates.ts';
import { listBuiltins } from './builtins-lists.ts';
import { numberBuiltins } from './builtins-numbers.ts';
import { stringBuiltins } from './builtins-strings.ts';

/** Every function an expression may call, by its FEEL name (`not( )` is an operator of ours, see `build-calls.ts`). */
export const builtins: ReadonlyMap<string, Builtin> = new Map(
  Object.entries({ ...numberBuiltins, ...stringBuiltins, ...dateBuiltins, ...listBuiltins }),
);
