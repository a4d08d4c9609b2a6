/** Pure reads of a case's state. */
import type { Calendar } from '../calendar/calendar.ts';
import { dateOf } from '../calendar/date.ts';
import type { CaseState } from '../model/case.ts';
import type { ClockReading } from '../model/clock.ts';
import type { OutcomeId, StepId } from '../model/deadline.ts';
import { Rejection } from '../model/errors.ts';
import type { ExtensionOf, ReviewNote } from '../model/event.ts';
import type { Task } from '../model/task.ts';
import { checkPerson, findTask } from './check.ts';
import { readCaseClock, readStepClock } from './clock-reading.ts';
import type { LiveStep, MachineContext } from './context.ts';
import { contextOf } from './decide.ts';
import { approverOf, checkExtension, extensionRule } from './extension.ts';
import { offersOf } from './outcomes.ts';
import type { CompiledProgramme, Scope } from './programme.ts';
import { scopeOfData } from './scope.ts';
import type { StepInfo } from './steps-index.ts';
import { taskId, taskOf } from './tasks.ts';
import { mayRedraw } from './translate.ts';
import { busyElsewhere } from './turn.ts';

export { accessFor, type Side } from './access.ts';
export { contextOf } from './decide.ts';
export { flowOf } from './flow.ts';

/** Open tasks in the order in which they were opened. */
export function openTasks(state: CaseState): readonly Task[] {
  let tasks = tasksOf.get(state);
  if (!tasks) {
    tasks = readTasks(state);
    tasksOf.set(state, tasks);
  }
  return tasks;
}
/** A state never changes, so its tasks are read once. */
const tasksOf = new WeakMap<CaseState, readonly Task[]>();

function readTasks(state: CaseState): Task[] {
  const context = contextOf(state);
  return Object.entries(context.live)
    .flatMap(([step, live]) => [...live.tasks, ...(live.extension ? [live.extension.task] : [])].map((task) => ({ step, live, task })))
    .filter(({ task }) => task.status === 'open')
    .sort((a, b) => a.task.n - b.task.n)
    .map(({ step, live, task }) => taskOf(context, step, live, task));
}

/**
 * Why a person whom policy lets act on an open task can't take or answer it as the case stands: `same-person`, `task.not-yours`
 * (a seat that is somebody else's own), `branch.busy`; null when nothing hinders. The rejection the machine would give.
 */
export function barredFrom(
  compiled: CompiledProgramme,
  state: CaseState,
  task: string,
  { user, onBehalfOf }: { readonly user: string; readonly onBehalfOf: string | null },
): Rejection | null {
  const context = contextOf(state);
  const found = findTask(compiled, context, task);
  if (found instanceof Rejection || found.task.kind === 'extension') return null;
  const busy = busyElsewhere(compiled, context, found.info);
  return busy === null ? checkPerson(context, found, user, onBehalfOf ?? undefined) : new Rejection('branch.busy', { branch: busy });
}

/** An outcome a person may choose. Words that aren't the author's (`submit`, `sign`, `return`, `dismissed`, `upheld`) have no label. */
export interface OfferedOutcome {
  readonly id: OutcomeId;
  readonly label: string | null;
  readonly labelEn: string | null;
  readonly tone: 'positive' | 'neutral' | 'negative';
  readonly reason: 'required' | 'optional' | 'none';
  /** Is a list of conditions asked for 附条件? */
  readonly conditions: 'required' | 'optional' | 'none';
  /** Leads to a correction: notes on fields are needed. */
  readonly correction: boolean;
}

/** What an open task offers at `now` (UTC instant), conditions and rounds considered; empty for closed or unknown tasks. */
export function offeredOutcomes(compiled: CompiledProgramme, state: CaseState, task: string, now: string): OfferedOutcome[] {
  const context = contextOf(state);
  const found = findTask(compiled, context, task);
  if (found instanceof Rejection) return [];
  const offers = offersOf(compiled, context, found.info, found.task, dateOf(now));
  const first = offers[0]?.id;
  return offers
    .filter(({ refused }) => refused === null)
    .map(({ id, outcome, corrects }) => ({
      id,
      label: outcome?.label ?? null,
      labelEn: outcome?.labelEn ?? null,
      tone: outcome?.tone ?? (id === first ? 'positive' : 'negative'),
      reason: outcome ? (outcome.reason ?? 'none') : reasonFor(found.task.kind, id),
      conditions: outcome?.conditions ?? 'none',
      correction: corrects !== null,
    }));
}

/** Of outcomes that are ours: what the commands ask for (`check.ts`, `extend-deadline.ts`), and where a word is welcome. */
function reasonFor(kind: string, outcome: string): 'required' | 'optional' | 'none' {
  if (kind === 'panel') return outcome === 'start' ? 'optional' : 'required';
  if (kind === 'approval') return outcome === 'deny' ? 'required' : 'optional';
  if (kind === 'objection' && outcome !== 'accept') return 'required';
  if (kind === 'extension') return outcome === 'refuse' ? 'required' : 'optional';
  return kind === 'score' && outcome === 'abstain' ? 'optional' : 'none';
}

