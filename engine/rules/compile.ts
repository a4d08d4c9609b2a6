import { charge, defaultBudget, type Env } from './budget.ts';
import { newBuilder } from './build.ts';
import { need } from './builder.ts';
import { emit } from './emit.ts';
import { type Explanation, explainNode } from './explain.ts';
import { childrenOf, parseSource } from './grammar.ts';
import { scopeNames } from './names.ts';
import type { FeelProblem } from './problem.ts';
import { type Node, namesOf, weightOf } from './tree.ts';
import type { FeelType } from './types.ts';
import { dateText, FeelDate, fromJson, type Value } from './value.ts';

export interface EvaluateOptions {
  /** Steps the evaluation may take. Default 100 000. */
  readonly budget?: number;
}
/** Plain JSON by name; dates as `YYYY-MM-DD` strings. */
export type Scope = Readonly<Record<string, unknown>>;

/** An expression ready to run. Immutable; callers keep it per source and scope type. */
export interface CompiledExpression {
  readonly ok: true;
  readonly source: string;
  readonly type: FeelType;
  /** The typed tree, for readings, checks and the studio's views. */
  readonly tree: Node;
  /** Parts of the scope that are read: `[["application", "rdRatio"], …]`. */
  readonly names: readonly (readonly string[])[];
  /** Throws BudgetExceeded and nothing else. */
  evaluate(scope: Scope, options?: EvaluateOptions): Value;
  /** Why, clause by clause, with the values met. Throws BudgetExceeded. */
  explain(scope: Scope, options?: EvaluateOptions): Explanation;
}
export interface FailedExpression {
  readonly ok: false;
  readonly problems: readonly FeelProblem[];
}
export interface CompileOptions {
  /** Type the result must fit, e.g. boolean for a condition. */
  readonly expect?: FeelType;
}

/**
 * Reads, checks and compiles a FEEL expression (DMN 1.5 §10, decidable subset). With a scope type (a context), names
 * and types are checked; with null, every name is accepted and typed `any`. Never throws: what is wrong is in `problems`.
 */
export function compileExpression(
  source: string,
  scopeType: FeelType | null,
  options: CompileOptions = {},
): CompiledExpression | FailedExpression {
  const parsed = parseSource(source, 'Expression');
  if ('problems' in parsed) return { ok: false, problems: parsed.problems };
  const builder = newBuilder(source, scopeType);
  const tree = builder.build(childrenOf(parsed.tree)[0]!, scopeNames(scopeType));
  if (options.expect) need(builder, tree, options.expect);
  if (builder.problems.length > 0) return { ok: false, problems: sorted(builder.problems) };
  const run = emit(tree);
  const weight = weightOf(tree);
  const dated = tree.type.kind === 'date';
  return {
    ok: true,
    source,
    type: tree.type,
    tree,
    names: namesOf(tree),
    evaluate(scope, { budget = defaultBudget } = {}) {
      const raw = run(newEnv(scope, source, budget, weight));
      return dated ? asFeelDate(raw) : fromJson(raw);
    },
    explain: (scope, { budget = defaultBudget } = {}) => explainNode(tree, newEnv(scope, source, budget, weight)),
  };
}

export function sorted(problems: readonly FeelProblem[]): FeelProblem[] {
  return [...problems].sort((a, b) => a.from - b.from || a.to - b.to);
}

/** An environment that has paid for one pass over the tree. */
export function newEnv(scope: Scope, source: string, budget: number, weight: number): Env {
  const env = { scope, locals: [], source, budget, left: budget };
  charge(env, weight);
  return env;
}

function asFeelDate(raw: unknown): FeelDate | null {
  const date = dateText(raw);
  return date === null ? null : new FeelDate(date);
}
