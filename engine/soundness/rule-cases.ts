/** Test cases beside the rules: each is worked out by the code that decides, and held against what was expected. */
import { type Lang, text } from '../messages/render.ts';
import { pathOf } from '../model/pointer.ts';
import type { DecisionTable, Scorecard } from '../model/rules.ts';
import type { ProgrammeDocument, RuleCase } from '../model/studio.ts';
import { BudgetExceeded } from '../rules/budget.ts';
import { renderExplanation } from '../rules/explain.ts';
import { compileScorecard } from '../rules/scorecard.ts';
import { compileTable } from '../rules/table.ts';
import type { ContextType } from '../rules/types.ts';
import { type Json, toJson } from '../rules/value.ts';
import { compiledIn } from './compiled.ts';
import { expressionPlace } from './expression-scope.ts';
import { isJson } from './places.ts';

/** What a rule gives on what is given, and why, a line for each part. `missing`: no such rule; `broken`: it can't be worked out. */
export type RuleRun =
  | { readonly result: Json; readonly why: readonly RunLine[]; readonly wrong: null }
  | { readonly result: null; readonly why: readonly RunLine[]; readonly wrong: 'missing' | 'broken' };
export interface RunLine {
  readonly text: string;
  readonly textEn: string;
}
export type RuleCaseResult = RuleRun & {
  readonly case: RuleCase;
  /** Place of the case among `scenarios.rules`. */
  readonly index: number;
  readonly ok: boolean;
};

/** The cases kept in `scenarios.rules`, those of another shape left out. */
export function ruleCasesOf(scenarios: unknown): readonly { readonly case: RuleCase; readonly index: number }[] {
  const rules = isJson(scenarios) && Array.isArray(scenarios.rules) ? (scenarios.rules as unknown[]) : [];
  return rules.flatMap((one, index) =>
    isJson(one) && typeof one.rule === 'string' && typeof one.title === 'string' && isJson(one.given)
      ? [{ case: one as unknown as RuleCase, index }]
      : [],
  );
}

/** Every case worked out. Publishing demands that all are `ok`. */
export function ruleCaseResults(document: ProgrammeDocument): RuleCaseResult[] {
  return ruleCasesOf(document.scenarios).map(({ case: one, index }) => {
    const run = runRule(document, one.rule, one.given);
    return { ...run, case: one, index, ok: run.wrong === null && fits(one.expect, run.result) };
  });
}

/** @param rule JSON pointer into the workflow: of a table, a scorecard or an expression */
export function runRule(document: ProgrammeDocument, rule: string, given: RuleCase['given']): RuleRun {
  const path = pathOf(rule);
  const target = path.reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined | null)?.[key], document.workflow);
  const place = expressionPlace(document, `workflow#${rule}`);
  const scope = { parameters: document.workflow.parameters ?? {}, ...given };
  const [root, , kind] = path;
  try {
    if (root === 'ruleVersions' && path.length === 4 && isJson(target)) {
      return kind === 'tables'
        ? runTable(target as unknown as DecisionTable, place.scope, scope)
        : runScorecard(target as unknown as Scorecard, place.scope, scope);
    }
    if (typeof target !== 'string') return { result: null, why: [], wrong: 'missing' };
    const compiled = compiledIn(place.scope, target, place.expect);
    if (!compiled.ok) return broken;
    return { result: toJson(compiled.evaluate(scope)), why: both((lang) => renderExplanation(compiled.explain(scope), lang)), wrong: null };
  } catch (error) {
    if (error instanceof BudgetExceeded) return broken;
    throw error;
  }
}

const broken: RuleRun = { result: null, why: [], wrong: 'broken' };

function runTable(table: DecisionTable, type: ContextType, scope: RuleCase['given']): RuleRun {
  const compiled = compiledTable(table, type);
  if (!compiled || compiled.problems.length > 0) return broken;
  const { output, explanation, error } = compiled.evaluate(scope);
  const why = both((lang) => (error ? text(lang, error.code, error.params) : lang === 'en' ? explanation.textEn : explanation.text));
  return { result: output, why, wrong: null };
}

/** Total, pass, and the score of each item. */
function runScorecard(card: Scorecard, type: ContextType, scope: RuleCase['given']): RuleRun {
  const compiled = compiledCard(card, type);
  if (!compiled || compiled.problems.length > 0) return broken;
  const { total, pass, items } = compiled.evaluate(scope);
  const why = items.map(({ title, score, max, label, why: reason, whyEn }) => ({
    text: text('zh-CN', 'describe.scored', { title, score, max, label, why: reason }),
    textEn: text('en', 'describe.scored', { title, score, max, label, why: whyEn }),
  }));
  return { result: { total, pass, items: Object.fromEntries(items.map(({ id, score }) => [id, score])) }, why, wrong: null };
}

/** As the explanations are made: null where the shape is none of a rule. */
function compiledTable(table: DecisionTable, type: ContextType) {
  const whole =
    Array.isArray(table.inputs) && Array.isArray(table.outputs) && Array.isArray(table.rules) && typeof table.hitPolicy === 'string';
  return whole ? compileTable(table, type) : null;
}

function compiledCard(card: Scorecard, type: ContextType) {
  return Array.isArray(card.items) && Array.isArray(card.dimensions) ? compileScorecard(card, type) : null;
}

function both(say: (lang: Lang) => string): RunLine[] {
  return [{ text: say('zh-CN'), textEn: say('en') }];
}

/** Does a result have everything that is expected? Members that aren't named may be anything; lists must be the same. */
function fits(expected: unknown, found: unknown): boolean {
  if (Array.isArray(expected))
    return Array.isArray(found) && expected.length === found.length && expected.every((one, index) => fits(one, found[index]));
  if (isJson(expected))
    return (
      isJson(found) && Object.entries(expected).every(([key, value]) => fits(value, Object.hasOwn(found, key) ? found[key] : undefined))
    );
  return expected === found;
}
