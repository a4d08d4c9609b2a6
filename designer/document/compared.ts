/** Words that expressions hold a name against: `joint.outcome = "agree"`, `joint.outcome in ("agree", "object")`, `list contains(…)`. */
import { newBuilder } from '../../engine/rules/build.ts';
import { buildTest, testSyntaxes } from '../../engine/rules/build-tests.ts';
import { childrenOf, parseSource } from '../../engine/rules/grammar.ts';
import { scopeNames, withLocal } from '../../engine/rules/names.ts';
import { type Node, partsOf, type Test } from '../../engine/rules/tree.ts';
import { ANY } from '../../engine/rules/types.ts';
import { type FeelKind, openScope } from './feel.ts';

type Meant = (path: readonly string[]) => boolean;
export interface Words {
  readonly from: string;
  readonly to: string;
}
const anything = openScope({});

/** The source with another word wherever one is held against a name that is meant. A source that can't be parsed stays. */
export function replaceCompared(source: string, kind: FeelKind, words: Words, meant: Meant): string {
  if (!source.includes(words.from)) return source;
  if (kind === 'text') return source.replace(/\{([^{}]+)\}/g, (_, inner: string) => `{${replaceCompared(inner, 'feel', words, meant)}}`);
  if (kind === 'unary') return source;
  const tree = treeOf(source);
  return tree ? written(source, comparedIn(tree, meant), words) : source;
}

/** The same for a cell of a decision table, whose column reads the name. */
export function replaceInCell(source: string, words: Words): string {
  const parsed = source.includes(words.from) ? parseSource(source, 'UnaryTests') : null;
  if (!parsed || !('tree' in parsed)) return source;
  const builder = newBuilder(source, anything);
  const names = withLocal(scopeNames(anything), '?', builder.slots++, ANY);
  const value = names.find('?', 0, 0)!;
  const tests = testSyntaxes(childrenOf(parsed.tree)).map((test) => buildTest(builder, test, value, names, true));
  return written(source, tests.flatMap(operandsOf), words);
}

/** Whether an expression is nothing but a name that is meant. */
export function isName(source: string, meant: Meant): boolean {
  const path = treeOf(source)?.path;
  return path !== undefined && meant(path);
}

function treeOf(source: string): Node | null {
  const parsed = parseSource(source, 'Expression');
  const first = 'tree' in parsed ? childrenOf(parsed.tree)[0] : undefined;
  return first ? newBuilder(source, anything).build(first, scopeNames(anything)) : null;
}

/** `row`: the list that a filter goes through, whose parts are named without it: `score.items[id = "intensity"]`. */
function comparedIn(node: Node, meant: Meant, row: readonly string[] | null = null): Node[] {
  const pathOf = (one: Node) => one.path ?? (one.kind === 'either' && row ? [...row, one.name] : undefined);
  const is = (one: Node | undefined) => {
    const path = one && pathOf(one);
    return path !== undefined && meant(path);
  };
  const own = (): readonly Node[] => {
    if (node.kind === 'comparison') return is(node.left) ? [node.right] : is(node.right) ? [node.left] : [];
    if (node.kind === 'membership') return is(node.value) ? node.tests.flatMap(operandsOf) : [];
    if (node.kind === 'call' && node.name === 'list contains') return is(node.args[1]) ? node.args.slice(0, 1) : [];
    return [];
  };
  const inside = node.kind === 'filter' ? (node.base.path ?? null) : row;
  return [...own(), ...partsOf(node).flatMap((part) => comparedIn(part, meant, inside))];
}
const operandsOf = (test: Test): readonly Node[] => (test.kind === 'range' || test.kind === 'holds' ? [] : [test.operand]);

function written(source: string, nodes: readonly Node[], { from, to }: Words): string {
  const literals = nodes.flatMap((node) => (node.kind === 'list' ? node.items : [node]));
  const spans = new Map(
    literals.flatMap((node) => (node.kind === 'literal' && node.value === from ? [[node.from, node.to] as const] : [])),
  );
  return [...spans].sort(([a], [b]) => b - a).reduce((text, [at, end]) => text.slice(0, at) + JSON.stringify(to) + text.slice(end), source);
}
