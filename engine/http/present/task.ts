import type { Calendar } from '../../calendar/calendar.ts';
import { dateOf } from '../../calendar/date.ts';
import { filterForRead } from '../../forms/access.ts';
import type { CompiledProgramme } from '../../machine/programme.ts';
import { seatVoteOf } from '../../machine/seat-vote.ts';
import { drawRequest, extensionRequest, extensionsOf, isAskedFor, notesOf, offeredOutcomes, stepClockOf } from '../../machine/view.ts';
import { hasText, type Lang, text } from '../../messages/render.ts';
import type { DraftDto, TaskDto } from '../../model/dto/case.ts';
import { Rejection } from '../../model/errors.ts';
import { lightOf, type Task } from '../../model/task.ts';
import { type User, userGroup } from '../../model/user.ts';
import { mayOrganisePanel } from '../../policy/panel.ts';
import { absentOn, isCandidate, mayClaim, mayRelease, standingOn } from '../../policy/task.ts';
import type { Draft } from '../../store/drafts.ts';
import type { ListedTask } from '../../store/tasks.ts';
import { type CaseReading, effectiveOf, isHidden } from './case-access.ts';
import { actsFor, hindranceOn, operationsOn, peopleAround } from './operations.ts';
import { remindIn } from './reminder.ts';
import { stepTitle } from './titles.ts';

export interface TaskExtras {
  readonly user: User;
  readonly now: string;
  readonly language: Lang;
  readonly names: ReadonlyMap<string, string>;
  /** Drafts the reader may see: those of tasks the reader may act on. */
  readonly drafts: readonly Draft[];
  readonly calendar: Calendar;
  /** Assignees whose account is disabled. */
  readonly left: ReadonlySet<string>;
}

/** An open task with what the reader may do with it now. Outcomes, notes and the draft are for those who may act. */
export function presentTask(reading: CaseReading, listed: ListedTask, extras: TaskExtras): TaskDto {
  const { kase, compiled } = reading;
  const { user, now, language, names } = extras;
  const task = taskOfRow(listed);
  const standing = standingOn(user, task, kase.summary, dateOf(now));
  const context = { user, compiled, state: kase.state, kase: kase.summary, now, left: extras.left };
  const barred = hindranceOn(task, context);
  const acts = standing.refusal === null && barred === null;
  const refused = barred ?? (standing.refusal === 'recusal' ? new Rejection('recusal') : null);
  const around = peopleAround(kase.state, task);
  const inside = reading.side === 'officer';
  const step = compiled.steps.get(task.step)?.step;
  const draft = acts ? extras.drafts.find(({ taskId }) => taskId === task.id) : undefined;
  const theirs = task.group.startsWith('applicant:');
  const secret = reading.anonymous && theirs;
  return {
    ...task,
    ...(secret && { group: 'applicant:', assignee: null }),
    light: lightOf(task, now),
    stepTitle: stepTitle(compiled, task.step, language),
    help: step?.help ?? null,
    assigneeName: task.assignee ? (!secret && (reading.side === 'officer' || theirs) ? (names.get(task.assignee) ?? null) : null) : null,
    mine: task.assignee === user.id,
    onBehalfOf: actsFor(user, task, kase.summary, now),
    may: operationsOn(task, context),
    origin: inside && around.origin ? { ...around.origin, name: names.get(around.origin.by) ?? around.origin.by } : null,
    asked: inside ? around.people.map((person) => ({ ...person, name: names.get(person.user) ?? person.user })) : [],
    advice: acts ? around.advice.map((given) => ({ ...given, name: names.get(given.by) ?? given.by })) : [],
    barred: refused && { code: refused.code, message: text(language, refused.code, refused.params) },
    remindIn: remindIn(kase.state, task, now),
    actions: [...actionsOf(reading, user, task, { today: dateOf(now), acts }), ...extendable(reading, user, task, { now, acts })],
    outcomes: acts ? outcomesOf(reading, task, now, language) : [],
    form: formOf(compiled, task),
    verify: acts && step?.type === 'review' ? (step.verify?.fields ?? []) : [],
    notes: task.kind === 'correct' || (task.kind === 'fill' && acts) ? visibleNotes(reading, task) : [],
    draft: draft ? presentDraft(reading, task, draft, names) : null,
    clock: stepClockOf(compiled, kase.state, task.step, extras.calendar, now),
    blockClock: stepClockOf(compiled, kase.state, compiled.steps.get(task.step)?.branch?.parallel ?? '', extras.calendar, now),
    extension: requestOf(reading, task, names),
    draw: drawOf(reading, task, names),
    vote: inside ? seatVoteOf(compiled, kase.state, task.id) : null,
  };
}

