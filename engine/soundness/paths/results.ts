/** Computed results solved backwards: a scorecard's points, a table's outputs, named values. */
import type { Scorecard } from '../../model/rules.ts';
import type { ComputeStep } from '../../model/steps.ts';
import type { CompareOp, Node } from '../../rules/tree.ts';
import { endingMoves } from './children.ts';
import type { Move } from './facts.ts';
import { type Moment, readIn, referenceOf } from './moment.ts';
import { answerMoves, scoreMoves } from './outside.ts';
import { ruleVersionNamed } from './subject.ts';
import { targetsFor } from './targets.ts';

/** The two directions in which expressions are followed back. */
export interface Ways {
  readonly movesFor: (node: Node, wanted: boolean, moment: Moment) => Move[];
  readonly becomes: (node: Node, target: unknown, moment: Moment, movesFor: Ways['movesFor']) => Move[];
}

/** Changes after which `node` stands in relation `op` to `other`; null when it isn't a computed result. */
export function resultMoves(node: Node, op: CompareOp, other: unknown, moment: Moment, ways: Ways): Move[] | null {
  const reference = referenceOf(node, moment);
  if (reference?.kind !== 'result') return null;
  const step = moment.subject.compiled.steps.get(reference.step)?.step;
  const [name] = reference.keys;
  if (step?.type === 'score') return scoreMoves(step, reference, op, other, moment);
  if (step?.type === 'service' && typeof name === 'string') return answerMoves(step, reference.step, name, op, other, moment, ways);
  if (step?.type === 'case') return endingMoves(step, reference, op, other, moment, ways);
  if (step?.type !== 'compute' || typeof name !== 'string') return [];
  if (step.lot && name === 'drawn')
    return targetsFor(op, other, node, moment).map((value) => [{ place: { slot: 'forms', keys: [reference.step, name] }, value }]);
  const source = step.values?.[name];
  if (source !== undefined) return namedValue(source, op, other, moment, ways);
  const version = ruleVersionNamed(moment.subject, moment.facts.ruleVersion);
  const scorecard = step.scorecard === undefined ? undefined : version?.scorecards?.[step.scorecard];
  if (scorecard && (name === 'pass' || name === 'total')) return points(scorecard, name, op, other, reference.step, moment, ways);
  return tableMoves(step, name, op, other, moment, ways);
}

function namedValue(source: string, op: CompareOp, other: unknown, moment: Moment, ways: Ways): Move[] {
  const tree = moment.subject.tree(source);
  if (!tree) return [];
  if (typeof other === 'boolean') return ways.movesFor(tree, (op === '=') === other, moment);
  return targetsFor(op, other, tree, moment).flatMap((target) => ways.becomes(tree, target, moment, ways.movesFor));
}

/** More or fewer points: each item one band better, or worse. */
function points(scorecard: Scorecard, name: string, op: CompareOp, other: unknown, step: string, moment: Moment, ways: Ways): Move[] {
  const up =
    name === 'pass' ? (op === '=') === other : op === '>' || op === '>=' || (op === '=' && Number(other) > Number(totalOf(moment, step)));
  return scorecard.items.flatMap(({ bands, otherwise }) => {
    const conditions = bands.map((band) => moment.subject.tree(band.when));
    const hit = conditions.findIndex((condition) => condition && readIn(condition, moment) === true);
    const now = hit < 0 ? otherwise.score : (bands[hit]?.score ?? 0);
    const better = bands.flatMap((band, index) => (up && band.score > now ? [conditions[index]] : []));
    if (up) return better.flatMap((condition) => (condition ? ways.movesFor(condition, true, moment).slice(0, 3) : []));
    const current = hit < 0 ? null : conditions[hit];
    return current ? ways.movesFor(current, false, moment).slice(0, 3) : [];
  });
}

function totalOf({ scope }: Moment, step: string): unknown {
  return (scope[step] as { readonly total?: unknown } | null | undefined)?.total;
}

/** A row whose output is as wanted. */
function tableMoves(step: ComputeStep, name: string, op: CompareOp, other: unknown, moment: Moment, ways: Ways): Move[] {
  const version = ruleVersionNamed(moment.subject, moment.facts.ruleVersion);
  const table = step.table === undefined ? undefined : version?.tables?.[step.table];
  const column = table?.outputs.findIndex((output) => output.name === name) ?? -1;
  if (!table || column < 0) return [];
  return table.rules.flatMap((rule, row) => {
    const output = moment.subject.tree(rule.out[column] ?? 'null');
    const condition = moment.subject.rowTree(table, row);
    if (!output || !condition || !stands(readIn(output, moment), op, other)) return [];
    return ways.movesFor(condition, true, moment).slice(0, 4);
  });
}

function stands(value: unknown, op: CompareOp, other: unknown): boolean {
  if (op === '=') return value === other;
  if (op === '!=') return value !== other;
  if (typeof value !== typeof other || value === null || other === null) return false;
  const [a, b] = [value as number | string, other as number | string];
  return op === '<' ? a < b : op === '<=' ? a <= b : op === '>' ? a > b : a >= b;
}
