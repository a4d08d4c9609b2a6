import { newEnv, type Scope } from './compile.ts';
import { toNum } from './decimal.ts';
import { emit } from './emit.ts';
import { describe } from './reading.ts';
import { type CompareOp, type Node, namesOf, weightOf } from './tree.ts';

/** A comparison of numbers that keeps a condition from holding: what is compared, what is there, what is needed. */
export interface Gap {
  readonly subject: string;
  readonly subjectEn: string;
  readonly have: number;
  readonly need: number;
  /** Never negative; 0 where the limit itself isn't allowed. */
  readonly missing: number;
  readonly more: boolean;
  /** Where the figure stands in the scope; null for one that is worked out. */
  readonly path: readonly string[] | null;
  /** Function that gives the figure. */
  readonly call: string | null;
}
interface Found {
  /** The condition holds, or doesn't, by what is known; null: that depends on what is missing. */
  readonly holds: boolean | null;
  readonly gaps: readonly Gap[];
}

/**
 * Does what is known speak against the condition (`decided`), and which figures keep it from holding? A clause that reads something
 * missing decides nothing unless it holds. Throws BudgetExceeded.
 */
export function gapsOf(
  tree: Node,
  scope: Scope,
  isMissing: (path: readonly string[]) => boolean,
): { readonly decided: boolean; readonly gaps: readonly Gap[] } {
  const read = (node: Node): unknown => emit(node)(newEnv(scope, '', 100_000, weightOf(node)));
  const clause = (node: Node, wanted: boolean): Found => {
    const value = read(node);
    const known = typeof value === 'boolean' && (value || !namesOf(node).some(isMissing));
    const gap = known && value !== wanted && node.kind === 'comparison' ? gapOf(node, wanted, read) : null;
    return { holds: known ? value : null, gaps: gap ? [gap] : [] };
  };
  const visit = (node: Node, wanted: boolean): Found => {
    if (node.kind === 'not') {
      const { holds, gaps } = visit(node.operand, !wanted);
      return { holds: holds === null ? null : !holds, gaps };
    }
    if (node.kind !== 'logic') return clause(node, wanted);
    const parts = node.operands.map((operand) => visit(operand, wanted));
    const deciding = node.op === 'or';
    const holds = parts.some((part) => part.holds === deciding) ? deciding : parts.some((part) => part.holds === null) ? null : !deciding;
    return { holds, gaps: holds === wanted ? [] : parts.flatMap(({ gaps }) => gaps) };
  };
  const { holds, gaps } = visit(tree, true);
  return { decided: holds === false, gaps };
}

const turned: Readonly<Record<CompareOp, CompareOp>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=', '=': '=', '!=': '!=' };
const opposite: Readonly<Record<CompareOp, CompareOp>> = { '<': '>=', '<=': '>', '>': '<=', '>=': '<', '=': '!=', '!=': '=' };

/** The figure stands on the side that isn't a fixed number. */
function gapOf(node: Extract<Node, { kind: 'comparison' }>, wanted: boolean, read: (node: Node) => unknown): Gap | null {
  const isFixed = (side: Node) => side.kind === 'literal' || side.path?.[0] === 'parameters';
  const turn = isFixed(node.left) && !isFixed(node.right);
  const [figure, limit] = turn ? [node.right, node.left] : [node.left, node.right];
  const have = toNum(read(figure));
  const need = toNum(read(limit));
  const asked = turn ? turned[node.op] : node.op;
  const op = wanted ? asked : opposite[asked];
  if (!have || !need || op === '!=') return null;
  return {
    ...{ subject: describe(figure, 'zh-CN'), subjectEn: describe(figure, 'en'), have: have.toNumber(), need: need.toNumber() },
    ...{ missing: have.minus(need).abs().toNumber(), more: op === '>' || op === '>=' || (op === '=' && have.lt(need)) },
    ...{ path: figure.path ?? null, call: figure.kind === 'call' ? figure.name : null },
  };
}
