import { parseItemId } from '../../../engine/machine/item-id.ts';
import { policyOf, vetoOf } from '../../../engine/machine/tally.ts';
import type { WorkflowDefinition } from '../../../engine/model/definition.ts';
import type { Step } from '../../../engine/model/steps.ts';
import { outcomesOf, stepsOf } from '../definition-view.ts';

/** What happens to the case when an outcome is given, as far as the definition says it. */
export type Consequence =
  | { readonly kind: 'moves'; readonly step: string; readonly people: number }
  | { readonly kind: 'corrects'; readonly step: string; readonly pauses: boolean }
  | { readonly kind: 'ends'; readonly outcome: string }
  /** One opinion among others, the answer of a branch or an item, or the engine decides (objections, external results). */
  | { readonly kind: 'joins' };

/** `people` > 1 when others have to complete the same step before it moves on. The step may lie in an item (`visit~2`). */
export function consequenceOf(workflow: WorkflowDefinition, stepId: string, outcomeId: string): Consequence {
  const steps = stepsOf(workflow);
  const step = steps.get(parseItemId(stepId).base);
  const to = outcomesOf(step)[outcomeId]?.to;
  const target = to ? steps.get(to) : undefined;
  if (!step || !to || !target) return { kind: 'joins' };
  const people = waitedFor(step, outcomeId);
  if (people === null) return { kind: 'joins' };
  // The end of a block is an item's, or a branch's; the case goes on, unless it says otherwise.
  const ends = target.type === 'end' && (workflow.steps[to] !== undefined || target.terminate === true);
  if (target.type === 'end' ? !ends || people > 1 : target.type === 'correct' && people > 1) return { kind: 'joins' };
  if (target.type === 'correct') return { kind: 'corrects', step: to, pauses: workflow.clock?.pausedIn?.includes(to) ?? false };
  if (target.type === 'end') return { kind: 'ends', outcome: target.outcome };
  return { kind: 'moves', step: to, people };
}

/** How many people complete the step before this outcome moves it on; null where others' answers may give another outcome. */
function waitedFor(step: Step, outcomeId: string): number | null {
  if (step.type !== 'review') return 1;
  const people = [step.assign].flat().reduce((sum, assignment) => sum + (assignment.count ?? 1), 0);
  const policy = policyOf(step.policy, people);
  const outcomes = Object.keys(step.outcomes);
  if (policy.type === 'single' || policy.type === 'any' || vetoOf(policy, outcomes, [outcomeId]) !== undefined) return 1;
  // Everyone completes, and the least favourable answer counts; votes and consultations are counted by the engine.
  return (policy.type === 'all' || policy.type === 'sequence') && outcomes[0] === outcomeId ? people : null;
}
