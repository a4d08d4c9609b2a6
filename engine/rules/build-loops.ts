import { type Builder, need, problem, textOf } from './builder.ts';
import { childrenOf, type SyntaxNode } from './grammar.ts';
import { type Names, withItem, withLocal } from './names.ts';
import type { Binding, Node } from './tree.ts';
import { ANY, BOOLEAN, type FeelType, isLoose, listOf, NUMBER, typeName } from './types.ts';

/** The type of one item: a single value counts as a list of itself. */
export function itemType(type: FeelType): FeelType {
  return type.kind === 'list' ? type.of : isLoose(type) ? ANY : type;
}

/** `list[condition]`, or `list[n]`: the n-th item, from the end when negative. */
export function buildFilter(builder: Builder, syntax: SyntaxNode, names: Names): Node {
  const [baseSyntax, , conditionSyntax] = childrenOf(syntax);
  const base = builder.build(baseSyntax!, names);
  const slot = builder.slots++;
  const item = itemType(base.type);
  const condition = builder.build(conditionSyntax!, withItem(names, slot, item, base.path));
  const kind = condition.type.kind;
  if (!isLoose(condition.type) && kind !== 'boolean' && kind !== 'number') {
    problem(builder, condition, 'feel.type', { expected: 'boolean', found: typeName(condition.type) });
  }
  const titles = base.type.title === undefined ? {} : { title: base.type.title, titleEn: base.type.titleEn };
  const type = kind === 'number' ? item : kind === 'boolean' ? { ...listOf(item), ...titles } : ANY;
  const path = base.path ? { path: base.path } : {};
  return { kind: 'filter', base, slot, condition, type, from: syntax.from, to: syntax.to, ...path };
}

export function buildQuantified(builder: Builder, syntax: SyntaxNode, names: Names): Node {
  const [quantifier, inExpressions, , conditionSyntax] = childrenOf(syntax);
  const { bindings, inner } = buildBindings(builder, inExpressions!, names);
  const condition = builder.build(conditionSyntax!, inner);
  need(builder, condition, BOOLEAN);
  const every = quantifier!.name === 'every';
  return { kind: 'quantified', every, bindings, condition, type: BOOLEAN, from: syntax.from, to: syntax.to };
}

export function buildFor(builder: Builder, syntax: SyntaxNode, names: Names): Node {
  const [, inExpressions, , bodySyntax] = childrenOf(syntax);
  const { bindings, inner } = buildBindings(builder, inExpressions!, names);
  const body = builder.build(bodySyntax!, inner);
  return { kind: 'for', bindings, body, type: listOf(body.type), from: syntax.from, to: syntax.to };
}

function buildBindings(builder: Builder, syntax: SyntaxNode, names: Names): { bindings: Binding[]; inner: Names } {
  const bindings: Binding[] = [];
  let inner = names;
  for (const inExpression of childrenOf(syntax)) {
    const [nameSyntax, , context] = childrenOf(inExpression);
    const name = textOf(builder, nameSyntax!);
    if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name)) problem(builder, nameSyntax!, 'feel.syntax', { found: name });
    const [low, , high] = childrenOf(context!);
    const slot = builder.slots++;
    const lowNode = builder.build(low!, inner);
    if (high) {
      const highNode = builder.build(high, inner);
      need(builder, lowNode, NUMBER);
      need(builder, highNode, NUMBER);
      bindings.push({ name, slot, source: { kind: 'range', low: lowNode, high: highNode } });
      inner = withLocal(inner, name, slot, NUMBER);
    } else {
      bindings.push({ name, slot, source: { kind: 'list', list: lowNode } });
      inner = withLocal(inner, name, slot, itemType(lowNode.type), lowNode.path);
    }
  }
  return { bindings, inner };
}
