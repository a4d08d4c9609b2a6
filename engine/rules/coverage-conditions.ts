/** Lists of conditions of which the first that holds counts: bands of a scorecard, branches of a decision. */
import { atomText } from './coverage-axis.ts';
import { type Box, firstBit, intersect, type Purse, Spent, uncovered } from './coverage-boxes.ts';
import { type Axis, axesOf, boxesOf, type Constants, type Formula, formulaOf } from './coverage-clauses.ts';
import type { Node } from './tree.ts';

export interface ConditionCoverage {
  /** Conditions that are true for no value whatever. */
  readonly never: readonly number[];
  /** Conditions that are true only where an earlier one is: they never count. `by`: those earlier ones. */
  readonly masked: readonly { readonly index: number; readonly by: readonly number[] }[];
  /** One of the conditions holds, whatever the values. */
  readonly complete: boolean;
  /** With conditions over one number or date only: values in order, each with the condition that counts there (-1: none). */
  readonly line: readonly { readonly value: string; readonly index: number }[] | null;
  /** Conditions not decided: too long, or the budget is spent. */
  readonly undecided: readonly number[];
}

/** @param conditions typed trees with the sources their offsets mean; null for one that doesn't compile. */
export function coverConditions(
  conditions: readonly ({ readonly tree: Node; readonly source: string } | null)[],
  constants: Constants,
  budget = 20_000,
): ConditionCoverage {
  const formulas = conditions.map((condition) => (condition ? formulaOf(condition.tree, condition.source, constants) : null));
  const { axes, indexOf } = axesOf(formulas.filter((formula): formula is Formula => formula !== null));
  const full = axes.map((axis) => axis.full);
  const where = formulas.map((formula) => (formula ? boxesOf(formula, true, axes, indexOf) : null));
  const purse: Purse = { left: budget };
  const never: number[] = [];
  const masked: { index: number; by: number[] }[] = [];
  const undecided: number[] = [];
  const earlier: { index: number; box: Box }[] = [];
  const isCovered = (boxes: readonly Box[]): boolean | null => {
    try {
      const others = earlier.map(({ box }) => box);
      return boxes.every((box) => uncovered(box, others, full, purse) === null);
    } catch (error) {
      if (error instanceof Spent) return null;
      throw error;
    }
  };
  for (const [index, boxes] of where.entries()) {
    if (!boxes) {
      if (formulas[index]) undecided.push(index);
      continue;
    }
    const covered = boxes.length > 0 && isCovered(boxes);
    if (boxes.length === 0) never.push(index);
    else if (covered === null) undecided.push(index);
    else if (covered) {
      const by = earlier.filter(({ box }) => boxes.some((own) => intersect(own, box) !== null)).map((other) => other.index);
      masked.push({ index, by: [...new Set(by)] });
    }
    earlier.push(...boxes.map((box) => ({ index, box })));
  }
  return { never, masked, complete: isCovered([new Map()]) === true, line: lineOf(where, axes), undecided };
}

/** Which condition counts (-1: none) along a line of values, when the conditions are over one number or date. */
function lineOf(where: readonly (readonly Box[] | null)[], axes: readonly Axis[]): ConditionCoverage['line'] {
  const [axis] = axes;
  if (!axis || axes.length > 1 || (axis.type.kind !== 'number' && axis.type.kind !== 'date') || where.includes(null)) return null;
  const taken = where.map((boxes) => (boxes ?? []).reduce((bits, box) => bits | (box.get(0) ?? axis.full), 0n));
  return axis.atoms.flatMap((atom, index) => {
    const at = 1n << BigInt(index);
    return atom === null ? [] : [{ value: atomText(atom, axis.type), index: taken.findIndex((bits) => (bits & at) !== 0n) }];
  });
}

export interface NoneHolds {
  /** Values, as a person reads them, for which none of the conditions is true. */
  readonly example: string;
  /** The values are of one name: they can be met. Several may depend on each other in ways not looked into. */
  readonly certain: boolean;
}

/**
 * Values for which none of the conditions is true; null when one always is, or when it isn't decided: a condition compares two
 * values of the case with each other, or the budget is spent.
 * @param isFilled says of a name whether its value is always there
 */
export function noneHolds(
  conditions: readonly { readonly tree: Node; readonly source: string }[],
  constants: Constants,
  isFilled: (name: string) => boolean,
  budget = 20_000,
): NoneHolds | null {
  const formulas = conditions.map(({ tree, source }) => formulaOf(tree, source, constants));
  if (formulas.some(isOpaque)) return null;
  const { axes, indexOf } = axesOf(formulas);
  const boxes = formulas.map((formula) => boxesOf(formula, true, axes, indexOf));
  if (boxes.includes(null)) return null;
  const full = axes.map((axis) => axis.full);
  const filled = (axis: Axis) => axis.full & ~(1n << BigInt(axis.atoms.indexOf(null)));
  const purse: Purse = { left: budget };
  const open = (start: Box) => uncovered(start, (boxes as Box[][]).flat(), full, purse);
  try {
    const given = open(new Map(axes.map((axis, index) => [index, filled(axis)])));
    const found = given ?? open(new Map(axes.flatMap((axis, index) => (isFilled(axis.source) ? [[index, filled(axis)] as const] : []))));
    if (!found) return null;
    const words = axes.map((axis, index) => {
      const bits = found.get(index) ?? axis.full;
      const some = bits & filled(axis);
      const atom = axis.atoms[firstBit(some === 0n ? bits : some)] ?? null;
      return `${axis.type.title ?? axis.source} = ${atomText(atom, axis.type)}`;
    });
    return { example: words.join(', '), certain: axes.length <= 1 };
  } catch (error) {
    if (error instanceof Spent) return null;
    throw error;
  }
}

/** A clause that is not about one value and constants. A boolean of the case is about itself. */
function isOpaque(formula: Formula): boolean {
  if (formula.kind === 'constant') return false;
  if (formula.kind === 'not') return isOpaque(formula.operand);
  if (formula.kind === 'clause') return !formula.clause.run && formula.clause.value.path === undefined;
  return formula.operands.some(isOpaque);
}