/** What expressions see of the case. `today` is YYYY-MM-DD. */
export function scopeOf(compiled: CompiledProgramme, state: CaseState, today: string): Scope {
  return scopeOfData(compiled, state.data, today);
}

/** The legal clock, or null while it hasn't started or the programme has none. */
export function clockOf(compiled: CompiledProgramme, state: CaseState, calendar: Calendar, now: string): ClockReading | null {
  return readCaseClock(compiled, contextOf(state), calendar, now);
}

/** The deadline of a live step read as a clock; null without one. */
export function stepClockOf(
  compiled: CompiledProgramme,
  state: CaseState,
  step: string,
  calendar: Calendar,
  now: string,
): ClockReading | null {
  const live = contextOf(state).live[step];
  const deadline = compiled.steps.get(step)?.step.deadline;
  return live && deadline ? readStepClock(compiled, live, deadline, calendar, now) : null;
}

/** What can be extended through an open task now, and the group that grants it. */
export function extensionsOf(
  compiled: CompiledProgramme,
  state: CaseState,
  task: string,
  now: string,
): { readonly of: ExtensionOf; readonly approver: string }[] {
  const context = contextOf(state);
  const found = findTask(compiled, context, task);
  if (found instanceof Rejection || found.task.kind === 'extension') return [];
  return (['deadline', 'block', 'clock'] as const).flatMap((of) => {
    const rule = extensionRule(compiled, context, found.info, of);
    const fact = { type: 'deadline.extended', task, of, reason: '-' } as const;
    return rule && !checkExtension(compiled, context, found, fact) ? [{ of, approver: approverOf(compiled, context, rule, now) }] : [];
  });
}

/** The request that a task of kind `extension` answers. */
export function extensionRequest(state: CaseState, task: string): LiveStep['extension'] | null {
  const context = contextOf(state);
  return Object.values(context.live).find(({ extension }) => extension && taskId(context, extension.task.n) === task)?.extension ?? null;
}

/** What a `correct` task may edit, with the reasons. */
export function notesOf(compiled: CompiledProgramme, state: CaseState, step: string): readonly ReviewNote[] {
  const context = contextOf(state);
  const info = compiled.steps.get(step);
  if (info?.step.type !== 'correct' || !info.step.deferred) return context.notes;
  return (context.data.deferred ?? []).map((field) => ({ field, reason: '' }));
}

/** Is the withdrawal of the case accepted now? */
export function mayWithdraw(compiled: CompiledProgramme, state: CaseState): boolean {
  const context = contextOf(state);
  return context.caseId !== '' && context.status !== 'ended' && !context.decided && compiled.config.on?.withdraw !== undefined;
}

/** The live notice whose period still runs, on which objections may be filed. */
export function openNotice(compiled: CompiledProgramme, state: CaseState): StepInfo | null {
  const context: MachineContext = contextOf(state);
  for (const [id, live] of Object.entries(context.live)) {
    const info = compiled.steps.get(id);
    if (info?.step.type === 'notice' && !live.over) return info;
  }
  return null;
}

/** Results by step as a side may see them: who filed an objection stays with the officers. */
export function resultsFor(state: CaseState, side: 'applicant' | 'officer'): CaseState['data']['steps'] {
  if (side === 'officer') return state.data.steps;
  return Object.fromEntries(Object.entries(state.data.steps).map(([step, result]) => [step, withoutObjectors(result)]));
}

function withoutObjectors(result: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { objections } = result;
  if (!Array.isArray(objections)) return result;
  return { ...result, objections: objections.map(({ objector: _objector, ...rest }) => rest) };
}

/** Live steps whose panel may be drawn anew: nobody has scored yet, and nothing is asked for already. */
export function redrawable(compiled: CompiledProgramme, state: CaseState): StepId[] {
  const context = contextOf(state);
  return Object.keys(context.live).filter((step) => mayRedraw(compiled, context, step) && !context.live[step]?.panel?.request);
}

/** What the organiser of a panel asked for, of a task that grants or refuses it. `seat` is the expert's task. */
export function drawRequest(state: CaseState, { id, step }: Pick<Task, 'id' | 'step'>) {
  const context = contextOf(state);
  const request = context.live[step]?.panel?.request;
  if (!request || taskId(context, request.task) !== id) return null;
  const seat = context.live[step]?.tasks.find(({ n }) => n === request.seat);
  return { of: request.of, reason: request.reason, by: request.by, expert: seat?.assignee ?? null };
}

/** Is something asked for already in the step's panel? */
export function isAskedFor(state: CaseState, step: StepId): boolean {
  return contextOf(state).live[step]?.panel?.request !== undefined;
}
