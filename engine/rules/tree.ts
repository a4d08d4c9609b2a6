import type { FeelType } from './types.ts';
import type { Value } from './value.ts';

/**
 * The typed tree: what the grammar's tree becomes once names are resolved and types checked. Closures, readings and
 * explanations are all made from it, and so are the visual and tabular views of the studio. Plain data.
 */
interface Base {
  readonly type: FeelType;
  /** Offsets into the source. */
  readonly from: number;
  readonly to: number;
  /** Names from the scope to this value, list positions left out, when it is a part of the scope. */
  readonly path?: readonly string[];
}
export type CompareOp = '=' | '!=' | '<' | '<=' | '>' | '>=';
export type ArithOp = '+' | '-' | '*' | '/' | '**';

export type Literal = Base & { readonly kind: 'literal'; readonly value: Value };
/** A name of the scope. */
export type ScopeName = Base & { readonly kind: 'scope'; readonly name: string };
/** A value bound by for, some, every, a filter (`item`), a context entry, or `?`. */
export type Local = Base & { readonly kind: 'local'; readonly name: string; readonly slot: number };
/** A name inside a filter whose items aren't known before run time: the item's own, else the outer one. */
export type Either = Base & { readonly kind: 'either'; readonly name: string; readonly slot: number; readonly outer: Node | null };
export type Path = Base & { readonly kind: 'path'; readonly base: Node; readonly name: string };
export type Filter = Base & { readonly kind: 'filter'; readonly base: Node; readonly slot: number; readonly condition: Node };
export type Arithmetic = Base & { readonly kind: 'arithmetic'; readonly op: ArithOp; readonly left: Node; readonly right: Node };
export type Negation = Base & { readonly kind: 'negation'; readonly operand: Node };
export type Comparison = Base & { readonly kind: 'comparison'; readonly op: CompareOp; readonly left: Node; readonly right: Node };
/** `in`, `between` and the cells of decision tables: some test holds (none, when negated). */
export type Membership = Base & {
  readonly kind: 'membership';
  readonly value: Node;
  readonly tests: readonly Test[];
  readonly negated: boolean;
};
export type Logic = Base & { readonly kind: 'logic'; readonly op: 'and' | 'or'; readonly operands: readonly Node[] };
export type Not = Base & { readonly kind: 'not'; readonly operand: Node };
export type If = Base & { readonly kind: 'if'; readonly condition: Node; readonly consequent: Node; readonly alternative: Node };
export type Quantified = Base & {
  readonly kind: 'quantified';
  readonly every: boolean;
  readonly bindings: readonly Binding[];
  readonly condition: Node;
};
export type For = Base & { readonly kind: 'for'; readonly bindings: readonly Binding[]; readonly body: Node };
export type ListLiteral = Base & { readonly kind: 'list'; readonly items: readonly Node[] };
export type ContextLiteral = Base & {
  readonly kind: 'context';
  readonly entries: readonly { readonly name: string; readonly slot: number; readonly value: Node }[];
};
export type Call = Base & { readonly kind: 'call'; readonly name: string; readonly args: readonly Node[] };

export type Node =
  | Literal
  | ScopeName
  | Local
  | Either
  | Path
  | Filter
  | Arithmetic
  | Negation
  | Comparison
  | Membership
  | Logic
  | Not
  | If
  | Quantified
  | For
  | ListLiteral
  | ContextLiteral
  | Call;
export type NodeOf<K extends Node['kind']> = Extract<Node, { kind: K }>;

/** One test of a membership: `< 5`, `[1..5)`, a value or list of values, or a condition over `?`. */
export type Test =
  | { readonly kind: 'compare'; readonly op: CompareOp; readonly operand: Node }
  | { readonly kind: 'range'; readonly low: Node; readonly high: Node; readonly lowClosed: boolean; readonly highClosed: boolean }
  | { readonly kind: 'member'; readonly operand: Node }
  | { readonly kind: 'holds'; readonly operand: Node };
/** `name in list`, or `name in low..high` (whole numbers, both ends included, downwards when low > high). */
export interface Binding {
  readonly name: string;
  readonly slot: number;
  readonly source: { readonly kind: 'list'; readonly list: Node } | { readonly kind: 'range'; readonly low: Node; readonly high: Node };
}

/** Nodes directly below a node, in the order of the source. */
export function partsOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'literal':
    case 'scope':
    case 'local':
      return [];
    case 'either':
      return node.outer ? [node.outer] : [];
    case 'path':
      return [node.base];
    case 'filter':
      return [node.base, node.condition];
    case 'arithmetic':
    case 'comparison':
      return [node.left, node.right];
    case 'negation':
    case 'not':
      return [node.operand];
    case 'membership':
      return [node.value, ...node.tests.flatMap(testParts)];
    case 'logic':
      return node.operands;
    case 'if':
      return [node.condition, node.consequent, node.alternative];
    case 'quantified':
      return [...node.bindings.flatMap(bindingParts), node.condition];
    case 'for':
      return [...node.bindings.flatMap(bindingParts), node.body];
    case 'list':
      return node.items;
    case 'context':
      return node.entries.map((entry) => entry.value);
    case 'call':
      return node.args;
  }
}

function testParts(test: Test): readonly Node[] {
  return test.kind === 'range' ? [test.low, test.high] : [test.operand];
}

function bindingParts(binding: Binding): readonly Node[] {
  return binding.source.kind === 'list' ? [binding.source.list] : [binding.source.low, binding.source.high];
}

/** Steps one pass over a node takes, loops counted once. */
export function weightOf(node: Node): number {
  return partsOf(node).reduce((sum, part) => sum + weightOf(part), 1);
}

/** Every part of the scope an expression reads, each once; a list that is looped over, and the members read of its items. */
export function namesOf(root: Node): string[][] {
  const found = new Map<string, string[]>();
  const visit = (node: Node, inside: boolean): void => {
    if (node.path && node.path.length > 0 && !inside) found.set(node.path.join('.'), [...node.path]);
    const chained = node.path !== undefined;
    partsOf(node).forEach((part, index) => {
      visit(part, chained && index === 0 && (node.kind === 'path' || node.kind === 'filter'));
    });
  };
  visit(root, false);
  return [...found.values()];
}
