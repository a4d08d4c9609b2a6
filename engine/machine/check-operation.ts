/** Is an operation on a task possible now? One Rejection, or the event the machine is sent. */

import { Rejection } from '../model/errors.ts';
import type { MachineEvent } from '../model/event.ts';
import type { TaskOperation } from '../model/operation.ts';
import type { TaskKind } from '../model/task.ts';
import { operationWord } from '../model/word.ts';
import { checkPerson, type FoundTask, findTask, taskNumber } from './check.ts';
import type { LiveTask, MachineContext } from './context.ts';
import { isAsked, isSamePerson, isWaiting } from './people.ts';
import type { Programme } from './programme.ts';
import { addedTask } from './steps/signers.ts';
import type { StepInfo } from './steps-index.ts';
import type { Translation } from './translate.ts';

export type OperationName = 'claim' | 'release' | 'transfer' | 'delegate' | 'add-signer' | 'drop-signer' | 'copy' | 'remind' | 'take-back';

/** Least time between two reminders of a task. */
export const remindAfterMs = 3_600_000;

/** Task kinds an operation makes sense for; the rest is the applicant's own affair, or a meeting's. */
const sensible: Readonly<Record<OperationName, readonly TaskKind[]>> = {
  claim: ['fill', 'sign', 'correct', 'review', 'batch', 'external', 'objection', 'score', 'panel', 'extension', 'approval'],
  release: ['fill', 'sign', 'correct', 'review', 'batch', 'external', 'objection', 'score', 'panel', 'extension', 'approval'],
  transfer: ['review', 'batch', 'external', 'objection'],
  delegate: ['review', 'external', 'objection'],
  'add-signer': ['review'],
  'drop-signer': ['review', 'external', 'objection'],
  copy: ['review', 'batch', 'external', 'objection', 'score', 'panel'],
  remind: ['fill', 'sign', 'correct', 'review', 'batch', 'external', 'objection', 'score', 'panel', 'extension', 'approval'],
  'take-back': ['review', 'external', 'objection'],
};

/** Does the step's definition allow the operation on such a task? */
export function isOffered(info: StepInfo, task: Pick<LiveTask, 'kind' | 'origin'>, operation: OperationName): boolean {
  if (!sensible[operation].includes(task.kind)) return false;
  const delegates = task.origin?.how === 'delegate';
  if (delegates && (operation === 'transfer' || operation === 'delegate' || operation === 'add-signer' || operation === 'take-back'))
    return false;
  const { step } = info;
  if (step.type !== 'review') return true;
  if (operation === 'transfer') return step.transfer ?? true;
  if (operation === 'delegate') return step.delegate ?? true;
  if (operation === 'take-back') return step.takeBack ?? true;
  return operation === 'add-signer' ? step.addSigners !== false : true;
}

/** `operation.not-offered`, `same-person`, `task.waiting`, `remind.too-soon`, `not-found`, `task.closed`. */
export function translateOperation(programme: Programme, context: MachineContext, event: MachineEvent, fact: TaskOperation): Translation {
  if (fact.type === 'task.taken-back') return checkTakenBack(context, fact);
  const found = fact.type === 'signer.dropped' ? findLiveTask(programme, context, fact.task) : findTask(programme, context, fact.task);
  if (found instanceof Rejection) return found;
  const refused = refusalOf(context, found, fact, event);
  return refused ?? { type: 'operate', task: found.task.n };
}

function refusalOf(
  context: MachineContext,
  found: FoundTask,
  fact: TaskOperation,
  { at, by }: Pick<MachineEvent, 'at' | 'by'>,
): Rejection | 'nothing' | null {
  const { info, live, task } = found;
  const notOffered = (operation: OperationName) =>
    isOffered(info, task, operation) ? null : new Rejection('operation.not-offered', { operation: operationWord(operation) });
  switch (fact.type) {
    case 'task.transferred':
      if (fact.to === task.assignee) return 'nothing';
      // Back to the group is always possible, but for who was asked alone there is none.
      if (fact.to === null)
        return task.group.startsWith('user:') ? new Rejection('operation.not-offered', { operation: operationWord('transfer') }) : null;
      return notOffered('transfer') ?? (isSamePerson(context, found, fact.to) ? new Rejection('same-person') : null);
    case 'task.delegated':
      // Who asks has the task thereby.
      return (
        notOffered('delegate') ??
        (task.assignee === null ? checkPerson(context, found, by) : null) ??
        (isWaiting(live, task) ? new Rejection('task.waiting') : asked(live, fact.to))
      );
    case 'signer.added': {
      const { step } = info;
      const places = step.type === 'review' && step.addSigners ? step.addSigners.places : undefined;
      if (places && !places.includes(fact.place))
        return new Rejection('operation.not-offered', { operation: operationWord(`sign-${fact.place}`) });
      return (
        notOffered('add-signer') ??
        asked(live, fact.user) ??
        (isSamePerson(context, found, fact.user) ? new Rejection('same-person') : null)
      );
    }
    case 'signer.dropped':
      if (addedTask(live.tasks, task, fact.user) || task.after?.some((next) => next.user === fact.user)) return null;
      return new Rejection(isAsked(live, fact.user) ? 'task.closed' : 'not-found');
    case 'task.copied':
      return notOffered('copy');
    case 'task.reminded': {
      const next = task.remindedAt === undefined ? 0 : Date.parse(task.remindedAt) + remindAfterMs - Date.parse(at);
      return notOffered('remind') ?? (next > 0 ? new Rejection('remind.too-soon', { minutes: Math.ceil(next / 60_000) }) : null);
    }
    case 'task.unassignable':
      return info.step.type === 'review' && info.step.nobody && task.assignee === null ? null : 'nothing';
    case 'task.taken-back':
      return null;
  }
}

function asked(live: FoundTask['live'], user: string): Rejection | null {
  return isAsked(live, user) ? new Rejection('same-person') : null;
}

/** The task, open or done, of a step that is live. */
function findLiveTask(programme: Programme, context: MachineContext, id: string): FoundTask | Rejection {
  const n = taskNumber(context, id);
  if (n === null) return new Rejection('not-found');
  for (const [step, live] of Object.entries(context.live)) {
    const task = live.tasks.find((candidate) => candidate.n === n);
    const info = programme.steps.get(step);
    if (task && info) return { info, live, task };
  }
  return new Rejection('task.closed');
}

/** The runtime looked at the history; here only that the state fits the case. */
function checkTakenBack(context: MachineContext, fact: Extract<TaskOperation, { type: 'task.taken-back' }>): Translation {
  const n = taskNumber(context, fact.task);
  if (n === null) return new Rejection('not-found');
  const before = fact.before.context as unknown as MachineContext;
  const was = Object.values(before.live ?? {}).some((live) => live.tasks.some((task) => task.n === n && task.status === 'open'));
  const is = Object.values(context.live).some((live) => live.tasks.some((task) => task.n === n && task.status === 'open'));
  return before.caseId === context.caseId && was && !is ? { type: 'take-back', task: n } : new Rejection('take-back.too-late');
}
