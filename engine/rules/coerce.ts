import type { Env, Run } from './budget.ts';
import type { ParamKind } from './builtin.ts';
import { Num, toNum } from './decimal.ts';
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

/**
 * An array: one value counts as a list of itself, and null as a list of nothing. (DMN says null; but JSON leaves out
 * tables without rows, and "at least one row" must then be false and not unknown.)
 */
export function asList(run: Run): (env: Env) => readonly unknown[] {
  return (env) => {
    const raw = run(env);
    if (Array.isArray(raw)) return raw;
    return raw === null ? [] : [raw];
  };
}

/** The closure of an argument of this kind. */
export function asParam(kind: ParamKind, run: Run): Run {
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
      return asList(run);
    case 'any':
      return run;
  }
}
