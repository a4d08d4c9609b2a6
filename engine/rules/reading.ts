import { text } from '../messages/readings.ts';
import type { Lang } from '../messages/render.ts';
import { display, titleOf } from './display.ts';
import { likeOf, type Read, readComparison } from './reading-operators.ts';
import { readMembership } from './reading-tests.ts';
import type { ArithOp, Binding, Node, NodeOf } from './tree.ts';
import type { FeelType } from './types.ts';

/** One sentence that says what an expression asks for, e.g. `<title> is at least 5 and <title> is given`. */
export function describe(node: Node, lang: Lang): string {
  const known = described[lang].get(node);
  if (known !== undefined) return known;
  const read: Read = (part, like) => readers[part.kind](part as never, lang, read, like ?? part.type);
  const sentence = read(node);
  described[lang].set(node, sentence);
  return sentence;
}
/** Trees don't change: a condition asked of a thousand enterprises is read once. */
const described: Readonly<Record<Lang, WeakMap<Node, string>>> = { 'zh-CN': new WeakMap(), en: new WeakMap() };

type Reader<K extends Node['kind']> = (node: NodeOf<K>, lang: Lang, read: Read, like: FeelType) => string;
const readers: { readonly [K in Node['kind']]: Reader<K> } = {
  literal: readLiteral,
  scope: (node, lang) => titleOf(node.type, node.name, lang),
  local: (node, lang) => titleOf(node.type, text(lang, node.name === '?' ? 'reading.input' : 'reading.item'), lang),
  either: (node) => node.name,
  path: readPath,
  filter: readFilter,
  arithmetic: readArithmetic,
  negation: (node, lang, read) => `−${node.operand.kind === 'arithmetic' ? inBrackets(node.operand, lang, read) : read(node.operand)}`,
  comparison: (node, lang, read) => readComparison(node.op, node.left, node.right, lang, read),
  membership: readMembership,
  logic: (node, lang, read) => node.operands.map((part) => grouped(part, lang, read)).join(text(lang, `reading.${node.op}`)),
  not: (node, lang, read) => text(lang, 'reading.not', { text: read(node.operand) }),
  if: (node, lang, read) =>
    text(lang, 'reading.if', {
      condition: read(node.condition),
      consequent: branch(node.consequent, lang, read),
      alternative: branch(node.alternative, lang, read),
    }),
  quantified: (node, lang, read) =>
    text(lang, node.every ? 'reading.every' : 'reading.some', {
      list: readBindings(node.bindings, lang, read),
      condition: read(node.condition),
    }),
  for: (node, lang, read) => text(lang, 'reading.for', { list: readBindings(node.bindings, lang, read), body: read(node.body) }),
  list: (node, lang, read) => node.items.map((item) => read(item)).join(text(lang, 'reading.comma')) || text(lang, 'reading.empty'),
  context: (node, _lang, read) => `{${node.entries.map((entry) => `${entry.name}: ${read(entry.value)}`).join(', ')}}`,
  call: readCall,
};

function inBrackets(node: Node, lang: Lang, read: Read): string {
  return text(lang, 'reading.group', { text: read(node) });
}

/** A clause of `and` or `or`: in brackets what has clauses of its own. */
function grouped(node: Node, lang: Lang, read: Read): string {
  const several = node.kind === 'logic' || node.kind === 'if' || (node.kind === 'membership' && !node.negated && isAlternative(node));
  return several ? inBrackets(node, lang, read) : read(node);
}

/** Is a membership read as tests with “or” between them, not as one list of values? */
function isAlternative({ tests }: NodeOf<'membership'>): boolean {
  return tests.length > 1 && tests.some((test) => test.kind !== 'member');
}

function branch(node: Node, lang: Lang, read: Read): string {
  return node.kind === 'if' ? inBrackets(node, lang, read) : read(node);
}

/** A number in the unit of what it is compared with. */
function readLiteral(node: NodeOf<'literal'>, lang: Lang, _read: Read, like: FeelType): string {
  if (node.value === null) return text(lang, 'reading.empty');
  const shown = display(node.value, like, lang);
  return node.type.kind === 'number' && like.kind === 'number' && like.unit
    ? text(lang, 'reading.unit', { text: shown, unit: like.unit })
    : shown;
}

function readPath(node: NodeOf<'path'>, lang: Lang, read: Read): string {
  if (node.base.type.kind === 'date') {
    return text(lang, 'reading.part', { base: read(node.base), name: text(lang, `reading.part.${node.name}`) });
  }
  const own = node.type.kind === 'list' && node.type.title === undefined ? node.type.of : node.type;
  if (own.title !== undefined || node.base.kind === 'local') {
    const title = titleOf(own, node.name, lang);
    return node.base.kind === 'filter' ? text(lang, 'reading.part', { base: read(node.base), name: title }) : title;
  }
  return `${read(node.base)}.${node.name}`;
}

function readFilter(node: NodeOf<'filter'>, lang: Lang, read: Read): string {
  const list = read(node.base);
  if (node.condition.type.kind === 'number') return text(lang, 'reading.nth', { list, n: read(node.condition) });
  return text(lang, 'reading.filter', { list, condition: read(node.condition) });
}

const ranks: Readonly<Record<ArithOp, number>> = { '+': 1, '-': 1, '*': 2, '/': 2, '**': 3 };
const signs: Readonly<Record<ArithOp, string>> = { '+': '+', '-': '−', '*': '×', '/': '÷', '**': '^' };
function readArithmetic(node: NodeOf<'arithmetic'>, lang: Lang, read: Read): string {
  const part = (child: Node, right: boolean): string => {
    const inner = child.kind === 'arithmetic' ? ranks[child.op] : child.kind === 'if' ? 0 : 4;
    const loose = inner < ranks[node.op] || (right && inner === ranks[node.op]);
    return loose ? text(lang, 'reading.group', { text: read(child) }) : read(child);
  };
  return `${part(node.left, false)} ${signs[node.op]} ${part(node.right, true)}`;
}

function readBindings(bindings: readonly Binding[], lang: Lang, read: Read): string {
  const sources = bindings.map(({ source }) =>
    source.kind === 'list' ? read(source.list) : text(lang, 'reading.through', { low: read(source.low), high: read(source.high) }),
  );
  return sources.join(text(lang, 'reading.comma'));
}

function readCall(node: NodeOf<'call'>, lang: Lang, read: Read): string {
  const args = node.args.map((arg, index) => read(arg, index > 0 ? likeOf(arg, node.args[0]!) : undefined));
  // The least and the greatest are of a list, or of several values.
  if (args.length > 1 && (node.name === 'min' || node.name === 'max')) {
    return text(lang, `reading.among.${node.name}`, { list: args.join(text(lang, 'reading.comma')) });
  }
  const code = `reading.call.${node.name}`;
  const [a = '', b = '', c = ''] = args;
  const words = args.length > 3 ? code : text(lang, code, { a, b, c });
  return words === code ? text(lang, 'reading.call', { name: node.name, args: args.join(', ') }) : words;
}
