import { weekday } from '../calendar/date.ts';
import { charge, type Emit, type Env, type Run } from './budget.ts';
import type { NodeOf } from './tree.ts';
import { dateText, isContext, member } from './value.ts';

export function emitLiteral(node: NodeOf<'literal'>): Run {
  const { value } = node;
  return () => value;
}

export function emitScopeName(node: NodeOf<'scope'>): Run {
  const { name } = node;
  return (env) => member(env.scope, name);
}

export function emitLocal(node: NodeOf<'local'>): Run {
  const { slot } = node;
  return (env) => env.locals[slot] ?? null;
}

export function emitEither(node: NodeOf<'either'>, emit: Emit): Run {
  const { name, slot } = node;
  const outer = node.outer ? emit(node.outer) : () => null;
  return (env) => {
    const item = env.locals[slot];
    return isContext(item) && Object.hasOwn(item, name) ? member(item, name) : outer(env);
  };
}

const dateParts: Readonly<Record<string, (date: string) => number>> = {
  year: (date) => Number(date.slice(0, 4)),
  month: (date) => Number(date.slice(5, 7)),
  day: (date) => Number(date.slice(8, 10)),
  weekday,
};

export function emitPath(node: NodeOf<'path'>, emit: Emit): Run {
  const base = emit(node.base);
  const { name } = node;
  const { kind } = node.base.type;
  const part = Object.hasOwn(dateParts, name) ? dateParts[name] : undefined;
  if (kind === 'date' && part) {
    return (env) => {
      const date = dateText(base(env));
      return date === null ? null : part(date);
    };
  }
  if (kind === 'context') return (env) => member(base(env), name);
  return (env) => memberOf(base(env), name, env);
}

function memberOf(raw: unknown, name: string, env: Env): unknown {
  if (Array.isArray(raw)) {
    charge(env, raw.length);
    return raw.map((item) => memberOf(item, name, env));
  }
  if (isContext(raw)) return member(raw, name);
  const date = Object.hasOwn(dateParts, name) ? dateText(raw) : null;
  return date === null ? null : dateParts[name]!(date);
}

export function emitList(node: NodeOf<'list'>, emit: Emit): Run {
  const items = node.items.map(emit);
  return (env) => items.map((item) => item(env));
}

export function emitContext(node: NodeOf<'context'>, emit: Emit): Run {
  const entries = node.entries.map(({ name, slot, value }) => ({ name, slot, run: emit(value) }));
  return (env) => {
    const result: Record<string, unknown> = {};
    for (const { name, slot, run } of entries) {
      const value = run(env);
      env.locals[slot] = value;
      result[name] = value;
    }
    return result;
  };
}
