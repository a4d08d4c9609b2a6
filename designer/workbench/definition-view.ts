import { parseItemId } from '../../engine/machine/item-id.ts';
import type { WorkflowDefinition } from '../../engine/model/definition.ts';
import type { Outcome } from '../../engine/model/people.ts';
import type { RuleVersion, Scorecard } from '../../engine/model/rules.ts';
import type { Block, Step } from '../../engine/model/steps.ts';

/** Every step by its id, those inside parallel branches too (a branch's template merged under it). */
export function stepsOf(workflow: WorkflowDefinition): ReadonlyMap<string, Step> {
  const found = new Map<string, Step>();
  collect(workflow.steps, found);
  return found;
}

function collect(steps: Readonly<Record<string, Step>>, found: Map<string, Step>): void {
  for (const [id, step] of Object.entries(steps)) {
    found.set(id, step);
    if (step.type === 'each') collect(step.block.steps, found);
    if (step.type !== 'parallel') continue;
    for (const [branchId, branch] of Object.entries(step.branches)) {
      if (isBlock(branch)) collect(branch.steps, found);
      else collect({ [branchId]: { ...step.template, ...branch } as Step }, found);
    }
  }
}
const isBlock = (branch: Step | Block): branch is Block => 'start' in branch;

/** A step by its id; steps inside the items of an `each` have ids with an index. */
export function stepOf(workflow: WorkflowDefinition, id: string | null | undefined): Step | undefined {
  return stepsOf(workflow).get(parseItemId(id ?? '').base);
}

export function stepTitle(workflow: WorkflowDefinition, id: string, english: boolean): string {
  const step = stepOf(workflow, id);
  return (english ? step?.titleEn : undefined) ?? step?.title ?? id;
}

/** Outcomes an author gave to a step (review, batch, external wait), by id. */
export function outcomesOf(step: Step | undefined): Readonly<Record<string, Outcome>> {
  if (step?.type === 'review' || step?.type === 'batch') return step.outcomes;
  if (step?.type === 'wait') return step.external?.outcomes ?? {};
  return {};
}

/** The author's label of an outcome, of a block that of the steps inside; null when the step has no such outcome. */
export function outcomeLabel(workflow: WorkflowDefinition, stepId: string, outcome: string, english: boolean): string | null {
  const step = stepOf(workflow, stepId);
  const inside = new Map<string, Step>();
  if (step?.type === 'parallel' || step?.type === 'each') collect({ [stepId]: step }, inside);
  for (const one of inside.size > 0 ? inside.values() : [step]) {
    const found = outcomesOf(one)[outcome];
    if (found) return (english ? found.labelEn : undefined) ?? found.label;
  }
  return null;
}

/** The rule version a case is pinned to; before submission the one in force on `today`. */
export function ruleVersionOf(workflow: WorkflowDefinition, pinned: string | null, today: string): RuleVersion | null {
  const versions = workflow.ruleVersions ?? [];
  if (pinned) return versions.find((v) => v.id === pinned) ?? null;
  return versions.find((v) => v.from <= today && (!v.to || today <= v.to)) ?? null;
}

/** The first scorecard that a compute step of this workflow uses, with that step's id. */
export function scorecardOf(workflow: WorkflowDefinition, version: RuleVersion | null): { stepId: string; card: Scorecard } | null {
  for (const [stepId, step] of stepsOf(workflow)) {
    const card = step.type === 'compute' && step.scorecard ? version?.scorecards?.[step.scorecard] : undefined;
    if (card) return { stepId, card };
  }
  return null;
}

/** The block of branches that a step lies in, or null. */
export function blockOf(workflow: WorkflowDefinition, stepId: string): string | null {
  const { base } = parseItemId(stepId);
  for (const [id, step] of stepsOf(workflow)) {
    if (step.type !== 'parallel') continue;
    const inside = new Map<string, Step>();
    collect({ [id]: step }, inside);
    if (id !== base && inside.has(base)) return id;
  }
  return null;
}
