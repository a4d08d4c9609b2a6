import type { ProgrammePackage } from '../../engine/model/definition.ts';
import { isBlock } from '../../engine/model/expand.ts';
import type { Block, Step } from '../../engine/model/steps.ts';

/** Every step of a definition, with those in its branches and items. */
export function stepsOf({ workflow }: Pick<ProgrammePackage, 'workflow'>): readonly Step[] {
  const within = ({ steps }: Block): Step[] => Object.values(steps).flatMap(inside);
  const inside = (step: Step): Step[] => {
    if (step.type === 'each') return [step, ...within(step.block)];
    if (step.type !== 'parallel') return [step];
    return [step, ...Object.values(step.branches).flatMap((branch) => (isBlock(branch) ? within(branch) : inside(branch)))];
  };
  return Object.values(workflow.steps).flatMap(inside);
}
