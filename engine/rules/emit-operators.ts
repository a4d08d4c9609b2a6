import { charge, type Emit, type Env, type Run } from './budget.ts';
import { asBoolean, asDate, asNumber } from './coerce.ts';
import { finite, type Num, toNum } from './decimal.ts';
import type { ArithOp, CompareOp, Node, NodeOf } from './tree.ts';
import { dateText, equal, order, orderTexts } from './value.ts';

const operations: Readonly<Record<ArithOp, (left: Num, right: Num, env: Env) => Num | null>> = {
  '+': (left, right) => finite(left.plus(right)),
  '-': (left, right) => finite(left.minus(right)),
  '*': (left, right) => finite(left.times(right)),
  '/': (left, right) => (right.isZero() ? null : finite(left.div(right))),
  '**': power,
};

function power(base: Num, exponent: Num, env: Env): Num | null {
  charge(env, exponent.isInteger() ? 20 : 200);
  return exponent.abs().gt(100_000) && !base.abs().eq(1) && !base.isZero() ? null : finite(base.pow(exponent));
}

export function emitArithmetic(node: NodeOf<'arithmetic'>, emit: Emit): Run {
  const left = emit(node.left);
  const right = emit(node.right);
  const operation = operations[node.op];
  if (node.op === '+' && node.type.kind !== 'number') {
    return (env) => plus(left(env), right(env), env);
  }
  const leftNumber = asNumber(left);
  const rightNumber = asNumber(right);
  return (env) => {
    const a = leftNumber(env);
    const b = rightNumber(env);
    return a === null || b === null ? null : operation(a, b, env);
  };
}

/** `+` of numbers or of strings. */
function plus(left: unknown, right: unknown, env: Env): unknown {
  if (typeof left === 'string' && typeof right === 'string') {
    charge(env, (left.length + right.length) >> 6);
    return left + right;
  }
  const a = toNum(left);
  const b = toNum(right);
  return a && b ? finite(a.plus(b)) : null;
}

export function emitNegation(node: NodeOf<'negation'>, emit: Emit): Run {
  const operand = asNumber(emit(node.operand));
  return (env) => {
    const value = operand(env);
    return value === null ? null : finite(value.negated());
  };
}

const relations: Readonly<Record<CompareOp, (order: number) => boolean>> = {
  '=': (order) => order === 0,
  '!=': (order) => order !== 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

export function emitComparison(node: NodeOf<'comparison'>, emit: Emit): Run {
  if (node.op === '=' || node.op === '!=') return emitEquality(node.left, node.right, node.op, emit);
  const compare = emitOrder(node.left, node.right, emit);
  const relation = relations[node.op];
  return (env) => {
    const order = compare(env);
    return order === null ? null : relation(order);
  };
}

/** Compares as the static types say, so that a string of the scope is read as the date it stands for. */
export function emitOrder(left: Node, right: Node, emit: Emit): (env: Env) => number | null {
  const a = emit(left);
  const b = emit(right);
  const kinds = [left.type.kind, right.type.kind];
  if (kinds.includes('date')) {
    const dates = [asDate(a), asDate(b)] as const;
    return (env) => orderTexts(dates[0](env), dates[1](env));
  }
  if (kinds.includes('number')) {
    const numbers = [asNumber(a), asNumber(b)] as const;
    return (env) => {
      const x = numbers[0](env);
      const y = numbers[1](env);
      return x === null || y === null ? null : x.comparedTo(y);
    };
  }
  return (env) => order(a(env), b(env));
}

export function emitEquality(leftNode: Node, rightNode: Node, op: '=' | '!=', emit: Emit): (env: Env) => boolean | null {
  const left = emit(leftNode);
  const right = emit(rightNode);
  const wanted = op === '=';
  const dates = leftNode.type.kind === 'date' || rightNode.type.kind === 'date';
  const same = dates ? equalAsDates : equalRaw;
  return (env) => {
    const result = same(left(env), right(env), env);
    return result === null ? null : result === wanted;
  };
}

function equalRaw(left: unknown, right: unknown, env: Env): boolean | null {
  if (left === null || right === null) return left === right;
  if (typeof left === 'string' && typeof right === 'string') return left === right;
  return equal(left, right, () => charge(env, 1));
}

function equalAsDates(left: unknown, right: unknown): boolean | null {
  if (left === null || right === null) return left === right;
  const order = orderTexts(dateText(left), dateText(right));
  return order === null ? null : order === 0;
}

/** Three-valued: a decided operand decides, else null when one is null (DMN 1.5 table 50). */
export function emitLogic(node: NodeOf<'logic'>, emit: Emit): Run {
  const operands = node.operands.map((operand) => asBoolean(emit(operand)));
  const deciding = node.op === 'or';
  return (env) => {
    let result: boolean | null = !deciding;
    for (const operand of operands) {
      const value = operand(env);
      if (value === deciding) return deciding;
      if (value === null) result = null;
    }
    return result;
  };
}

export function emitNot(node: NodeOf<'not'>, emit: Emit): Run {
  const operand = asBoolean(emit(node.operand));
  return (env) => {
    const value = operand(env);
    return value === null ? null : !value;
  };
}

/** A condition that isn't true takes the `else`. */
export function emitIf(node: NodeOf<'if'>, emit: Emit): Run {
  const condition = emit(node.condition);
  const then = emit(node.consequent);
  const otherwise = emit(node.alternative);
  return (env) => (condition(env) === true ? then(env) : otherwise(env));
}
