import { type Builder, need, problem, textOf } from './builder.ts';
import { childrenOf, type SyntaxNode } from './grammar.ts';
import type { Names } from './names.ts';
import type { ArithOp, Node } from './tree.ts';
import { ANY, BOOLEAN, isLoose, NUMBER, STRING, typeName, unify } from './types.ts';

/** `+ - * / **` over numbers, `+` also over strings, and the minus sign. */
export function buildArithmetic(builder: Builder, syntax: SyntaxNode, names: Names): Node {
  const children = childrenOf(syntax);
  const at = { from: syntax.from, to: syntax.to };
  if (children.length === 2) {
    const operand = builder.build(children[1]!, names);
    need(builder, operand, NUMBER);
    return { kind: 'negation', operand, type: NUMBER, ...at };
  }
  const left = builder.build(children[0]!, names);
  const right = builder.build(children[2]!, names);
  const op = textOf(builder, children[1]!) as ArithOp;
  const kinds = [left.type, right.type].filter((type) => !isLoose(type)).map((type) => type.kind);
  const wanted = op === '+' && kinds[0] === 'string' ? 'string' : 'number';
  if (kinds.some((kind) => kind !== wanted)) {
    return problem(builder, syntax, 'feel.operands', { operator: op, left: typeName(left.type), right: typeName(right.type) });
  }
  const type = op === '+' && kinds.length === 0 ? ANY : wanted === 'string' ? STRING : NUMBER;
  return { kind: 'arithmetic', op, left, right, type, ...at };
}

/** `a and b and c` is one node: the grammar nests to the left. */
export function buildLogic(builder: Builder, syntax: SyntaxNode, names: Names): Node {
  const op = syntax.name === 'Conjunction' ? 'and' : 'or';
  const clauses: SyntaxNode[] = [];
  let rest: SyntaxNode = syntax;
  while (rest.name === syntax.name) {
    const children = childrenOf(rest);
    clauses.unshift(children.at(-1)!);
    rest = children[0]!;
  }
  const operands = [rest, ...clauses].map((clause) => {
    const operand = builder.build(clause, names);
    need(builder, operand, BOOLEAN);
    return operand;
  });
  return { kind: 'logic', op, operands, type: BOOLEAN, from: syntax.from, to: syntax.to };
}

export function buildIf(builder: Builder, syntax: SyntaxNode, names: Names): Node {
  const [, conditionSyntax, , consequentSyntax, , alternativeSyntax] = childrenOf(syntax);
  const condition = builder.build(conditionSyntax!, names);
  need(builder, condition, BOOLEAN);
  const consequent = builder.build(consequentSyntax!, names);
  const alternative = builder.build(alternativeSyntax!, names);
  const type = unify(consequent.type, alternative.type);
  return { kind: 'if', condition, consequent, alternative, type, from: syntax.from, to: syntax.to };
}
