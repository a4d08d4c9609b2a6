import { parseItemId } from '../../engine/machine/item-id.ts';
import type { WorkflowDefinition } from '../../engine/model/definition.ts';
import type { Step } from '../../engine/model/steps.ts';
import { allSteps } from '../portal/common/workflow.ts';

export interface MessageEffect {
  readonly kind: 'ends' | 'moves' | 'decides' | 'adds' | 'waits' | 'some';
  /** The step it leads to, or that takes it. */
  readonly step: Step | null;
}

/** What a message does to a case that stands in these steps, before it is sent. A condition may still refuse it. */
export function messageEffect(workflow: WorkflowDefinition, live: readonly string[], name: string): MessageEffect {
  const steps = new Map(allSteps(workflow).map(({ id, step }) => [id, step]));
  for (const id of live) {
    const step = steps.get(parseItemId(id).base);
    const reaction = step?.on?.[name];
    if (step && reaction) {
      if (reaction.to !== undefined) return leadsTo(steps.get(reaction.to));
      return { kind: reaction.add ? 'adds' : 'decides', step };
    }
    if (step?.type === 'wait' && step.message === name) return { kind: 'waits', step };
  }
  const whole = workflow.on?.[name]?.to;
  return whole === undefined ? { kind: 'some', step: null } : leadsTo(steps.get(whole));
}

function leadsTo(step: Step | undefined): MessageEffect {
  if (!step) return { kind: 'some', step: null };
  return { kind: step.type === 'end' ? 'ends' : 'moves', step };
}
