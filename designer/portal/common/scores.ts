/** Scorecards of a programme, run in the browser on what is being filled in. Found from its compute steps; no programme is known here. */
import type { ProgrammePackage } from '../../../engine/model/definition.ts';
import type { RuleVersion, Scorecard } from '../../../engine/model/rules.ts';
import { compileExpression } from '../../../engine/rules/compile.ts';
import { compileScorecard, type ScoreResult } from '../../../engine/rules/scorecard.ts';
import { allSteps } from './workflow.ts';

export type ScoreScope = Readonly<Record<string, unknown>>;
export interface LiveScore {
  readonly step: string;
  readonly card: Scorecard;
  /** `skipped`: doesn't apply to this application; `unknown`: what decides that isn't filled in yet. */
  readonly evaluate: (scope: ScoreScope) => ScoreResult | 'skipped' | 'unknown';
}

/** The case's pinned rule version, else the one its rule names, else the one in force today. */
function chooseVersion(pkg: ProgrammePackage, pinned: string | null, scope: ScoreScope): RuleVersion | undefined {
  const { ruleVersions = [], ruleVersionBy } = pkg.workflow;
  const byId = (id: unknown) => ruleVersions.find((version) => version.id === id);
  const named = () => {
    if (!ruleVersionBy) return undefined;
    const compiled = compileExpression(ruleVersionBy, null);
    return compiled.ok ? byId(attempt(() => compiled.evaluate(scope))) : undefined;
  };
  const today = String(scope.today);
  const inForce = ruleVersions.filter((version) => version.from <= today && (!version.to || version.to >= today)).at(-1);
  return byId(pinned) ?? named() ?? inForce ?? ruleVersions.at(-1);
}

export function liveScores(pkg: ProgrammePackage, pinned: string | null, scope: ScoreScope): readonly LiveScore[] {
  const version = chooseVersion(pkg, pinned, scope);
  return allSteps(pkg.workflow).flatMap(({ id, step }): LiveScore[] => {
    const card = step.type === 'compute' && step.scorecard ? version?.scorecards?.[step.scorecard] : undefined;
    if (!card) return [];
    const compiled = compileScorecard(card, null);
    const when = step.when ? compileExpression(step.when, null) : null;
    const evaluate: LiveScore['evaluate'] = (now) => {
      if (compiled.problems.length > 0) return 'skipped';
      if (when?.ok && attempt(() => when.evaluate(now)) !== true)
        return when.names.every((path) => isGiven(now, path)) ? 'skipped' : 'unknown';
      return attempt(() => compiled.evaluate(now)) ?? 'skipped';
    };
    return [{ step: id, card, evaluate }];
  });
}

function isGiven(scope: ScoreScope, path: readonly string[]): boolean {
  let value: unknown = scope;
  for (const name of path) value = (value as Record<string, unknown> | null | undefined)?.[name];
  return value !== undefined && value !== null;
}

/** A rule that runs out of steps gives nothing here; the server decides in the end. */
function attempt<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}
