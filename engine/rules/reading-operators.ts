import { text } from '../messages/readings.ts';
import type { Lang } from '../messages/render.ts';
import type { CompareOp, Node } from './tree.ts';
import { type FeelType, isLoose } from './types.ts';

/** How the parts of a node are read; passed down, so that the readers need not know `reading.ts`. `like` is the type a literal is shown as. */
export type Read = (node: Node, like?: FeelType) => string;

/** A comparison in words; with null and booleans as people say them. */
export function readComparison(op: CompareOp, left: Node, right: Node, lang: Lang, read: Read): string {
  if (right.kind === 'literal' && right.value === null && (op === '=' || op === '!=')) {
    return text(lang, op === '=' ? 'reading.is-null' : 'reading.not-null', { left: read(left) });
  }
  const side = (node: Node, like: FeelType) => (isClause(node) ? text(lang, 'reading.group', { text: read(node) }) : read(node, like));
  const dates = left.type.kind === 'date' || right.type.kind === 'date';
  const code = dates && op !== '=' && op !== '!=' ? `reading.date.${op}` : `reading.${op}`;
  return text(lang, code, { left: side(left, likeOf(left, right)), right: side(right, likeOf(right, left)) });
}

/** Conditions that stand as a value beside another one are read in brackets. */
function isClause({ kind }: Node): boolean {
  return kind === 'logic' || kind === 'comparison' || kind === 'membership' || kind === 'if';
}

/** A literal is shown as the values it is compared with: an enumerated value by its title. */
export function likeOf(node: Node, other: Node): FeelType {
  if (node.kind !== 'literal' || isLoose(other.type)) return node.type;
  return other.type.kind === 'list' ? other.type.of : other.type;
}
