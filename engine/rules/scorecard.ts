import type { Scorecard, ScorecardItem } from '../model/rules.ts';
import { type CompiledExpression, compileExpression, type EvaluateOptions, type Scope } from './compile.ts';
import { Num } from './decimal.ts';
import { type Explanation, renderExplanation } from './explain.ts';
import type { PlacedProblem } from './problem.ts';
import { placed } from './table-check.ts';
import { BOOLEAN, type FeelType } from './types.ts';
import { toJson } from './value.ts';

/** Plain JSON; stays with the case. */
export interface ScoreResult {
  readonly total: number;
  /** Total and every dimension's minimum are reached. */
  readonly pass: boolean;
  readonly passTotal: number;
  readonly dimensions: readonly ScoredDimension[];
  readonly items: readonly ScoredItem[];
}
export interface ScoredDimension {
  readonly id: string;
  readonly title: string;
  readonly score: number;
  /** Highest score its items can reach. */
  readonly max: number;
  readonly min: number | null;
  readonly met: boolean;
}
export interface ScoredItem {
  readonly id: string;
  readonly title: string;
  readonly dimension: string;
  readonly score: number;
  readonly max: number;
  /** Label of the band hit. */
  readonly label: string;
  readonly value: number | string | boolean | null;
  readonly unit: string | null;
  /** The band's condition with the values met; for `otherwise` the last condition that did not hold. */
  readonly why: string;
  readonly whyEn: string;
  /** Label, score and unmet condition of the next better band; absent at the best one. */
  readonly gap?: string;
  readonly gapScore?: number;
  readonly gapWhy?: string;
  readonly gapWhyEn?: string;
}
export interface CompiledScorecard {
  /** What is wrong, placed by JSON pointer in the scorecard. A scorecard with problems must not be evaluated. */
  readonly problems: readonly PlacedProblem[];
  /** Names of the scope the scorecard reads. */
  readonly names: readonly (readonly string[])[];
  /** Throws BudgetExceeded; RangeError when the scorecard has problems. */
  evaluate(scope: Scope, options?: EvaluateOptions): ScoreResult;
}
interface Band {
  readonly when: CompiledExpression;
  readonly score: number;
  readonly label: string;
}
interface Item {
  readonly item: ScorecardItem;
  readonly value: CompiledExpression | null;
  readonly bands: readonly Band[];
}

/** Compiles a scorecard: dimensions with minima, items with bands of which the first that holds scores. */
export function compileScorecard(scorecard: Scorecard, scopeType: FeelType | null): CompiledScorecard {
  const problems: PlacedProblem[] = checkScorecard(scorecard);
  const compile = (source: string, pointer: string, expect?: FeelType): CompiledExpression | null => {
    const compiled = compileExpression(source, scopeType, { expect });
    if (compiled.ok) return compiled;
    problems.push(...compiled.problems.map((problem) => ({ ...problem, pointer })));
    return null;
  };
  const items = scorecard.items.map(
    (item, index): Item => ({
      item,
      value: item.value === undefined ? null : compile(item.value, `/items/${index}/value`),
      bands: item.bands.flatMap(({ when, score, label }, band) => {
        const compiled = compile(when, `/items/${index}/bands/${band}/when`, BOOLEAN);
        return compiled ? [{ when: compiled, score, label }] : [];
      }),
    }),
  );
  const expressions = items.flatMap(({ value, bands }) => [...(value ? [value] : []), ...bands.map((band) => band.when)]);
  return {
    problems,
    names: [...new Map(expressions.flatMap(({ names }) => names).map((path) => [path.join('.'), path])).values()],
    evaluate(scope, options = {}) {
      if (problems.length > 0) throw new RangeError(`scorecard has problems: ${problems[0]!.code} at ${problems[0]!.pointer}`);
      return total(
        scorecard,
        items.map((item) => scoreItem(item, scope, options)),
      );
    },
  };
}

function checkScorecard(scorecard: Scorecard): PlacedProblem[] {
  const dimensions = scorecard.dimensions.map((dimension) => dimension.id);
  const ids = scorecard.items.map((item) => item.id);
  return scorecard.items.flatMap((item, index) => {
    const problems: PlacedProblem[] = [];
    if (!dimensions.includes(item.dimension))
      problems.push(placed('scorecard.dimension', `/items/${index}/dimension`, { name: item.dimension }));
    if (ids.indexOf(item.id) < index) problems.push(placed('table.duplicate', `/items/${index}/id`, { name: item.id }));
    [...item.bands, item.otherwise].forEach(({ score }, band) => {
      const pointer = band < item.bands.length ? `/items/${index}/bands/${band}/score` : `/items/${index}/otherwise/score`;
      if (score < 0 || score > item.max) problems.push(placed('scorecard.score', pointer, { score, max: item.max }));
    });
    return problems;
  });
}

function scoreItem({ item, value, bands }: Item, scope: Scope, options: EvaluateOptions): ScoredItem {
  const hit = bands.find((band) => band.when.evaluate(scope, options) === true);
  const { score, label } = hit ?? item.otherwise;
  const better = bands.filter((band) => band.score > score).sort((a, b) => a.score - b.score)[0];
  const because = hit ?? bands.at(-1);
  const why = because ? because.when.explain(scope, options) : null;
  const shown = value ? toJson(value.evaluate(scope, options)) : null;
  const { id, title, dimension, max } = item;
  return {
    ...{ id, title, dimension, score, max, label },
    value: shown !== null && typeof shown === 'object' ? null : shown,
    unit: item.unit ?? null,
    ...both('why', why),
    ...(better ? { gap: better.label, gapScore: better.score, ...both('gapWhy', better.when.explain(scope, options)) } : {}),
  };
}

function both<K extends string>(name: K, explanation: Explanation | null): Record<K | `${K}En`, string> {
  const words = (lang: 'zh-CN' | 'en'): string => (explanation ? renderExplanation(explanation, lang) : '');
  return { [name]: words('zh-CN'), [`${name}En`]: words('en') } as Record<K | `${K}En`, string>;
}

function total(scorecard: Scorecard, items: readonly ScoredItem[]): ScoreResult {
  const dimensions = scorecard.dimensions.map(({ id, title, min }): ScoredDimension => {
    const own = items.filter((item) => item.dimension === id);
    const score = sum(own.map((item) => item.score));
    return { id, title, score, max: sum(own.map((item) => item.max)), min: min ?? null, met: min === undefined || score >= min };
  });
  const reached = sum(items.map((item) => item.score));
  const pass = reached >= scorecard.passTotal && dimensions.every((dimension) => dimension.met);
  return { total: reached, pass, passTotal: scorecard.passTotal, dimensions, items };
}

/** Scores may have decimals: added exactly. */
function sum(scores: readonly number[]): number {
  return scores.reduce((total, score) => total.plus(score), new Num(0)).toNumber();
}
