/** Every step of a definition by id, nested ones included; ids are unique in the whole workflow (checked by soundness/). */
import type { StepId } from '../model/deadline.ts';
import type { WorkflowDefinition } from '../model/definition.ts';
import { isBlock } from '../model/expand.ts';
import type { EachStep, ParallelStep, Step } from '../model/steps.ts';
import { itemId, parseItemId, withItems } from './item-id.ts';

export interface StepInfo {
  readonly id: StepId;
  readonly step: Step;
  /** The innermost branch the step is in. */
  readonly branch: BranchInfo | null;
}
export interface BranchInfo {
  readonly parallel: StepId;
  readonly branch: string;
  /** XState id of the branch's final state. */
  readonly end: string;
  /** Favourable outcome, for branches that end without saying one. */
  readonly favourable: string;
}

/** @param workflow with its templates expanded. Throws RangeError when an id occurs twice. */
export function indexSteps(workflow: WorkflowDefinition): ReadonlyMap<StepId, StepInfo> {
  const index = new Map<StepId, StepInfo>();
  const add = (id: StepId, step: Step, branch: BranchInfo | null): void => {
    if (index.has(id)) throw new RangeError(`step id used twice: ${id}`);
    index.set(id, { id, step, branch });
    if (step.type === 'parallel') addBranches(id, step);
    if (step.type === 'each')
      for (const [inner, innerStep] of Object.entries(step.block.steps)) add(inner, innerStep, branchInfo(id, 'item', step));
  };
  const addBranches = (id: StepId, step: ParallelStep): void => {
    for (const [name, member] of Object.entries(step.branches)) {
      const branch = branchInfo(id, name, step);
      if (isBlock(member)) for (const [inner, innerStep] of Object.entries(member.steps)) add(inner, innerStep, branch);
      else add(name, member, branch);
    }
  };
  for (const [id, step] of Object.entries(workflow.steps)) add(id, step, null);
  return withItems(
    index,
    (id) => ({ key: parseItemId(id).base, path: parseItemId(id).path }),
    (info, path) => inItem(index, info, path),
  );
}

/** A step of an item: its own id and those of the steps around it carry the index. */
function inItem(index: ReadonlyMap<StepId, StepInfo>, info: StepInfo, path: readonly number[]): StepInfo {
  const { branch } = info;
  const around = branch && index.get(branch.parallel)?.step.type === 'each' ? path.slice(0, -1) : path;
  return { ...info, id: itemId(info.id, path), branch: branch && { ...branch, parallel: itemId(branch.parallel, around) } };
}

function branchInfo(parallel: StepId, branch: string, step: ParallelStep | EachStep): BranchInfo {
  return { parallel, branch, end: `${parallel}:${branch}:end`, favourable: Object.keys(step.outcomes)[0] ?? 'done' };
}

/** Steps a step may lead to directly, for pictures and reachability. */
export function successorsOf(step: Step): StepId[] {
  const targets: (StepId | undefined)[] = [];
  if ('next' in step) targets.push(step.next);
  if ('withdrawTo' in step) targets.push(step.withdrawTo);
  if ('outcomes' in step) targets.push(...Object.values(step.outcomes ?? {}).map((outcome) => outcome.to));
  if (step.type === 'wait' && step.external) targets.push(...Object.values(step.external.outcomes).map((outcome) => outcome.to));
  if (step.type === 'decide') targets.push(...step.branches.map((branch) => branch.to), step.otherwise);
  if (step.type === 'service') targets.push(step.onFail);
  targets.push(step.deadline?.onExpire?.to);
  return [...new Set(targets.filter((target) => target !== undefined))];
}

/** Outcomes a review, batch or external wait declares; empty for other steps. */
export function outcomesOf(step: Step): Extract<Step, { type: 'review' }>['outcomes'] {
  if (step.type === 'review' || step.type === 'batch') return step.outcomes;
  return step.type === 'wait' ? (step.external?.outcomes ?? {}) : {};
}

/** The form step whose form is the application; other forms leave their data under their step's id. */
export function applicationForm(workflow: WorkflowDefinition): string | null {
  const start = workflow.steps[workflow.start];
  return start?.type === 'form' ? start.form : null;
}
