import { useMemo } from 'react';
import { feelTypeOf, formScopeType, parametersType } from '../../../engine/forms/scope-type.ts';
import type { Scorecard } from '../../../engine/model/rules.ts';
import { compileScorecard, type ScoreResult } from '../../../engine/rules/scorecard.ts';
import type { ContextType } from '../../../engine/rules/types.ts';
import { effectiveData } from '../application/effective-data.ts';
import type { CaseView } from '../case/case-view.ts';
import { ruleVersionOf, scorecardOf } from '../definition-view.ts';
import { useToday } from '../use-calendar.ts';

export interface ScoreView {
  readonly card: Scorecard;
  /** Document the rules rest on. */
  readonly basis: string;
  readonly declared: ScoreResult;
  /** By the verified values; null while none differs from the declaration's fields being verified. */
  readonly verified: ScoreResult | null;
}

/**
 * Score of the declaration and of the verified values, computed here by the engine's own rules, so that a clerk sees it
 * before the case reaches its scoring step and while values are typed. Null when the programme has no score card.
 */
export function useScore(view: CaseView, verified: Readonly<Record<string, unknown>>): ScoreView | null {
  const today = useToday();
  return useMemo(() => scoreOf(view, verified, today), [view, verified, today]);
}

/** With the form's titles in it, so that reasons read in the author's words. Names of the workflow beyond the form's stay open. */
function scopeTypeOf(view: CaseView): ContextType | null {
  const { form, pkg } = view;
  if (!form) return null;
  return { ...formScopeType(feelTypeOf(form, pkg.vocabularies), parametersType(pkg.workflow.parameters)), open: true };
}

function scoreOf(view: CaseView, verified: Readonly<Record<string, unknown>>, today: string): ScoreView | null {
  const { kase, pkg } = view;
  const version = ruleVersionOf(pkg.workflow, kase.ruleVersion, today);
  const found = scorecardOf(pkg.workflow, version);
  if (!found || !version || !today) return null;
  const compiled = compileScorecard(found.card, scopeTypeOf(view));
  if (compiled.problems.length > 0) return null;
  const evaluate = (values: Readonly<Record<string, unknown>>): ScoreResult => {
    const application = effectiveData(view, values, today);
    return compiled.evaluate({
      application,
      declared: kase.declared,
      verified,
      enterprise: kase.enterprise,
      parameters: pkg.workflow.parameters ?? {},
      today,
    });
  };
  return {
    card: found.card,
    basis: version.basis,
    declared: evaluate({}),
    verified: Object.keys(verified).length > 0 ? evaluate(verified) : null,
  };
}
