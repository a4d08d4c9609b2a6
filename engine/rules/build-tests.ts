import { isDate } from '../calendar/date.ts';
import { nearest } from '../model/similar.ts';
import { type Builder, problem, textOf } from './builder.ts';
import { childrenOf, type SyntaxNode } from './grammar.ts';
import type { Names } from './names.ts';
import type { CompareOp, Node, Test } from './tree.ts';
import { BOOLEAN, type FeelType, isLoose, typeName } from './types.ts';

/** Comparisons, `between … and …` and `in`. */
export function buildComparison(builder: Builder, syntax: SyntaxNode, names: Names): Node {
  const children = childrenOf(syntax);
  const at = { from: syntax.from, to: syntax.to };
  const left = builder.build(children[0]!, names);
  const operator = children[1]!;
  if (operator.name === 'between') {
    const low = builder.build(children[2]!, names);
    const high = builder.build(children[4]!, names);
    comparable(builder, '>=', left, low);
    comparable(builder, '<=', left, high);
    const test: Test = { kind: 'range', low, high, lowClosed: true, highClosed: true };
    return { kind: 'membership', value: left, tests: [test], negated: false, type: BOOLEAN, ...at };
  }
  if (operator.name === 'in') {
    const tests = testSyntaxes(children.slice(2)).map((test) => buildTest(builder, test, left, names, false));
    return { kind: 'membership', value: left, tests, negated: false, type: BOOLEAN, ...at };
  }
  const op = textOf(builder, operator) as CompareOp;
  const right = builder.build(children[2]!, names);
  comparable(builder, op, left, right);
  return { kind: 'comparison', op, left, right, type: BOOLEAN, ...at };
}

/** The single tests below `PositiveUnaryTests`, a parenthesis around one, or one alone. */
export function testSyntaxes(children: readonly SyntaxNode[]): SyntaxNode[] {
  const tests = children.flatMap((child) => (child.name === 'PositiveUnaryTests' ? childrenOf(child) : [child]));
  return tests.filter((child) => child.name === 'PositiveUnaryTest').map(unwrap);
}

function unwrap(test: SyntaxNode): SyntaxNode {
  const inner = childrenOf(test)[0]!;
  const parenthesised = inner.name === 'ParenthesizedExpression' ? childrenOf(inner)[1] : undefined;
  return parenthesised?.name === 'SimplePositiveUnaryTest' ? parenthesised : inner;
}

/** One test of `value`. In cells a condition over `?` holds by itself (DMN 1.5 §7.3.3); `in` compares with it. */
export function buildTest(builder: Builder, syntax: SyntaxNode, value: Node, names: Names, cell: boolean): Test {
  if (syntax.name === 'SimplePositiveUnaryTest') return buildSimpleTest(builder, syntax, value, names);
  const operand = builder.build(syntax, names);
  if (cell && operand.type.kind === 'boolean' && mentionsInput(builder, syntax)) return { kind: 'holds', operand };
  const compared = operand.type.kind === 'list' && value.type.kind !== 'list' ? operand.type.of : operand.type;
  if (operand.kind === 'list') for (const item of operand.items) comparable(builder, '=', value, item);
  else comparable(builder, '=', value, { ...operand, type: compared });
  return { kind: 'member', operand };
}

function buildSimpleTest(builder: Builder, syntax: SyntaxNode, value: Node, names: Names): Test {
  const children = childrenOf(syntax);
  if (children[0]!.name === 'Interval') return buildInterval(builder, children[0]!, value, names);
  const op = textOf(builder, children[0]!) as CompareOp;
  if (children[1]!.name === 'Conjunction' || children[1]!.name === 'Disjunction') {
    // `>= 5 and < 10`: each part needs its own value.
    const found = textOf(builder, syntax);
    const use = `? ${found.replace(/\b(and|or)\s+(?=[<>=!])/g, '$1 ? ')}`;
    return { kind: 'holds', operand: problem(builder, syntax, 'feel.operator', { found, use }) };
  }
  const operand = builder.build(children[1]!, names);
  comparable(builder, op, value, operand);
  return { kind: 'compare', op, operand };
}

function buildInterval(builder: Builder, syntax: SyntaxNode, value: Node, names: Names): Test {
  const [open, lowSyntax, , highSyntax, close] = childrenOf(syntax);
  const low = builder.build(lowSyntax!, names);
  const high = builder.build(highSyntax!, names);
  comparable(builder, '>=', value, low);
  comparable(builder, '<=', value, high);
  return { kind: 'range', low, high, lowClosed: open!.name === '[', highClosed: close!.name === ']' };
}

function mentionsInput(builder: Builder, syntax: SyntaxNode): boolean {
  const cursor = syntax.cursor();
  do {
    if (cursor.name === '?' && cursor.to <= syntax.to) return true;
  } while (cursor.next() && cursor.from < syntax.to);
  return textOf(builder, syntax) === '?';
}

const ordered = ['number', 'string', 'date'];
/** Notes operands that can't be compared: of different types, or without an order. A string literal must fit the date or list of values it meets. */
export function comparable(builder: Builder, op: CompareOp, left: Node, right: Node): void {
  spelling(builder, left, right.type);
  spelling(builder, right, left.type);
  const [a, b] = [left.type.kind, right.type.kind];
  const dates = (a === 'date' && b === 'string') || (a === 'string' && b === 'date');
  const same = a === b || dates || isLoose(left.type) || isLoose(right.type);
  const orderable = [a, b].every((kind) => ordered.includes(kind) || isLoose({ kind } as FeelType));
  if (same && (op === '=' || op === '!=' || orderable)) return;
  const from = Math.min(left.from, right.from);
  const to = Math.max(left.to, right.to);
  problem(builder, { from, to }, 'feel.operands', { operator: op, left: typeName(left.type), right: typeName(right.type) });
}

/** Checks a string literal against the type it is compared with. */
export function spelling(builder: Builder, node: Node, type: FeelType): void {
  if (node.kind !== 'literal' || typeof node.value !== 'string') return;
  const text = node.value;
  if (type.kind === 'date' && !isDate(text)) problem(builder, node, 'feel.date', { text });
  if (type.kind !== 'string' || !type.values || type.values.some((known) => known.value === text)) return;
  const titled = type.values.find((known) => known.title === text || known.titleEn === text)?.value;
  if (type.open && titled === undefined) return;
  const suggestion =
    titled ??
    nearest(
      text,
      type.values.map((known) => known.value),
    ) ??
    '';
  problem(builder, node, 'feel.value', { value: text, name: type.title ?? '', suggestion });
}
