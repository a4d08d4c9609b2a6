/** Is a fact possible now? A chain of cheap checks ending in one Rejection, before the machine is asked. */
import { Rejection } from '../model/errors.ts';
import type { CaseFact } from '../model/event.ts';
import type { Word } from '../model/word.ts';
import type { LiveStep, LiveTask, MachineContext } from './context.ts';
import { type Offer, offerFor, offersOf, wordOf } from './outcomes.ts';
import { isSamePerson, isWaiting } from './people.ts';
import type { Programme } from './programme.ts';
import { checkSheet } from './steps/score-items.ts';
import type { StepInfo } from './steps-index.ts';

type Completed = Extract<CaseFact, { type: 'task.completed' }>;

export interface FoundTask {
  readonly info: StepInfo;
  readonly live: LiveStep;
  readonly task: LiveTask;
}

/** `not-found`, `task.closed`. */
export function findTask(programme: Programme, context: MachineContext, id: string): FoundTask | Rejection {
  const n = taskNumber(context, id);
  if (n === null) return new Rejection('not-found');
  for (const step of Object.keys(context.live)) {
    const live = context.live[step] as LiveStep;
    const task = live.extension?.task.n === n ? live.extension.task : live.tasks.find((candidate) => candidate.n === n);
    const info = programme.steps.get(step);
    if (task && info) return task.status === 'open' ? { info, live, task } : new Rejection('task.closed');
  }
  return new Rejection('task.closed');
}

/** `task.taken`, `same-person`. A substitute may take what is the absent person's. */
export function checkPerson(context: MachineContext, found: FoundTask, user: string, onBehalfOf?: string): Rejection | null {
  const { assignee, kind } = found.task;
  // A seat on a panel is a person's own: a substitute wasn't drawn, nor looked at for relations.
  if (kind === 'score' && onBehalfOf !== undefined && onBehalfOf !== user) return new Rejection('task.not-yours');
  if (assignee !== null && assignee !== user && assignee !== onBehalfOf) return new Rejection('task.taken');
  return [user, onBehalfOf].some((person) => person !== undefined && isSamePerson(context, found, person))
    ? new Rejection('same-person')
    : null;
}

/** `outcome.unknown`, `rounds.exhausted`, `outcome.not-offered`, `reason.required`, `input.invalid`. */
export function checkCompletion(
  programme: Programme,
  context: MachineContext,
  found: FoundTask,
  fact: Completed,
  today: string,
): Rejection | null {
  const { info, task } = found;
  if (isWaiting(found.live, task)) return new Rejection('task.waiting');
  const offer = offerFor(programme, context, info, task, fact.outcome, today);
  const offered = (): Word[] =>
    offersOf(programme, context, info, task, today)
      .filter(({ refused }) => refused === null)
      .map(wordOf);
  if (!offer) return new Rejection('outcome.unknown', { outcome: fact.outcome, offered: offered() });
  if (offer.refused === 'rounds') return new Rejection('rounds.exhausted', { rounds: offer.corrects?.rounds ?? 0 });
  if (offer.refused === 'when') return new Rejection('outcome.not-offered', { outcome: wordOf(offer), offered: offered() });
  if (task.kind === 'score' && info.step.type === 'score' && fact.outcome === 'score') {
    const refused = checkSheet(programme, context, info.step, fact.data ?? {}, today);
    if (refused) return refused;
  }
  const ours = (task.kind === 'panel' && fact.outcome !== 'start') || (task.kind === 'approval' && fact.outcome === 'deny');
  if (ours && !fact.reason?.trim()) return new Rejection('reason.required', { outcome: wordOf(offer) });
  return checkContent(info, offer, fact);
}

function checkContent(info: StepInfo, offer: Offer, fact: Completed): Rejection | null {
  const reasonNeeded = offer.outcome?.reason === 'required' || (info.step.type === 'notice' && offer.id !== 'accept');
  if (reasonNeeded && !fact.reason?.trim()) return new Rejection('reason.required', { outcome: wordOf(offer) });
  if (offer.outcome?.conditions === 'required' && info.step.type !== 'batch' && !fact.conditions?.some((condition) => condition.trim()))
    return missing('conditions');
  // One notice carries everything to correct: without an item there would be nothing the applicant may edit.
  if (offer.corrects && !fact.notes?.length) return missing('notes');
  if (info.step.type === 'batch' && info.step.documentNumber === 'required' && offer.outcome?.to !== info.id) {
    if (!fact.batch?.documentNumber?.trim()) return missing('documentNumber');
  }
  return null;
}

function missing(name: string): Rejection {
  const params = { title: { code: `word.input.${name}` } };
  return new Rejection('input.invalid', { count: 1 }, [{ code: 'field.required', pointer: `/${name}`, params }]);
}

/** The number in `<caseId>.<n>` of a task that was opened; else null. */
export function taskNumber(context: MachineContext, id: string): number | null {
  const prefix = `${context.caseId}.`;
  const n = id.startsWith(prefix) ? Number(id.slice(prefix.length)) : Number.NaN;
  return Number.isInteger(n) && n >= 1 && n <= context.tasks ? n : null;
}
