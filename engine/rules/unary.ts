import { defaultBudget, type Env } from './budget.ts';
import { newBuilder } from './build.ts';
import { buildTest, testSyntaxes } from './build-tests.ts';
import { type EvaluateOptions, type FailedExpression, newEnv, type Scope, sorted } from './compile.ts';
import { emit } from './emit.ts';
import { type Explanation, explainNode } from './explain.ts';
import { childrenOf, parseSource } from './grammar.ts';
import { scopeNames, withLocal } from './names.ts';
import { type NodeOf, namesOf, weightOf } from './tree.ts';
import { BOOLEAN, type FeelType } from './types.ts';

/** A cell of a decision table, ready to run. */
export interface CompiledUnary {
  readonly ok: true;
  readonly source: string;
  /** The tests; without any (`-`) everything passes. The value is the local `?` in slot 0. */
  readonly tree: NodeOf<'membership'>;
  readonly names: readonly (readonly string[])[];
  /** Does the input (a raw value: JSON or Value) pass? null: unknown. Throws BudgetExceeded. */
  test(input: unknown, scope: Scope, options?: EvaluateOptions): boolean | null;
  explain(input: unknown, scope: Scope, options?: EvaluateOptions): Explanation;
}

/**
 * Compiles the unary tests of a cell (DMN 1.5 §7.3.3): `-`, `< 5`, `[1..5)`, `"a", "b"`, `not("a")`, a list, or a
 * condition over `?`. The title of `inputType` names the input in readings. Never throws.
 */
export function compileUnary(source: string, inputType: FeelType, scopeType: FeelType | null): CompiledUnary | FailedExpression {
  const parsed = parseSource(source, 'UnaryTests');
  if ('problems' in parsed) return { ok: false, problems: parsed.problems };
  const builder = newBuilder(source, scopeType);
  const children = childrenOf(parsed.tree);
  const names = withLocal(scopeNames(scopeType), '?', builder.slots++, inputType);
  const value = names.find('?', 0, 0)!;
  const tests = testSyntaxes(children).map((test) => buildTest(builder, test, value, names, true));
  if (builder.problems.length > 0) return { ok: false, problems: sorted(builder.problems) };
  const negated = children[0]!.name === 'not';
  const tree: NodeOf<'membership'> = { kind: 'membership', value, tests, negated, type: BOOLEAN, from: 0, to: source.length };
  const run = tests.length > 0 ? emit(tree) : () => true;
  const weight = weightOf(tree);
  const envOf = (input: unknown, scope: Scope, budget: number): Env => {
    const env = newEnv(scope, source, budget, weight);
    env.locals[0] = input;
    return env;
  };
  return {
    ok: true,
    source,
    tree,
    names: namesOf(tree),
    test: (input, scope, { budget = defaultBudget } = {}) => run(envOf(input, scope, budget)) as boolean | null,
    explain(input, scope, { budget = defaultBudget } = {}) {
      const explanation = explainNode(tree, envOf(input, scope, budget));
      return tests.length > 0 ? explanation : { ...explanation, value: true };
    },
  };
}
