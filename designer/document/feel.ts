/** Names inside FEEL sources: found by the engine's own parser, so that a word in a text or a local name is left alone. */
import { newBuilder } from '../../engine/rules/build.ts';
import { buildTest, testSyntaxes } from '../../engine/rules/build-tests.ts';
import { childrenOf, parseSource } from '../../engine/rules/grammar.ts';
import { scopeNames, withLocal } from '../../engine/rules/names.ts';
import { type Node, partsOf } from '../../engine/rules/tree.ts';
import { ANY, type ContextType } from '../../engine/rules/types.ts';

/** `unary`: a cell of a decision table. `text`: words with expressions in braces. */
export type FeelKind = 'feel' | 'unary' | 'text';
/** A name that a source uses: its path from the scope, list positions left out, and where its last part is written. */
export interface Use {
  readonly path: readonly string[];
  readonly from: number;
  readonly to: number;
}
/** Names of the case may be anything: results of steps that aren't typed here. */
export const openScope = (fields: ContextType['fields']): ContextType => ({ kind: 'context', fields, open: true });

/** Every name of the scope that a source uses. A source that can't be parsed uses none: it is a Problem already. */
export function usesIn(source: string, scope: ContextType, kind: FeelKind = 'feel'): Use[] {
  if (kind === 'text')
    return [...source.matchAll(/\{([^{}]+)\}/g)].flatMap((match) =>
      usesIn(match[1]!, scope).map(({ path, from, to }) => ({ path, from: from + match.index + 1, to: to + match.index + 1 })),
    );
  const parsed = parseSource(source, kind === 'unary' ? 'UnaryTests' : 'Expression');
  if ('problems' in parsed) return [];
  const builder = newBuilder(source, scope);
  const uses: Use[] = [];
  for (const node of kind === 'unary' ? cellNodes() : [builder.build(childrenOf(parsed.tree)[0]!, scopeNames(scope))]) visit(node);
  return uses.sort((a, b) => a.from - b.from);

  function cellNodes(): Node[] {
    if (!('tree' in parsed)) return [];
    const names = withLocal(scopeNames(scope), '?', builder.slots++, ANY);
    const value = names.find('?', 0, 0)!;
    const tests = testSyntaxes(childrenOf(parsed.tree)).map((test) => buildTest(builder, test, value, names, true));
    return partsOf({ kind: 'membership', value, tests, negated: false, type: ANY, from: 0, to: source.length }).slice(1);
  }
  function visit(node: Node): void {
    const name = node.path?.at(-1);
    // A part of a date has the path of the date itself.
    const isPart = node.kind === 'path' && node.base.path?.length === node.path?.length;
    if (
      name !== undefined &&
      node.kind !== 'local' &&
      node.kind !== 'filter' &&
      !isPart &&
      source.slice(node.to - name.length, node.to) === name
    )
      uses.push({ path: node.path!, from: node.to - name.length, to: node.to });
    for (const part of partsOf(node)) visit(part);
  }
}

/** What an expression as a whole is: path of the part of the scope that it gives, null when it gives something made. */
export function pathOfSource(source: string, scope: ContextType): readonly string[] | null {
  const parsed = parseSource(source, 'Expression');
  if ('problems' in parsed) return null;
  return newBuilder(source, scope).build(childrenOf(parsed.tree)[0]!, scopeNames(scope)).path ?? null;
}

/** The source with other names where `nameFor` gives one for a path; the very same source when it gives none. */
export function replaceNames(
  source: string,
  scope: ContextType,
  nameFor: (path: readonly string[]) => string | null,
  kind: FeelKind = 'feel',
): string {
  return usesIn(source, scope, kind).reduceRight((text, { path, from, to }) => {
    const name = nameFor(path);
    return name === null ? text : text.slice(0, from) + name + text.slice(to);
  }, source);
}
