import { isDate } from '../calendar/date.ts';
import { type Builder, literal, problem, textOf, unknownName } from './builder.ts';
import { Num } from './decimal.ts';
import { childrenOf, type SyntaxNode } from './grammar.ts';
import { type Names, withLocal } from './names.ts';
import type { Node } from './tree.ts';
import { ANY, type ContextType, DATE, type FeelType, fieldOf, listOf, NULL, NUMBER, STRING, typeName, unify } from './types.ts';
import { FeelDate } from './value.ts';

export function buildNumber(builder: Builder, syntax: SyntaxNode): Node {
  const text = textOf(builder, syntax).replace(/\s+/g, '');
  const value = new Num(text);
  if (!value.isFinite()) return problem(builder, syntax, 'feel.number', { text });
  return literal(syntax, value, NUMBER);
}

export function buildString(builder: Builder, syntax: SyntaxNode): Node {
  return literal(syntax, unquote(textOf(builder, syntax)), STRING);
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', "'": "'", '\\': '\\' };
/** Text of a string literal (DMN 1.5 grammar rules 64–66); other backslashes, as in patterns, stay. */
export function unquote(quoted: string): string {
  return quoted.slice(1, -1).replace(/\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{6})|(.))/gs, (whole, short, long, letter) => {
    const code = Number.parseInt(short ?? long ?? '', 16);
    if (short || long) return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    return Object.hasOwn(escapes, letter) ? escapes[letter]! : whole;
  });
}

/** A date literal, `@"…"` or `date("…")`. */
export function dateLiteral(builder: Builder, syntax: SyntaxNode, text: string): Node {
  return isDate(text) ? literal(syntax, new FeelDate(text), DATE) : problem(builder, syntax, 'feel.date', { text });
}

const keywords = [
  'and',
  'or',
  'true',
  'false',
  'null',
  'if',
  'then',
  'else',
  'in',
  'between',
  'satisfies',
  'return',
  'some',
  'every',
  'for',
];
/** A name. The grammar takes words in a row for one name; we say which of them does not belong. */
export function buildName(builder: Builder, syntax: SyntaxNode, names: Names): Node {
  const name = textOf(builder, syntax);
  const found = names.find(name, syntax.from, syntax.to);
  if (found) {
    const words = childrenOf(syntax);
    if (words.length < 2) return found;
  }
  const words = childrenOf(syntax).map((word) => ({ text: textOf(builder, word), from: word.from, to: word.to }));
  const keyword = words.find((word) => keywords.includes(word.text.toLowerCase()));
  if (keyword) {
    return problem(builder, keyword, 'feel.operator', { found: keyword.text, use: keyword.text.toLowerCase() });
  }
  if (words[0]?.text.toLowerCase() === 'not' && words[1]) {
    const use = `not(${words[1].text})`;
    return problem(builder, syntax, 'feel.operator', { found: name, use });
  }
  if (words.length > 1 && names.find(words[0]!.text, syntax.from, syntax.to)) {
    return problem(builder, words[1]!, 'feel.syntax', { found: words[1]!.text });
  }
  return unknownName(builder, syntax, name, names.known());
}

const dateParts = ['year', 'month', 'day', 'weekday'];
/** `base.name`; over a list, the list of the members (DMN 1.5 §10.3.2.5). */
export function buildPath(builder: Builder, syntax: SyntaxNode, names: Names): Node {
  const children = childrenOf(syntax);
  const member = children.at(-1)!;
  const base = builder.build(children[0]!, names);
  const name = textOf(builder, member);
  const type = memberType(builder, member, base.type, name);
  const path = base.path && base.type.kind !== 'date' ? { path: [...base.path, name] } : base.path ? { path: base.path } : {};
  return { kind: 'path', base, name, type, from: syntax.from, to: syntax.to, ...path };
}

function memberType(builder: Builder, at: SyntaxNode, type: FeelType, name: string): FeelType {
  if (type.kind === 'any' || type.kind === 'null') return ANY;
  if (type.kind === 'list') return { ...listOf(memberType(builder, at, type.of, name)) };
  if (type.kind === 'date' && dateParts.includes(name)) return NUMBER;
  if (type.kind === 'context') return contextMember(builder, at, type, name);
  if (type.kind === 'date') return unknownName(builder, at, name, dateParts).type;
  return problem(builder, at, 'feel.type', { expected: 'context', found: typeName(type) }).type;
}

function contextMember(builder: Builder, at: SyntaxNode, type: ContextType, name: string): FeelType {
  const field = fieldOf(type, name);
  if (field) return field;
  return type.open ? ANY : unknownName(builder, at, name, Object.keys(type.fields)).type;
}

export function buildList(builder: Builder, syntax: SyntaxNode, names: Names): Node {
  const items = childrenOf(syntax)
    .slice(1, -1)
    .map((child) => builder.build(child, names));
  const of = items.reduce((type: FeelType, item) => unify(type, item.type), NULL);
  return { kind: 'list', items, type: listOf(items.length > 0 && of.kind !== 'null' ? of : ANY), from: syntax.from, to: syntax.to };
}

/** `{name: value, …}`; later entries see earlier ones. */
export function buildContext(builder: Builder, syntax: SyntaxNode, names: Names): Node {
  const fields: Record<string, FeelType> = {};
  const entries: { name: string; slot: number; value: Node }[] = [];
  let inner = names;
  for (const entry of childrenOf(syntax).slice(1, -1)) {
    const [key, valueSyntax] = childrenOf(entry);
    const keyText = textOf(builder, key!);
    const name = keyText.startsWith('"') ? unquote(keyText) : keyText;
    if (name === '__proto__' || Object.hasOwn(fields, name)) {
      problem(builder, key!, 'feel.unsupported', { construct: keyText });
      continue;
    }
    const value = builder.build(valueSyntax!, inner);
    const slot = builder.slots++;
    entries.push({ name, slot, value });
    fields[name] = value.type;
    inner = withLocal(inner, name, slot, value.type, value.path);
  }
  return { kind: 'context', entries, type: { kind: 'context', fields }, from: syntax.from, to: syntax.to };
}
