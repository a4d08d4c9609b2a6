import type { WorkflowDefinition } from '../../../engine/model/definition.ts';
import { outcomesOf, stepsOf } from '../definition-view.ts';

/** What happens to the case when an outcome is given, as far as the definition says it. */
export type Consequence =
  | { readonly kind: 'moves'; readonly step: string; readonly people: number }
  | { readonly kind: 'corrects'; readonly step: string; readonly pauses: boolean }
  | { readonly kind: 'ends'; readonly outcome: string }
  /** A branch answers its parallel step, or the engine decides (objections, external results). */
  | { readonly kind: 'joins' };

/** `people` > 1 when others have to complete the same step before it moves on. */
export function consequenceOf(workflow: WorkflowDefinition, stepId: string, outcomeId: string): Consequence {
  const steps = stepsOf(workflow);
  const step = steps.get(stepId);
  const to = outcomesOf(step)[outcomeId]?.to;
  const target = to ? steps.get(to) : undefined;
  if (!to || !target) return { kind: 'joins' };
  if (target.type === 'correct') return { kind: 'corrects', step: to, pauses: workflow.clock?.pausedIn?.includes(to) ?? false };
  if (target.type === 'end') return { kind: 'ends', outcome: target.outcome };
  const assign = step?.type === 'review' ? [step.assign].flat() : [];
  return { kind: 'moves', step: to, people: assign.reduce((sum, a) => sum + (a.count ?? 1), 0) };
}
