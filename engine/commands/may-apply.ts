/** What stands against an application: asked when a case is opened, and again when it is handed in, which may be long after. */
import { emptyContext } from '../machine/context.ts';
import type { CompiledProgramme } from '../machine/programme.ts';
import { evaluateJson } from '../machine/scope.ts';
import type { CaseData } from '../model/case.ts';
import { Rejection } from '../model/errors.ts';
import { checkCoolDown } from './cool-down.ts';

type Facts = Pick<CaseData, 'enterprise' | 'registry' | 'window' | 'applyType'> & Required<Pick<CaseData, 'records'>>;

/**
 * All gaps at once (一次性告知).
 * @param today YYYY-MM-DD
 * @throws Rejection cool-down (`until`), not-eligible (`details`: ids of the conditions not met)
 */
export function checkMayApply(compiled: CompiledProgramme, facts: Facts, today: string): void {
  checkCoolDown(compiled, facts.records, today);
  const data = { ...emptyContext.data, ...facts };
  const unmet = (compiled.workflow.eligibility ?? []).filter((condition) => evaluateJson(compiled, condition.when, data, today) !== true);
  if (unmet.length > 0)
    throw new Rejection(
      'not-eligible',
      { count: unmet.length },
      unmet.map((condition) => condition.id),
    );
}
