import type { SyntaxNode } from './grammar.ts';
import { type Names, suggest } from './names.ts';
import type { FeelProblem, FeelProblemCode } from './problem.ts';
import type { Node } from './tree.ts';
import { ANY, accepts, type FeelType, typeName } from './types.ts';
import type { Value } from './value.ts';

/** One walk from the grammar's tree to the typed tree; problems are gathered, and a wrong part becomes `any`. */
export interface Builder {
  readonly source: string;
  readonly scopeType: FeelType | null;
  readonly problems: FeelProblem[];
  /** Slots given to locals so far. */
  slots: number;
  depth: number;
  build(syntax: SyntaxNode, names: Names): Node;
}
export type BuildPart = (builder: Builder, syntax: SyntaxNode, names: Names) => Node;
interface Place {
  readonly from: number;
  readonly to: number;
}

export function textOf(builder: Builder, syntax: SyntaxNode): string {
  return builder.source.slice(syntax.from, syntax.to);
}

export function literal(at: Place, value: Value, type: FeelType): Node {
  return { kind: 'literal', value, type, from: at.from, to: at.to };
}

/** Notes a problem and stands in for the part that has it. */
export function problem(builder: Builder, at: Place, code: FeelProblemCode, params: FeelProblem['params']): Node {
  const known = builder.problems.some((other) => other.code === code && other.from === at.from && other.to === at.to);
  if (!known) builder.problems.push({ code, params, from: at.from, to: at.to });
  return literal(at, null, ANY);
}

/** Notes a name that isn't known, with what may have been meant. */
export function unknownName(builder: Builder, at: Place, name: string, known: readonly string[]): Node {
  const suggestion = suggest(name, known, builder.scopeType);
  return problem(builder, at, 'feel.name', suggestion ? { name, suggestion } : { name });
}

/** Notes a problem unless the node may stand where `expected` is needed. */
export function need(builder: Builder, node: Node, expected: FeelType): void {
  if (accepts(expected, node.type)) return;
  problem(builder, node, 'feel.type', { expected: typeName(expected), found: typeName(node.type) });
}
