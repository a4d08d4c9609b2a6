/** A cell of a decision table in few words, as it stands in a printed table: `≥ 500`, `小型、微型`, `500 至 1000`. */
import { nameText } from '../../messages/names.ts';
import type { Lang } from '../../messages/render.ts';
import { compileExpression } from '../../rules/compile.ts';
import { display } from '../../rules/display.ts';
import { describe } from '../../rules/reading.ts';
import type { Node, Test } from '../../rules/tree.ts';
import type { ContextType, FeelType } from '../../rules/types.ts';
import { compileUnary } from '../../rules/unary.ts';

/** Tests of an input; what isn't FEEL stays as it is. */
export function inputWords(cell: string, type: FeelType, scope: ContextType | null, lang: Lang): string {
  const compiled = compileUnary(cell, type, scope);
  if (!compiled.ok) return cell;
  const { tests, negated } = compiled.tree;
  const say = (code: string, params: Readonly<Record<string, string>> = {}) => nameText(lang, code, params) ?? code;
  if (tests.length === 0) return say('cell.any');
  const words = tests
    .map((test) => testWords(test, type, lang, say))
    .join(say(tests.every(({ kind }) => kind === 'member') ? 'cell.comma' : 'cell.or'));
  return negated ? say('cell.not', { text: words }) : words;
}

const signs: Readonly<Record<string, string>> = { '=': '=', '!=': '≠', '<': '<', '<=': '≤', '>': '>', '>=': '≥' };

function testWords(
  test: Test,
  type: FeelType,
  lang: Lang,
  say: (code: string, params?: Readonly<Record<string, string>>) => string,
): string {
  const words = (node: Node) => valueWords(node, type, lang);
  switch (test.kind) {
    case 'compare':
      return `${signs[test.op]} ${words(test.operand)}`;
    case 'range': {
      const [low, high] = [words(test.low), words(test.high)];
      if (test.lowClosed && test.highClosed) return say('cell.range', { low, high });
      return say('cell.both', { low: `${test.lowClosed ? '≥' : '>'} ${low}`, high: `${test.highClosed ? '≤' : '<'} ${high}` });
    }
    case 'member':
      return test.operand.kind === 'list' ? test.operand.items.map(words).join(say('cell.comma')) : words(test.operand);
    case 'holds':
      return words(test.operand);
  }
}

function valueWords(node: Node, type: FeelType, lang: Lang): string {
  if (node.kind !== 'literal' || node.value === null) return describe(node, lang);
  const known = type.kind === 'string' && type.values?.some(({ value }) => value === node.value);
  if (typeof node.value === 'string' && !known) return node.value;
  return display(node.value, type.kind === 'any' ? node.type : type, lang);
}

/** What an output gives. */
export function outputWords(cell: string, scope: ContextType | null, lang: Lang): string {
  const compiled = compileExpression(cell, scope);
  if (!compiled.ok) return cell;
  const { tree } = compiled;
  if (tree.kind === 'literal' && tree.value === null) return nameText(lang, 'cell.nothing') ?? cell;
  return valueWords(tree, { kind: 'any' }, lang);
}
