import { charge, type Emit, type Env, type Run } from './budget.ts';
import { emitComparison, emitEquality, emitOrder } from './emit-operators.ts';
import type { Node, NodeOf, Test } from './tree.ts';
import { BOOLEAN } from './types.ts';
import { equal } from './value.ts';

type Check = (env: Env) => boolean | null;

/** Some test holds: three-valued like `or`; negated like `not(… or …)`. */
export function emitMembership(node: NodeOf<'membership'>, emit: Emit): Run {
  const checks = node.tests.map((test) => emitTest(test, node.value, emit));
  const { negated } = node;
  return (env) => {
    let result: boolean | null = false;
    for (const check of checks) {
      const value = check(env);
      if (value === true) return !negated;
      if (value === null) result = null;
    }
    return result === null ? null : negated;
  };
}

/** One test as a closure of its own, for explanations. */
export function emitTest(test: Test, value: Node, emit: Emit): Check {
  switch (test.kind) {
    case 'compare':
      return compareCheck(test, value, emit);
    case 'range':
      return rangeCheck(test, value, emit);
    case 'member':
      return memberCheck(test.operand, value, emit);
    case 'holds': {
      const run = emit(test.operand);
      return (env) => {
        const held = run(env);
        return typeof held === 'boolean' ? held : null;
      };
    }
  }
}

function compareCheck(test: Test & { kind: 'compare' }, value: Node, emit: Emit): Check {
  const { from, to } = test.operand;
  return emitComparison({ kind: 'comparison', op: test.op, left: value, right: test.operand, type: BOOLEAN, from, to }, emit) as Check;
}

function rangeCheck(test: Test & { kind: 'range' }, value: Node, emit: Emit): Check {
  const toLow = emitOrder(value, test.low, emit);
  const toHigh = emitOrder(value, test.high, emit);
  return (env) => {
    const low = toLow(env);
    const high = toHigh(env);
    if (low === null || high === null) return null;
    return (test.lowClosed ? low >= 0 : low > 0) && (test.highClosed ? high <= 0 : high < 0);
  };
}

/** In the list given, or equal to the single value given. */
function memberCheck(operand: Node, value: Node, emit: Emit): Check {
  if (operand.type.kind !== 'list' && operand.type.kind !== 'any') return emitEquality(value, operand, '=', emit);
  if (operand.kind === 'list' && value.type.kind !== 'list') {
    const checks = operand.items.map((item) => emitEquality(value, item, '=', emit));
    return (env) => checks.some((check) => check(env) === true);
  }
  const run = emit(operand);
  const wanted = emit(value);
  const visit = (env: Env) => () => charge(env, 1);
  return (env) => {
    const list = run(env);
    const item = wanted(env);
    if (!Array.isArray(list) || Array.isArray(item)) return equal(item, list, visit(env));
    return list.some((other) => equal(item, other ?? null, visit(env)) === true);
  };
}
