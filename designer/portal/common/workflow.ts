/** Reads of a published workflow that several pages need. */
import { parseItemId } from '../../../engine/machine/item-id.ts';
import type { ProgrammePackage, WorkflowDefinition } from '../../../engine/model/definition.ts';
import type { FormDefinition } from '../../../engine/model/form.ts';
import type { Step } from '../../../engine/model/steps.ts';

export interface NamedStep {
  readonly id: string;
  readonly step: Step;
}
/** Every step, those inside branches too, in the author's order. */
export function allSteps(workflow: WorkflowDefinition): NamedStep[] {
  const walk = (steps: Readonly<Record<string, Step>>): NamedStep[] =>
    Object.entries(steps).flatMap(([id, step]) => [{ id, step }, ...branchSteps(step, walk)]);
  return walk(workflow.steps);
}
function branchSteps(step: Step, walk: (steps: Readonly<Record<string, Step>>) => NamedStep[]): NamedStep[] {
  if (step.type === 'each') return walk(step.block.steps);
  if (step.type !== 'parallel') return [];
  return Object.entries(step.branches).flatMap(([id, branch]) =>
    'steps' in branch ? walk(branch.steps) : [{ id, step: { ...step.template, ...branch } as Step }],
  );
}
/** A step by its id; steps inside the items of an `each` have ids with an index. */
export function findStep(workflow: WorkflowDefinition, id: string): Step | null {
  const { base } = parseItemId(id);
  return allSteps(workflow).find((item) => item.id === base)?.step ?? null;
}
/** Form that the start step fills: the application. */
export function applicationForm(pkg: ProgrammePackage): FormDefinition | null {
  const start = pkg.workflow.steps[pkg.workflow.start];
  return start?.type === 'form' ? (pkg.forms[start.form] ?? null) : null;
}
/** Kinds of application offered: the values of the field that is prefilled with the kind. */
export function applyTypes(pkg: ProgrammePackage): readonly { const: string; title: string; 'x-titleEn'?: string }[] {
  const fields = Object.values(applicationForm(pkg)?.schema.properties ?? {});
  return fields.find((field) => field['x-prefill']?.trim() === 'applyType')?.oneOf ?? [];
}
