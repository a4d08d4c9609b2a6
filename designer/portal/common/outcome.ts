import type { WorkflowDefinition } from '../../../engine/model/definition.ts';
import type { Tone } from '../../ui/Tag.tsx';
import { allSteps } from './workflow.ts';

/** Tone of an ended case when only the outcome's id is known: nothing is promised by colour. */
export function outcomeTone(outcome: string | null, workflow?: WorkflowDefinition): Tone {
  const end = workflow ? allSteps(workflow).find(({ step }) => step.type === 'end' && step.outcome === outcome)?.step : undefined;
  return end?.type === 'end' ? (end.tone ?? 'neutral') : 'neutral';
}
/** The end step's own title. */
export function outcomeTitle(outcome: string | null, workflow: WorkflowDefinition): { title: string; titleEn: string | undefined } | null {
  const end = allSteps(workflow).find(({ step }) => step.type === 'end' && step.outcome === outcome)?.step;
  return end?.title ? { title: end.title, titleEn: end.titleEn } : null;
}
