import { dateOf } from '../calendar/date.ts';
import type { CompiledProgramme } from '../machine/programme.ts';
import { evaluateJson } from '../machine/scope.ts';
import type { CaseData } from '../model/case.ts';

/**
 * Key under which at most one case may be open: the programme and the values of its `uniqueness` expressions.
 * Null without such a rule, or while a value isn't known yet (a draft without the field).
 */
export function uniquenessKeyOf(compiled: CompiledProgramme, data: CaseData, now: string): string | null {
  const { id, uniqueness } = compiled.workflow;
  if (!uniqueness || uniqueness.length === 0) return null;
  const values = uniqueness.map((source) => evaluateJson(compiled, source, data, dateOf(now)));
  return values.includes(null) ? null : JSON.stringify([id, ...values]);
}
