/** Conditions as boxes: which clauses speak about which axis, and where they are true and where false (three-valued). */
import type { Env } from './budget.ts';
import { type Atom, atomsOf } from './coverage-axis.ts';
import { type Bits, type Box, intersect } from './coverage-boxes.ts';
import { emit } from './emit.ts';
import { type Node, partsOf, type Test } from './tree.ts';
import { BOOLEAN, type FeelType } from './types.ts';

export interface Axis {
  /** What the axis is of, as written: `application.rdRatio`. */
  readonly source: string;
  readonly type: FeelType;
  readonly atoms: readonly Atom[];
  readonly full: Bits;
  /** What the values are compared with: where the axis is cut. */
  readonly constants: readonly unknown[];
}

/** A clause is decided by one axis alone: comparison, membership, or a boolean nobody looks into. */
interface Clause {
  readonly axis: string;
  readonly value: Node;
  readonly constants: readonly unknown[];
  /** Runs the clause with the value given; absent for booleans nobody looks into. */
  readonly run?: (value: Atom) => unknown;
}
/** A condition, its clauses found. */
export type Formula =
  | { readonly kind: 'clause'; readonly clause: Clause }
  | { readonly kind: 'constant'; readonly value: unknown }
  | { readonly kind: 'not'; readonly operand: Formula }
  | { readonly kind: 'and' | 'or'; readonly operands: readonly Formula[] };

/** Values that names outside of the case have in this definition: `parameters`. */
export type Constants = Readonly<Record<string, unknown>>;

/** Value of an expression over constants only; undefined for others. */
export function constantOf(node: Node, constants: Constants, source: string): { readonly value: unknown } | undefined {
  if (!isConstant(node, constants)) return undefined;
  try {
    return { value: emit(node)(envOf(constants, source, null)) };
  } catch {
    return undefined;
  }
}

function isConstant(node: Node, constants: Constants): boolean {
  if (node.kind === 'scope') return Object.hasOwn(constants, node.name);
  if (node.kind === 'local' || node.kind === 'either' || node.kind === 'for' || node.kind === 'quantified' || node.kind === 'filter')
    return false;
  return partsOf(node).every((part) => isConstant(part, constants));
}

function envOf(scope: Constants, source: string, value: unknown): Env {
  return { scope, locals: [value], source, budget: 10_000, left: 10_000 };
}

/** Reads a boolean tree; `source` is what its offsets mean. */
export function formulaOf(node: Node, source: string, constants: Constants): Formula {
  if (node.kind === 'logic') {
    return { kind: node.op, operands: node.operands.map((operand) => formulaOf(operand, source, constants)) };
  }
  if (node.kind === 'not') return { kind: 'not', operand: formulaOf(node.operand, source, constants) };
  const constant = constantOf(node, constants, source);
  if (constant) return { kind: 'constant', value: constant.value };
  const value = subjectOf(node, constants, source);
  const found = value && constantsIn(node, value, constants, source);
  if (value && found) {
    const run = emit(replaced(node, value));
    return {
      kind: 'clause',
      clause: { axis: keyOf(value, source), value, constants: found, run: (atom) => run(envOf(constants, source, atom)) },
    };
  }
  return { kind: 'clause', clause: { axis: keyOf(node, source), value: { ...node, type: BOOLEAN } as Node, constants: [] } };
}

/** What a comparison or membership is about. */
function subjectOf(node: Node, constants: Constants, source: string): Node | null {
  if (node.kind === 'membership') return node.value;
  if (node.kind === 'call' && node.name === 'is defined') return node.args[0] ?? null;
  if (node.kind !== 'comparison') return null;
  return constantOf(node.left, constants, source) ? node.right : node.left;
}

