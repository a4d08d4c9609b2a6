import type { StepId } from '../model/deadline.ts';
import type { MachineContext } from './context.ts';

/** The step that an answer from outside is for, addressed to the name that the step had when it asked; migrations may have renamed it since. */
export function addresseeOf({ addressed }: Pick<MachineContext, 'addressed'>, step: StepId, entry: number): StepId {
  return addressed?.[addressOf(step, entry)] ?? step;
}

export function addressOf(step: StepId, entry: number): string {
  return `${step}#${entry}`;
}