/** Reasons for fields that the reader sees. */
function visibleNotes(reading: CaseReading, task: Task): TaskDto['notes'] {
  const access = effectiveOf(reading);
  return notesOf(reading.compiled, reading.kase.state, task.step).filter(({ field }) => !isHidden(access, field));
}

export function presentDraft(reading: CaseReading, task: Task, draft: Draft, names: ReadonlyMap<string, string>): DraftDto {
  const form = reading.compiled.forms[formOf(reading.compiled, task) ?? ''];
  const hidden = new Map(
    [...(form?.fields.keys() ?? [])].map((name) => [name, reading.accessMap[name] ?? reading.accessMap['*'] ?? 'read'] as const),
  );
  const data = form && [...hidden.values()].includes('hidden') ? filterForRead(form, draft.data, hidden, { mask: false }) : draft.data;
  const { version, savedAt, origins } = draft;
  return { data, version, savedAt, savedBy: names.get(draft.savedBy) ?? draft.savedBy, origins };
}

interface Now {
  readonly today: string;
  /** The reader may complete the task: policy and the case allow it. */
  readonly acts: boolean;
}

function actionsOf({ kase, compiled }: CaseReading, user: User, task: Task, { today, acts }: Now): string[] {
  const actions: string[] = [];
  if (acts && mayClaim(user, task, kase.summary, today)) actions.push('claim');
  if (mayRelease(user, task)) actions.push('release');
  if (acts) actions.push(task.kind === 'sign' ? 'sign' : 'complete');
  // An absent expert's substitute can't score, but gives the seat up.
  const panel = { owner: compiled.workflow.owner, uscc: kase.summary.uscc };
  const seats = [user, ...absentOn(user, today, kase.summary.programme)].map(({ id }) => userGroup(id));
  if (task.kind === 'score' && seats.includes(task.group)) actions.push('decline');
  else if (
    task.kind === 'score' &&
    !isAskedFor(kase.state, task.step) &&
    mayOrganisePanel(user, compiled.steps.get(task.step)?.step, panel) === null
  )
    actions.push('replace');
  return actions;
}

function outcomesOf({ compiled, kase }: CaseReading, task: Task, now: string, language: Lang): TaskDto['outcomes'] {
  return offeredOutcomes(compiled, kase.state, task.id, now).map(({ id, label, labelEn, tone, reason, conditions, correction }) => ({
    id,
    label: (language === 'en' && labelEn) || label || (hasText(language, `outcome.${id}`) ? text(language, `outcome.${id}`) : id),
    tone,
    reason,
    conditions,
    correction,
  }));
}

/** Where more time can be asked for, by whoever works on the task, or be granted, by whoever may. */
function extendable({ compiled, kase }: CaseReading, user: User, task: Task, { now, acts }: { now: string; acts: boolean }): string[] {
  return extensionsOf(compiled, kase.state, task.id, now)
    .filter(({ approver }) => acts || isCandidate(user, { group: approver, programme: kase.summary.programme }, dateOf(now)))
    .map(({ of }) => (of === 'deadline' ? 'extend' : of === 'block' ? 'extendBlock' : 'extendClock'));
}

function requestOf({ kase, side }: CaseReading, task: Task, names: ReadonlyMap<string, string>): TaskDto['extension'] {
  const request = task.kind === 'extension' ? extensionRequest(kase.state, task.id) : null;
  return request ? { of: request.of, reason: request.reason, by: side === 'officer' ? (names.get(request.by) ?? request.by) : '' } : null;
}

/** Who organises a panel asks a second person for it. */
function drawOf({ kase, side }: CaseReading, task: Task, names: ReadonlyMap<string, string>): TaskDto['draw'] {
  const request = task.kind === 'approval' && side === 'officer' ? drawRequest(kase.state, task) : null;
  const name = (user: string) => names.get(user) ?? user;
  return request && { of: request.of, reason: request.reason, by: name(request.by), expert: request.expert && name(request.expert) };
}

/** The form that the task's holder fills in. */
export function formOf(compiled: CompiledProgramme, task: Pick<Task, 'step' | 'kind'>): string | null {
  const step = compiled.steps.get(task.step)?.step;
  if (step?.type === 'form') return step.form;
  if (step?.type === 'correct') {
    const of = compiled.steps.get(step.of)?.step;
    return of?.type === 'form' ? of.form : null;
  }
  if (step?.type === 'review') return step.form ?? null;
  if (step?.type === 'score') return task.kind === 'score' ? step.form : null;
  return step?.type === 'wait' ? (step.external?.form ?? null) : null;
}

function taskOfRow(row: ListedTask): Task {
  const { id, caseId, step, kind, title, group, assignee, status, openedAt, dueAt, warnAt, estimated } = row;
  return { id, caseId, step, kind, title, group, assignee, status, openedAt, dueAt, warnAt, estimated };
}
