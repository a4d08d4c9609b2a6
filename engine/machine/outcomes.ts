/** Outcomes a person may choose in a task now. */
import type { OutcomeId } from '../model/deadline.ts';
import type { Outcome } from '../model/people.ts';
import type { CorrectStep } from '../model/steps.ts';
import type { Word } from '../model/word.ts';
import { needsApproval } from '../policy/panel.ts';
import type { LiveTask, MachineContext } from './context.ts';
import { contextAt } from './local.ts';
import type { Programme } from './programme.ts';
import { holds } from './scope.ts';
import { outcomesOf, type StepInfo } from './steps-index.ts';

/** An outcome that isn't offered now says why. */
export type Offer =
  | { readonly id: OutcomeId; readonly outcome: Outcome | null; readonly corrects: CorrectStep | null; readonly refused: null }
  | { readonly id: OutcomeId; readonly outcome: Outcome; readonly corrects: CorrectStep | null; readonly refused: 'when' | 'rounds' };

/** The author's label, or our word where the outcome is ours. */
export function wordOf({ id, outcome }: Pick<Offer, 'id' | 'outcome'>): Word {
  return outcome ? { title: outcome.label, titleEn: outcome.labelEn } : { code: `outcome.${id}` };
}

/** Outcomes of tasks whose words are ours, not the author's. */
const fixed: Readonly<Record<string, readonly OutcomeId[]>> = {
  fill: ['submit'],
  correct: ['submit'],
  sign: ['sign', 'return'],
  objection: ['dismissed', 'upheld'],
  extension: ['grant', 'refuse'],
  approval: ['approve', 'deny'],
  score: ['score', 'abstain'],
  panel: ['draw', 'proceed'],
};

function ownWords(context: MachineContext, { id, step }: StepInfo, task: LiveTask): readonly OutcomeId[] | undefined {
  if (task.stage === 'accept') return ['accept', 'decline'];
  if (task.kind === 'objection' && step.type === 'notice' && step.outcomes.partly) return ['dismissed', 'partly', 'upheld'];
  // The first lot, where both people must want it: there is nobody to go on with.
  if (task.kind === 'panel' && needsApproval(step, 'draw') && context.live[id]?.panel?.drawn.length === 0) return ['start'];
  return fixed[task.kind];
}

/** Every outcome of a task in the author's order. */
export function offersOf(programme: Programme, context: MachineContext, info: StepInfo, task: LiveTask, today: string): Offer[] {
  const known = ownWords(context, info, task);
  if (known) return known.map((id) => ({ id, outcome: null, corrects: null, refused: null }));
  const here = contextAt(programme, context, info.id);
  return Object.entries(outcomesOf(info.step)).map(([id, outcome]) => offerOf(programme, here, id, outcome, today));
}

/** The same for one outcome; null when the step hasn't got it. */
export function offerFor(
  programme: Programme,
  context: MachineContext,
  info: StepInfo,
  task: LiveTask,
  id: OutcomeId,
  today: string,
): Offer | null {
  const known = ownWords(context, info, task);
  if (known) return known.includes(id) ? { id, outcome: null, corrects: null, refused: null } : null;
  const outcomes = outcomesOf(info.step);
  const outcome = Object.hasOwn(outcomes, id) ? outcomes[id] : undefined;
  return outcome ? offerOf(programme, contextAt(programme, context, info.id), id, outcome, today) : null;
}

function offerOf(programme: Programme, context: MachineContext, id: OutcomeId, outcome: Outcome, today: string): Offer {
  const target = outcome.to === undefined ? undefined : programme.steps.get(outcome.to)?.step;
  const corrects = target?.type === 'correct' ? target : null;
  if (corrects && (context.entries[outcome.to ?? ''] ?? 0) >= corrects.rounds) return { id, outcome, corrects, refused: 'rounds' };
  if (outcome.when !== undefined && !holds(programme, outcome.when, context.data, today)) return { id, outcome, corrects, refused: 'when' };
  return { id, outcome, corrects, refused: null };
}
