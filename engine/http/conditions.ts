import { reasonOf } from '../machine/eligibility.ts';
import type { WorkflowDefinition } from '../model/definition.ts';
import { Rejection } from '../model/errors.ts';

/** The command names the conditions that aren't met; people need them in words. Throws the error again, whatever it is. */
export async function withReasons(
  workflow: () => Promise<WorkflowDefinition | undefined>,
  error: unknown,
  language: 'zh-CN' | 'en',
): Promise<never> {
  if (!(error instanceof Rejection) || error.code !== 'not-eligible') throw error;
  const { eligibility = [] } = (await workflow()) ?? {};
  const details = eligibility
    .filter((condition) => error.details.includes(condition.id))
    .map((condition) => ({
      pointer: `/conditions/${condition.id}`,
      code: 'not-eligible',
      params: {},
      message: [reasonOf(condition, language), condition.remedy].filter(Boolean).join(' '),
    }));
  throw new Rejection('not-eligible', error.params, details);
}
