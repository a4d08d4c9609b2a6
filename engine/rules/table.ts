import { text } from '../messages/readings.ts';
import type { DecisionTable } from '../model/rules.ts';
import { type CompiledExpression, compileExpression, type EvaluateOptions, type Scope } from './compile.ts';
import { type Explanation, renderExplanation } from './explain.ts';
import type { PlacedProblem } from './problem.ts';
import { checkTable } from './table-check.ts';
import { type Hit, resolve, type TableError } from './table-hits.ts';
import { ANY, type FeelType } from './types.ts';
import { type CompiledUnary, compileUnary } from './unary.ts';
import { type Json, toJson } from './value.ts';

/** Plain JSON; stays with the case. */
export interface TableResult {
  /** Outputs by name; a list of such for COLLECT, RULE ORDER and OUTPUT ORDER; null when no rule applies or the table can't decide. */
  readonly output: Json;
  /** Indexes (from 0) of the rules the output comes from. */
  readonly rows: readonly number[];
  /** The rules that applied, each with its cells. */
  readonly explanation: Explanation;
  /** UNIQUE or ANY was broken. */
  readonly error?: TableError;
}
export interface CompiledTable {
  /** What is wrong with the table, placed by JSON pointer in it. A table with problems must not be evaluated. */
  readonly problems: readonly PlacedProblem[];
  /** Names of the scope the table reads. */
  readonly names: readonly (readonly string[])[];
  /** Throws BudgetExceeded; RangeError when the table has problems. */
  evaluate(scope: Scope, options?: EvaluateOptions): TableResult;
}
interface Rule {
  readonly tests: readonly CompiledUnary[];
  readonly outputs: readonly { readonly name: string; readonly expression: CompiledExpression }[];
}

/** Compiles a DMN decision table (DMN 1.5 §8), every hit policy. Cells are unary tests, outputs expressions. */
export function compileTable(table: DecisionTable, scopeType: FeelType | null): CompiledTable {
  const problems: PlacedProblem[] = checkTable(table);
  const note = (pointer: string, found: { readonly problems: readonly Omit<PlacedProblem, 'pointer'>[] }): null => {
    problems.push(...found.problems.map((problem) => ({ ...problem, pointer })));
    return null;
  };
  const inputs = table.inputs.map((input, index) => {
    const compiled = compileExpression(input.expression, scopeType);
    return compiled.ok ? compiled : note(`/inputs/${index}/expression`, compiled);
  });
  const types = inputs.map(
    (input, index): FeelType => ({ ...(input?.type ?? ANY), title: table.inputs[index]!.label, titleEn: undefined }),
  );
  const rules = table.rules.map((rule, row): Rule => {
    const tests = rule.in.slice(0, inputs.length).flatMap((cell, index) => {
      const compiled = compileUnary(cell, types[index]!, scopeType);
      if (compiled.ok) return [compiled];
      note(`/rules/${row}/in/${index}`, compiled);
      return [];
    });
    const outputs = rule.out.slice(0, table.outputs.length).flatMap((cell, index) => {
      const compiled = compileExpression(cell, scopeType);
      if (compiled.ok) return [{ name: table.outputs[index]!.name, expression: compiled }];
      note(`/rules/${row}/out/${index}`, compiled);
      return [];
    });
    return { tests, outputs };
  });
  const expressions = [
    ...inputs.filter((input) => input !== null),
    ...rules.flatMap((rule) => [...rule.tests, ...rule.outputs.map((output) => output.expression)]),
  ];
  return {
    problems,
    names: [...new Map(expressions.flatMap(({ names }) => names).map((path) => [path.join('.'), path])).values()],
    evaluate(scope, options = {}) {
      if (problems.length > 0) throw new RangeError(`decision table has problems: ${problems[0]!.code} at ${problems[0]!.pointer}`);
      const values = inputs.map((input) => input!.evaluate(scope, options));
      const hits = rules.flatMap(({ tests, outputs }, row): Hit[] => {
        if (!tests.every((test, index) => test.test(values[index], scope, options) === true)) return [];
        return [{ row, outputs: Object.fromEntries(outputs.map(({ name, expression }) => [name, expression.evaluate(scope, options)])) }];
      });
      const resolved = resolve(table, hits);
      const error = 'error' in resolved ? resolved.error : undefined;
      const output = 'error' in resolved ? null : toJson(resolved.output);
      const rows = 'error' in resolved ? hits.map((hit) => hit.row) : resolved.rows;
      const explanation = explainHits(rules, rows, values, output, scope, options);
      return error ? { output, rows: [], explanation, error } : { output, rows, explanation };
    },
  };
}

function explainHits(
  rules: readonly Rule[],
  rows: readonly number[],
  values: readonly unknown[],
  output: Json,
  scope: Scope,
  options: EvaluateOptions,
): Explanation {
  const children = rows.map((row): Explanation => {
    const tests = rules[row]!.tests.filter((test) => test.tree.tests.length > 0);
    const cells = tests.map((test) => test.explain(values[rules[row]!.tests.indexOf(test)], scope, options));
    const head = { text: text('zh-CN', 'reading.rule', { n: row + 1 }), textEn: text('en', 'reading.rule', { n: row + 1 }) };
    return { ...head, value: true, children: cells };
  });
  const line = (lang: 'zh-CN' | 'en'): string =>
    children.length === 0
      ? text(lang, 'reading.no-rule')
      : children
          .map((rule) => {
            const cells = rule.children.map((cell) => renderExplanation(cell, lang)).join(text(lang, 'reading.semicolon'));
            const head = lang === 'en' ? rule.textEn : rule.text;
            return cells ? text(lang, 'reading.verdict', { text: head, verdict: cells }) : head;
          })
          .join(text(lang, 'reading.semicolon'));
  return { text: line('zh-CN'), textEn: line('en'), value: output, children };
}
