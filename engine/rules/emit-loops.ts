import { charge, type Emit, type Env, type Run } from './budget.ts';
import { asList, asNumber } from './coerce.ts';
import { toNum } from './decimal.ts';
import { type Binding, type Node, type NodeOf, weightOf } from './tree.ts';

/** `list[condition]` keeps items, `list[n]` picks one (from 1, from the end when negative). */
export function emitFilter(node: NodeOf<'filter'>, emit: Emit): Run {
  const base = asList(emit(node.base));
  const condition = emit(node.condition);
  const { slot } = node;
  const weight = weightOf(node.condition);
  if (node.condition.type.kind === 'number' && node.condition.kind === 'literal') {
    return (env) => pick(base(env), condition(env));
  }
  return (env) => {
    const list = base(env);
    const kept: unknown[] = [];
    for (const [index, item] of list.entries()) {
      charge(env, weight);
      env.locals[slot] = item;
      const result = condition(env);
      if (index === 0 && typeof result !== 'boolean' && toNum(result)) return pick(list, result);
      if (result === true) kept.push(item ?? null);
    }
    return kept;
  };
}

function pick(list: readonly unknown[], position: unknown): unknown {
  const index = toNum(position)?.toNumber();
  return index ? (list.at(index > 0 ? index - 1 : index) ?? null) : null;
}

/** Calls `each` for every combination until it returns true; false when it never did. */
type Loop = (env: Env, each: () => boolean) => boolean;

function emitBindings(bindings: readonly Binding[], weight: number, emit: Emit): Loop {
  return bindings.reduceRight<Loop>(
    (inner, binding) => emitBinding(binding, inner, emit),
    (env, each) => {
      charge(env, weight);
      return each();
    },
  );
}

/** Thrown, and caught right here, to leave nested loops. */
const ended = { by: 'range' } as const;

function emitBinding(binding: Binding, inner: Loop, emit: Emit): Loop {
  const { slot, source } = binding;
  if (source.kind === 'range') return emitRange(slot, source.low, source.high, inner, emit);
  const list = asList(emit(source.list));
  return (env, each) => {
    for (const item of list(env)) {
      env.locals[slot] = item ?? null;
      if (inner(env, each)) return true;
    }
    return false;
  };
}

function emitRange(slot: number, low: Node, high: Node, inner: Loop, emit: Emit): Loop {
  const from = asNumber(emit(low));
  const to = asNumber(emit(high));
  return (env, each) => {
    const first = from(env);
    const last = to(env);
    if (!first?.isInteger() || !last?.isInteger()) throw ended;
    const step = first.lte(last) ? 1 : -1;
    for (let value = first; step > 0 ? value.lte(last) : value.gte(last); value = value.plus(step)) {
      env.locals[slot] = value;
      if (inner(env, each)) return true;
    }
    return false;
  };
}

export function emitQuantified(node: NodeOf<'quantified'>, emit: Emit): Run {
  const condition = emit(node.condition);
  const loop = emitBindings(node.bindings, weightOf(node.condition), emit);
  const deciding = !node.every;
  return (env) => {
    let result: boolean | null = !deciding;
    const decided = guarded(loop, env, () => {
      const value = condition(env);
      if (typeof value !== 'boolean') result = null;
      return value === deciding;
    });
    return decided === null ? null : decided ? deciding : result;
  };
}

export function emitFor(node: NodeOf<'for'>, emit: Emit): Run {
  const body = emit(node.body);
  const loop = emitBindings(node.bindings, weightOf(node.body), emit);
  return (env) => {
    const results: unknown[] = [];
    const done = guarded(loop, env, () => {
      results.push(body(env));
      return false;
    });
    return done === null ? null : results;
  };
}

/** Null when the ends of a range are no whole numbers. */
function guarded(loop: Loop, env: Env, each: () => boolean): boolean | null {
  try {
    return loop(env, each);
  } catch (error) {
    if (error === ended) return null;
    throw error;
  }
}
