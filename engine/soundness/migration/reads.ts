/** What the steps of a workflow read: paths of names in their expressions, scorecards and tables included. */
import type { StepId } from '../../model/deadline.ts';
import { compileExpression } from '../../rules/compile.ts';
import { ANY } from '../../rules/types.ts';
import { compileUnary } from '../../rules/unary.ts';
import { expressionsOf } from '../expressions.ts';
import type { Place } from '../places.ts';
import type { Graph } from './graph.ts';

export interface Reading {
  readonly step: StepId;
  /** `['application', 'amount']`. */
  readonly name: readonly string[];
  /** Read while the step is live, not only when it is entered. */
  readonly live: boolean;
}

/** Names that decide something; what is only shown to people may be empty. */
export function readingsOf({ pkg, places }: Graph): Reading[] {
  const readings: Reading[] = [];
  for (const { source, place, shown, at } of expressionsOf(pkg.workflow, places)) {
    if (!place || shown) continue;
    const live = at.includes('outcomes') || place.step.type === 'review';
    for (const name of namesOf(source)) readings.push({ step: place.id, name, live });
  }
  for (const place of places)
    for (const name of rulesOf(place, pkg.workflow.ruleVersions ?? [])) readings.push({ step: place.id, name, live: false });
  return readings;
}

export function namesOf(source: string): readonly (readonly string[])[] {
  const compiled = compileExpression(source, null);
  return compiled.ok ? compiled.names : [];
}

function rulesOf({ step }: Place, versions: NonNullable<Graph['pkg']['workflow']['ruleVersions']>): (readonly string[])[] {
  if (step.type !== 'compute') return [];
  return versions.flatMap((version) => {
    const card = step.scorecard === undefined ? undefined : version.scorecards?.[step.scorecard];
    const table = step.table === undefined ? undefined : version.tables?.[step.table];
    const bands = (card?.items ?? []).flatMap((item) => item.bands.map((band) => band.when));
    const sources = [
      ...bands,
      ...(table?.inputs ?? []).map((input) => input.expression),
      ...(table?.rules ?? []).flatMap((rule) => rule.out),
    ];
    return [...sources.flatMap(namesOf), ...(table?.rules ?? []).flatMap((rule) => rule.in.flatMap(unaryNames))];
  });
}

function unaryNames(test: string): readonly (readonly string[])[] {
  const compiled = compileUnary(test, ANY, null);
  return compiled.ok ? compiled.names : [];
}
