/** Opening and closing of a step's tasks. */
import type { StepId } from '../model/deadline.ts';
import type { Assignment } from '../model/people.ts';
import type { Task, TaskKind } from '../model/task.ts';
import { groupKey } from '../model/user.ts';
import type { LiveStep, LiveTask, MachineContext } from './context.ts';
import { namedTo } from './identity.ts';
import { evaluateText } from './scope.ts';
import { infoOf, liveOf, setLive, type Work } from './work.ts';

export interface Opening {
  readonly kind: TaskKind;
  readonly group: string;
  readonly seat?: number;
  readonly objection?: string;
  /** The one person asked. */
  readonly assignee?: string;
  readonly origin?: LiveTask['origin'];
  /** A deadline of its own. */
  readonly due?: LiveTask['due'];
  readonly stage?: LiveTask['stage'];
}

/** Gives the task's number. */
export function openTask(work: Work, step: StepId, opening: Opening): number {
  const n = work.context.tasks + 1;
  work.context.tasks = n;
  const task: LiveTask = {
    n,
    kind: opening.kind,
    title: titleOf(work, step),
    group: opening.group,
    seat: opening.seat ?? 0,
    assignee: opening.assignee ?? null,
    status: 'open',
    openedAt: work.event.at,
    outcome: null,
    by: null,
    ...(opening.objection === undefined ? {} : { objection: opening.objection }),
    ...(opening.origin === undefined ? {} : { origin: opening.origin }),
    ...(opening.due === undefined ? {} : { due: opening.due, stage: opening.stage }),
  };
  const live = liveOf(work, step);
  setLive(work, step, { tasks: [...live.tasks, task] });
  work.effects.push({ type: 'task.open', task: taskOf(work.context, step, live, task) });
  // Officers look into their inbox; an applicant must be told that something is expected. Who just opened the case knows.
  const known = opening.kind === 'fill' && step === work.programme.workflow.start && work.event.by !== 'system';
  if (opening.group.startsWith('applicant:') && !known) tell(work, step, opening.group, 'task.opened');
  return n;
}

/** Of a step of an item also what the item is called. */
export function titleOf(work: Work, step: StepId): string {
  const title = infoOf(work, step).step.title ?? step;
  return work.context.item ? `${title} · ${work.context.item.label}` : title;
}

/** A message about a step, to a group or a user. */
export function tell(work: Work, step: StepId, to: string, template: string): void {
  const { context } = work;
  const params = { number: context.number, enterprise: namedTo(work, to, step), step: infoOf(work, step).step.title ?? step };
  work.effects.push({ type: 'notify', to, template, params: { ...params, due: liveOf(work, step).due?.date ?? '' } });
}

/**
 * A closed task of the group's own: by it the case is theirs to read, as the step shows it, and among their copies. Nothing of it stays
 * with the live step.
 */
export function openCopy(
  { context, event, effects }: Work,
  { step, title, group }: { readonly step: StepId; readonly title: string; readonly group: string },
): void {
  context.tasks += 1;
  effects.push({
    type: 'task.open',
    task: {
      ...{ id: taskId(context, context.tasks), caseId: context.caseId, step, kind: 'copy', title, group, assignee: null },
      ...{ status: 'completed', openedAt: event.at, dueAt: null, warnAt: null, estimated: false },
    },
  });
}

export function setTask(work: Work, step: StepId, n: number, patch: Partial<LiveTask>): void {
  setLive(work, step, { tasks: liveOf(work, step).tasks.map((task) => (task.n === n ? { ...task, ...patch } : task)) });
}

/** The task of the event is done, or counts as done: `by` needn't be who acted. */
export function completeTask(work: Work, step: StepId, n: number, outcome: string, by: string): void {
  const { fact, task } = work.event;
  const onBehalfOf = task === n && fact.type === 'task.completed' ? fact.onBehalfOf : undefined;
  const whose = onBehalfOf === undefined ? {} : { onBehalfOf };
  setTask(work, step, n, { status: 'completed', outcome, by, assignee: by === 'system' ? null : by, ...whose });
  const other = by === work.event.by ? {} : { by };
  const resolved = resolvedBy(liveOf(work, step).tasks.find((candidate) => candidate.n === n));
  work.effects.push({ type: 'task.close', task: taskId(work.context, n), status: 'completed', outcome, ...other, ...resolved });
}

/** An open task isn't asked any more. */
export function closeTask(work: Work, step: StepId, n: number): void {
  setTask(work, step, n, { status: 'cancelled' });
  work.effects.push({ type: 'task.close', task: taskId(work.context, n), status: 'cancelled' });
}

/** An objection is resolved with its task, unless that only accepted it or a delegate gave advice. */
function resolvedBy(task: LiveTask | undefined): { readonly objection?: string } {
  if (task?.objection === undefined || task.origin || task.outcome === 'accept') return {};
  return { objection: task.objection };
}

export function cancelOpenTasks(work: Work, step: StepId): void {
  for (const task of liveOf(work, step).tasks) {
    if (task.status !== 'open') continue;
    work.effects.push({ type: 'task.close', task: taskId(work.context, task.n), status: 'cancelled', ...resolvedBy(task) });
  }
  const { extension } = liveOf(work, step);
  if (extension) work.effects.push({ type: 'task.close', task: taskId(work.context, extension.task.n), status: 'cancelled' });
}

export function taskId(context: Pick<MachineContext, 'caseId'>, n: number): string {
  return `${context.caseId}.${n}`;
}

/** A live task as everybody else knows it. */
export function taskOf(context: Pick<MachineContext, 'caseId'>, step: StepId, live: LiveStep, task: LiveTask): Task {
  // Whoever grants more time has no deadline of the step's.
  const due = task.due ?? (task.kind === 'extension' ? null : live.due);
  return {
    id: taskId(context, task.n),
    caseId: context.caseId,
    step,
    kind: task.kind,
    title: task.title,
    group: task.group,
    assignee: task.assignee,
    status: task.status,
    openedAt: task.openedAt,
    dueAt: due?.at ?? null,
    warnAt: due?.warnAt ?? null,
    estimated: due?.estimated ?? false,
  };
}

/** `role@scope`: the scope is an organisation, or taken from the case; the programme's owner by default. */
export function groupOf(work: Work, assignment: Assignment): string {
  const scope = assignment.scope === undefined ? (assignment.org ?? work.programme.workflow.owner) : evaluateText(work, assignment.scope);
  return groupKey(assignment.role, scope);
}

export function applicantGroup(context: Pick<MachineContext, 'uscc'>, membership?: string): string {
  return membership ? `applicant:${context.uscc}:${membership}` : `applicant:${context.uscc}`;
}
