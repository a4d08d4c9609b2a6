/** How far a condition is from being true, or false: 0 when it is, else a number that shrinks as the values come near. */
import { daysBetween, isDate } from '../../calendar/date.ts';
import type { CompareOp, Node, NodeOf, Test } from '../../rules/tree.ts';
import { BOOLEAN } from '../../rules/types.ts';
import { bound, type Moment, readIn, referenceOf } from './moment.ts';

export function distance(node: Node, wanted: boolean, moment: Moment): number {
  switch (node.kind) {
    case 'not':
      return distance(node.operand, !wanted, moment);
    case 'logic': {
      const parts = node.operands.map((operand) => distance(operand, wanted, moment));
      return (node.op === 'and') === wanted ? sum(parts) : Math.min(...parts);
    }
    case 'comparison':
      return compared(node, wanted, moment);
    case 'membership':
      return member(node, wanted !== node.negated, moment);
    case 'quantified':
      return quantified(node, wanted, moment);
    case 'if':
      return readIn(node.condition, moment) === true
        ? distance(node.consequent, wanted, moment)
        : distance(node.alternative, wanted, moment);
    default:
      return scored(node, wanted, moment) ?? settledAs(readIn(node, moment), wanted);
  }
}

function settledAs(value: unknown, wanted: boolean): number {
  return (value === true) === wanted && (wanted || value === false || value === null) ? 0 : 1;
}

function sum(parts: readonly number[]): number {
  return parts.reduce((total, part) => total + part, 0);
}

function compared(node: NodeOf<'comparison'>, wanted: boolean, moment: Moment): number {
  const given = readIn(node, moment);
  // Unknown is not true: it does where the condition must fail.
  if (wanted ? given === true : given !== true) return 0;
  const gap = between(readIn(node.left, moment), readIn(node.right, moment));
  return gap === null ? 1 : 0.05 + 0.9 * (gap / (gap + 1));
}

/** Positive number: how far apart two values lie, in their own measure, relative to their size. */
function between(left: unknown, right: unknown): number | null {
  if (typeof left === 'number' && typeof right === 'number') return Math.abs(left - right) / Math.max(1, Math.abs(right));
  if (isDate(left) && isDate(right)) return Math.abs(daysBetween(left, right)) / 365;
  return null;
}

function member(node: NodeOf<'membership'>, wanted: boolean, moment: Moment): number {
  const tests = node.tests.map((test) => distance(asNode(test, node.value), wanted, moment));
  if (wanted) return tests.length === 0 ? 0 : Math.min(...tests);
  return sum(tests);
}

/** A test as a condition of its own. */
export function asNode(test: Test, value: Node): Node {
  const at = { type: BOOLEAN, from: 0, to: 0 };
  const compare = (op: CompareOp, left: Node, right: Node): Node => ({ kind: 'comparison', op, left, right, ...at });
  switch (test.kind) {
    case 'compare':
      return compare(test.op, value, test.operand);
    case 'range': {
      const low = compare(test.lowClosed ? '>=' : '>', value, test.low);
      return { kind: 'logic', op: 'and', operands: [low, compare(test.highClosed ? '<=' : '<', value, test.high)], ...at };
    }
    case 'member':
      if (test.operand.kind === 'list' && value.type.kind !== 'list') {
        return { kind: 'logic', op: 'or', operands: test.operand.items.map((item) => compare('=', value, item)), ...at };
      }
      return test.operand.type.kind === 'list'
        ? { kind: 'call', name: 'list contains', args: [test.operand, value], ...at }
        : compare('=', value, test.operand);
    case 'holds':
      return test.operand;
  }
}

function quantified(node: NodeOf<'quantified'>, wanted: boolean, moment: Moment): number {
  const [binding] = node.bindings;
  if (node.bindings.length !== 1 || binding?.source.kind !== 'list') return settledAs(readIn(node, moment), wanted);
  const list = readIn(binding.source.list, moment);
  const items = Array.isArray(list) ? list : [];
  const parts = items.map((item) => distance(node.condition, wanted, bound(moment, binding.slot, item, null)));
  // `some` wanted, or `every` unwanted: one item is enough.
  if (node.every !== wanted) return parts.length === 0 ? 2 : Math.min(...parts);
  return sum(parts);
}

/** `pass` of a scorecard: by the points that are missing, or too many. */
function scored(node: Node, wanted: boolean, moment: Moment): number | null {
  const reference = referenceOf(node, moment);
  if (reference?.kind !== 'result' || reference.keys.length !== 1 || reference.keys[0] !== 'pass') return null;
  const result = moment.scope[reference.step] as Partial<Score> | null | undefined;
  if (!result || result.total === undefined || result.passTotal === undefined || !result.dimensions) return null;
  if (result.pass === wanted) return 0;
  const needs = [
    { have: result.total, need: result.passTotal },
    ...result.dimensions.map(({ score, min }) => ({ have: score, need: min ?? 0 })),
  ];
  const gaps = needs.map(({ have, need }) => (wanted ? need - have : have - need + 1) / Math.max(1, need));
  return wanted ? 0.1 + sum(gaps.filter((gap) => gap > 0)) : 0.1 + Math.min(...gaps.filter((gap) => gap > 0), 1);
}
interface Score {
  readonly total: number;
  readonly pass: boolean;
  readonly passTotal: number;
  readonly dimensions: readonly { readonly score: number; readonly min: number | null }[];
}