/** Constants at which a condition over `value` may change; null when it is not made of comparisons of it with constants. */
export function constantsIn(node: Node, value: Node, constants: Constants, source: string): unknown[] | null {
  const constant = (operand: Node, ordered: boolean): unknown[] | null => {
    const found = constantOf(operand, constants, source);
    if (!found) return null;
    const values = Array.isArray(found.value) ? found.value : [found.value];
    return ordered && values.some((one) => typeof one === 'string') && value.type.kind !== 'date' ? null : values;
  };
  const all = (lists: readonly (unknown[] | null)[]): unknown[] | null => (lists.includes(null) ? null : (lists as unknown[][]).flat());
  const same = (other: Node) => other === value || (keyOf(other, source) === keyOf(value, source) && other.kind === value.kind);
  const ofTest = (test: Test): unknown[] | null => {
    if (test.kind === 'range') return all([constant(test.low, true), constant(test.high, true)]);
    if (test.kind === 'holds') return constantsIn(test.operand, value, constants, source);
    return constant(test.operand, test.kind === 'compare' && test.op !== '=' && test.op !== '!=');
  };
  switch (node.kind) {
    case 'comparison': {
      const ordered = node.op !== '=' && node.op !== '!=';
      if (same(node.left)) return constant(node.right, ordered);
      return same(node.right) ? constant(node.left, ordered) : null;
    }
    case 'membership':
      return same(node.value) ? all(node.tests.map(ofTest)) : null;
    case 'logic':
      return all(node.operands.map((operand) => constantsIn(operand, value, constants, source)));
    case 'not':
      return constantsIn(node.operand, value, constants, source);
    case 'call':
      return node.name === 'is defined' && node.args.length === 1 && same(node.args[0]!) ? [] : null;
    default:
      return same(node) && node.type.kind === 'boolean' ? [] : null;
  }
}

/** The same clause over the local in slot 0. */
function replaced(node: Node, value: Node): Node {
  const local: Node = { kind: 'local', name: '?', slot: 0, type: value.type, from: value.from, to: value.to };
  if (node.kind === 'comparison') return node.left === value ? { ...node, left: local } : { ...node, right: local };
  if (node.kind === 'call') return { ...node, args: [local] };
  return node.kind === 'membership' ? { ...node, value: local } : node;
}

function keyOf(node: Node, source: string): string {
  return node.kind === 'local' ? node.name : (node.path?.join('.') ?? source.slice(node.from, node.to).replace(/\s+/g, ' '));
}

/** Axes of formulas, in the order in which they are met. */
export function axesOf(formulas: readonly Formula[]): { readonly axes: readonly Axis[]; readonly indexOf: ReadonlyMap<string, number> } {
  const found = new Map<string, { type: FeelType; constants: unknown[] }>();
  const visit = (formula: Formula): void => {
    if (formula.kind === 'constant') return;
    if (formula.kind === 'not') visit(formula.operand);
    else if (formula.kind !== 'clause') formula.operands.forEach(visit);
    else {
      const { axis, value, constants } = formula.clause;
      const known = found.get(axis) ?? { type: value.type, constants: [] };
      known.constants.push(...constants);
      found.set(axis, known);
    }
  };
  formulas.forEach(visit);
  const axes = [...found].map(([source, { type, constants }]) => axisOf(source, type, constants));
  return { axes, indexOf: new Map([...found.keys()].map((key, index) => [key, index])) };
}

export function axisOf(source: string, type: FeelType, constants: readonly unknown[]): Axis {
  const atoms = atomsOf(type, constants);
  return { source, type, atoms, full: (1n << BigInt(atoms.length)) - 1n, constants };
}

/** The atoms on which a test of them gives `wanted`. */
export function bitsOf(axis: Axis, test: (atom: Atom) => unknown, wanted: boolean): Bits {
  return axis.atoms.reduce((bits, atom, index) => (test(atom) === wanted ? bits | (1n << BigInt(index)) : bits), 0n);
}

/** Boxes a formula may become before it is given up as too long. */
const most = 400;

/** Where a formula is true (or false); null when it has too many alternatives to be worked out. */
export function boxesOf(formula: Formula, wanted: boolean, axes: readonly Axis[], indexOf: ReadonlyMap<string, number>): Box[] | null {
  if (formula.kind === 'not') return boxesOf(formula.operand, !wanted, axes, indexOf);
  if (formula.kind === 'constant') return formula.value === wanted ? [new Map()] : [];
  if (formula.kind === 'clause') {
    const index = indexOf.get(formula.clause.axis)!;
    const axis = axes[index]!;
    const bits = bitsOf(axis, formula.clause.run ?? ((atom) => atom), wanted);
    return bits === 0n ? [] : [bits === axis.full ? new Map() : new Map([[index, bits]])];
  }
  const parts = formula.operands.map((operand) => boxesOf(operand, wanted, axes, indexOf));
  if (parts.includes(null)) return null;
  const boxes = (formula.kind === 'and') === wanted ? product(parts as Box[][]) : (parts as Box[][]).flat();
  return boxes && boxes.length <= most ? boxes : null;
}

function product(parts: readonly (readonly Box[])[]): Box[] | null {
  let boxes: Box[] = [new Map()];
  for (const part of parts) {
    if (boxes.length * part.length > most * 10) return null;
    boxes = boxes.flatMap((box) => part.map((other) => intersect(box, other)).filter((both) => both !== null));
  }
  return boxes;
}
