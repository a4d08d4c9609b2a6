import { compileExpression } from '../rules/compile.ts';
import type { Node } from '../rules/tree.ts';
import type { ContextType, FeelType } from '../rules/types.ts';
import { type Json, toJson, type Value } from '../rules/value.ts';

/** Names as an expression sees them: plain JSON, whose hidden and unknown members are absent. */
export type ExpressionScope = Record<string, unknown>;

/** A compiled FEEL expression of a form. */
export interface Expression {
  readonly source: string;
  /** Paths it reads, e.g. `['application', 'path']`. */
  readonly reads: readonly (readonly string[])[];
  readonly evaluate: (scope: ExpressionScope) => Value;
  /** Typed tree, for readings in words. */
  readonly tree: Node;
}
export interface ExpressionProblem {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}
export type Compiled = { readonly expression: Expression } | { readonly problems: readonly ExpressionProblem[] };

/** Compiles an expression against the type of its scope; wrong names, types and syntax are listed. */
export function compileFeel(source: unknown, scopeType: ContextType, expect: FeelType): Compiled {
  if (typeof source !== 'string') return { problems: [{ code: 'form.feel-text', params: {} }] };
  const result = compileExpression(source, scopeType, { expect });
  if (!result.ok) return { problems: result.problems.map(({ code, params, from }) => ({ code, params: { ...params, source, at: from } })) };
  return { expression: { source, reads: result.names, tree: result.tree, evaluate: (scope) => result.evaluate(scope as never) } };
}

/** `failed` when the step budget ran out: the answer is unknown, which is neither true nor false. */
export type Verdict = 'true' | 'false' | 'unknown' | 'failed';

/** Three-valued truth of an expression; never throws. */
export function verdict(expression: Expression, scope: ExpressionScope): Verdict {
  try {
    const value = expression.evaluate(scope);
    return value === true ? 'true' : value === false ? 'false' : 'unknown';
  } catch {
    return 'failed';
  }
}

/** Value of an expression as JSON: null when there is none (a gap in the data, a division by zero), undefined when it could not be computed. */
export function resultOf(expression: Expression, scope: ExpressionScope): Json | undefined {
  try {
    return toJson(expression.evaluate(scope));
  } catch {
    return undefined;
  }
}
