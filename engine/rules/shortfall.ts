import { newEnv, type Scope } from './compile.ts';
import { toNum } from './decimal.ts';
import { emit } from './emit.ts';
import { describe } from './reading.ts';
import { type Node, weightOf } from './tree.ts';

/** A comparison of numbers that does not hold: what is there, what is needed, and how much lies between. */
export interface Shortfall {
  readonly text: string;
  readonly textEn: string;
  readonly have: number;
  readonly need: number;
  /** Never negative; 0 where the limit itself isn't allowed. */
  readonly missing: number;
}

/** The comparisons that keep a condition from holding; empty for one that holds. Throws BudgetExceeded. */
export function shortfallsOf(tree: Node, scope: Scope): Shortfall[] {
  const read = (node: Node): unknown => emit(node)(newEnv(scope, '', 100_000, weightOf(node)));
  const visit = (node: Node, wanted: boolean): Shortfall[] => {
    if ((read(node) === true) === wanted) return [];
    switch (node.kind) {
      case 'not':
        return visit(node.operand, !wanted);
      case 'logic':
        return node.operands.flatMap((operand) => visit(operand, wanted));
      case 'comparison': {
        const have = toNum(read(node.left));
        const need = toNum(read(node.right));
        if (!have || !need || node.op === '!=') return [];
        const words = { text: describe(node, 'zh-CN'), textEn: describe(node, 'en') };
        return [{ ...words, have: have.toNumber(), need: need.toNumber(), missing: have.minus(need).abs().toNumber() }];
      }
      default:
        return [];
    }
  };
  return visit(tree, true);
}
