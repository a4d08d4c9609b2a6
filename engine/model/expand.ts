/**
 * The long form of a workflow: what `parallel.template` says once is written into each branch that is a single step.
 * A property a branch gives itself replaces the template's whole. Blocks (branches with `steps`) aren't touched.
 */
import type { StepId } from './deadline.ts';
import type { WorkflowDefinition } from './definition.ts';
import type { Block, EachStep, ParallelStep, Step } from './steps.ts';

/** A workflow without templates; the same object when it has none. */
export function expandTemplates(workflow: WorkflowDefinition): WorkflowDefinition {
  const steps = expandSteps(workflow.steps);
  return steps === workflow.steps ? workflow : { ...workflow, steps };
}

function expandSteps(steps: Readonly<Record<StepId, Step>>): Readonly<Record<StepId, Step>> {
  let changed = false;
  const expanded = Object.entries(steps).map(([id, step]) => {
    const long = step?.type === 'parallel' ? expandParallel(step) : step?.type === 'each' ? expandEach(step) : step;
    changed ||= long !== step;
    return [id, long] as const;
  });
  return changed ? Object.fromEntries(expanded) : steps;
}

function expandEach(step: EachStep): EachStep {
  const steps = step.block?.steps;
  const long = steps ? expandSteps(steps) : steps;
  return long === steps ? step : { ...step, block: { ...step.block, steps: long } };
}

function expandParallel(step: ParallelStep): ParallelStep {
  const { template, ...rest } = step;
  const branches = Object.entries(step.branches ?? {}).map(([id, branch]): [string, Step | Block] => {
    if (isBlock(branch)) return [id, { ...branch, steps: expandSteps(branch.steps) }];
    const merged = { ...template, ...branch } as Step;
    return [id, merged.type === 'parallel' ? expandParallel(merged) : merged];
  });
  return { ...rest, branches: Object.fromEntries(branches) };
}

/** Is a branch a block of steps rather than a single step? */
export function isBlock(branch: Step | Block): branch is Block {
  return 'steps' in branch;
}
