import { nearest } from '../model/similar.ts';
import { spelling } from './build-tests.ts';
import { dateLiteral, unquote } from './build-values.ts';
import { type Builder, need, problem, textOf } from './builder.ts';
import { builtins } from './builtins.ts';
import { childrenOf, type SyntaxNode } from './grammar.ts';
import type { Names } from './names.ts';
import { compilePattern } from './pattern.ts';
import type { Node } from './tree.ts';
import { BOOLEAN, typeName } from './types.ts';

/** `name(argument, …)`. */
export function buildCall(builder: Builder, syntax: SyntaxNode, names: Names): Node {
  const [callee, , parameters] = childrenOf(syntax);
  const name = textOf(builder, callee!).replace(/\s+/g, ' ');
  if (parameters!.name === 'NamedParameters') {
    return problem(builder, parameters!, 'feel.unsupported', { construct: textOf(builder, parameters!) });
  }
  const args = argumentsOf(builder, parameters!, names);
  if (name === 'not' && args.length === 1) {
    need(builder, args[0]!, BOOLEAN);
    return { kind: 'not', operand: args[0]!, type: BOOLEAN, from: syntax.from, to: syntax.to };
  }
  if (!builtins.has(name)) {
    const suggestion = name === 'not' ? 'not( )' : nearest(name, builtins.keys());
    return problem(builder, callee!, 'feel.function', suggestion ? { name, suggestion } : { name });
  }
  return checkedCall(builder, syntax, name, args);
}

/** `date("…")`, `date(date)`, `date(y, m, d)` and `@"…"`; the other temporal types of FEEL are not ours. */
export function buildDate(builder: Builder, syntax: SyntaxNode, names: Names): Node {
  const [callee, , parameters] = childrenOf(syntax);
  const name = textOf(builder, callee!);
  if (callee!.name === 'AtLiteral') return dateLiteral(builder, syntax, unquote(name.slice(1)));
  if (name !== 'date' || parameters!.name === 'NamedParameters') {
    return problem(builder, callee!, 'feel.unsupported', { construct: name });
  }
  const args = argumentsOf(builder, parameters!, names);
  const [only] = args;
  if (args.length === 1 && only!.kind === 'literal' && typeof only!.value === 'string') return dateLiteral(builder, syntax, only!.value);
  return checkedCall(builder, syntax, name, args);
}

function argumentsOf(builder: Builder, parameters: SyntaxNode, names: Names): Node[] {
  return childrenOf(parameters).map((child) => builder.build(child, names));
}

function checkedCall(builder: Builder, syntax: SyntaxNode, name: string, args: readonly Node[]): Node {
  const builtin = builtins.get(name)!;
  const { params, required, spread } = builtin;
  const most = spread ? Number.POSITIVE_INFINITY : params.length;
  if (args.length < required || args.length > most) {
    const expected = spread ? `${required}…` : required === most ? `${required}` : `${required}–${most}`;
    return problem(builder, syntax, 'feel.arguments', { name, expected, found: args.length });
  }
  const loose = spread && args.length > 1;
  args.forEach((arg, index) => {
    const kind = loose ? 'any' : (params[index] ?? 'any');
    if (kind === 'list') return;
    if (kind !== 'any') need(builder, arg, { kind });
    if (kind === 'date') spelling(builder, arg, { kind });
  });
  if (name === 'list contains' && args[0]!.type.kind === 'list') spelling(builder, args[1]!, args[0]!.type.of);
  if (name === 'matches') checkPattern(builder, args[1]!);
  const type = builtin.type(args.map((arg) => arg.type));
  if (typeof type === 'string')
    return problem(builder, syntax, 'feel.type', { expected: type, found: args.map((arg) => typeName(arg.type)).join(', ') });
  return { kind: 'call', name, args, type, from: syntax.from, to: syntax.to };
}

function checkPattern(builder: Builder, arg: Node): void {
  if (arg.kind !== 'literal' || typeof arg.value !== 'string') return;
  const pattern = compilePattern(arg.value);
  if (!pattern.ok) problem(builder, arg, 'feel.pattern', { text: pattern.at });
}
