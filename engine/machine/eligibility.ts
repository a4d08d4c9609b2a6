import type { Lang } from '../messages/render.ts';
import type { CaseData } from '../model/case.ts';
import type { Eligibility } from '../model/dto/programme.ts';
import type { EligibilityCondition } from '../model/rules.ts';
import { renderExplanation } from '../rules/explain.ts';
import type { CompiledProgramme } from './programme.ts';
import { scopeOfData } from './scope.ts';

/** Every condition with its verdict and why: all gaps at once (一次性告知, 行政许可法 art. 32). `today` is YYYY-MM-DD. */
export function judgeEligibility(compiled: CompiledProgramme, data: CaseData, today: string, language: Lang): Eligibility {
  const scope = scopeOfData(compiled, data, today);
  const conditions = (compiled.workflow.eligibility ?? []).map((condition) => ({
    id: condition.id,
    ...judge(compiled, condition, scope, language),
    reason: reasonOf(condition, language),
    remedy: condition.remedy ?? null,
  }));
  return { eligible: conditions.every(({ met }) => met), conditions };
}

export function reasonOf(condition: EligibilityCondition, language: Lang): string {
  return (language === 'en' && condition.reasonEn) || condition.reason;
}

function judge(
  compiled: CompiledProgramme,
  condition: EligibilityCondition,
  scope: Readonly<Record<string, unknown>>,
  language: Lang,
): { met: boolean; explanation: string } {
  try {
    const explanation = compiled.feel(condition.when).explain(scope);
    return { met: explanation.value === true, explanation: renderExplanation(explanation, language) };
  } catch {
    // Wrong, or out of steps: the condition can't be told, so it isn't met.
    return { met: false, explanation: '' };
  }
}
