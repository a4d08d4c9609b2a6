import type { Env, Run } from './budget.ts';
import type { ParamKind } from './builtin.ts';
import { Num, toNum } from './decimal.ts';
import type { FeelType } from './types.ts';
import { dateText } from './value.ts';

/** Decimal or null. */
export function asNumber(run: Run): (env: Env) => Num | null {
  return (env) => {
    const raw = run(env);
    return raw instanceof Num ? raw : toNum(raw);
  };
}

/** `YYYY-MM-DD` or null. */
export function asDate(run: Run): (env: Env) => string | null {
  return (env) => dateText(run(env));
}

export function asString(run: Run): (env: Env) => string | null {
  return (env) => {
    const raw = run(env);
    return typeof raw === 'string' ? raw : null;
  };
}

export function asBoolean(run: Run): (env: Env) => boolean | null {
  return (env) => {
    const raw = run(env);
    return typeof raw === 'boolean' ? raw : null;
  };
}

/** An array: one value counts as a list of itself; an absent table of the scope (null where the type says list) has no rows. */
export function asList(run: Run, type: FeelType): (env: Env) => readonly unknown[] | null {
  const absent = type.kind === 'list' ? [] : null;
  return (env) => {
    const raw = run(env);
    if (Array.isArray(raw)) return raw;
    return raw === null ? absent : [raw];
  };
}

/** The closure of an argument of this kind. */
export function asParam(kind: ParamKind, run: Run, type: FeelType): Run {
  switch (kind) {
    case 'number':
      return asNumber(run);
    case 'date':
      return asDate(run);
    case 'string':
      return asString(run);
    case 'boolean':
      return asBoolean(run);
    case 'list':
      return asList(run, type);
    case 'any':
      return run;
  }
}
