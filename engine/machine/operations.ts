/** What people do with a task beside claiming and completing it: the context after it, and what must be done because of it. */
import type { StepId } from '../model/deadline.ts';
import type { TaskOperation } from '../model/operation.ts';
import { groupKey, userGroup } from '../model/user.ts';
import type { LiveTask } from './context.ts';
import { delegate } from './delegation.ts';
import { answerFor } from './steps/answers.ts';
import { addSigner, dropSigner } from './steps/signers.ts';
import { setTask, taskId, taskOf, tell } from './tasks.ts';
import { infoOf, type Work } from './work.ts';

export function operate(work: Work): void {
  const { fact, task: n } = work.event;
  for (const [step, live] of Object.entries(work.context.live)) {
    const task = live.tasks.find((candidate) => candidate.n === n);
    if (task) {
      operateOn(work, step, task, fact as TaskOperation);
      return;
    }
  }
}

function operateOn(work: Work, step: StepId, task: LiveTask, fact: TaskOperation): void {
  switch (fact.type) {
    case 'task.transferred':
      transfer(work, step, task, fact.to);
      return;
    case 'task.delegated':
      delegate(work, step, task, fact.to);
      return;
    case 'signer.added':
      addSigner(work, step, task, fact.user, fact.place);
      return;
    case 'signer.dropped':
      dropSigner(work, step, task, fact.user);
      return;
    case 'task.copied':
      copy(work, step, task, fact.to);
      return;
    case 'task.reminded':
      setTask(work, step, task.n, { remindedAt: work.event.at });
      tell(work, step, task.assignee ?? task.group, 'task.reminded');
      return;
    case 'task.unassignable':
      unassignable(work, step, task);
      return;
    case 'task.taken-back':
      return;
  }
}

/** The task of one person alone (an added signer's) changes its candidate group too. */
function transfer(work: Work, step: StepId, task: LiveTask, to: string | null): void {
  const { onBehalfOf: _gone, ...rest } = task;
  const group = to !== null && task.group.startsWith('user:') ? userGroup(to) : task.group;
  replaceTask(work, step, { ...rest, assignee: to, group });
  const patch = { assignee: to, ...(group === task.group ? {} : { group }) };
  work.effects.push({ type: 'task.update', task: taskId(work.context, task.n), patch });
  if (to !== null) tell(work, step, to, 'task.transferred');
}

function replaceTask(work: Work, step: StepId, task: LiveTask): void {
  const live = work.context.live[step];
  if (!live) return;
  const tasks = live.tasks.map((other) => (other.n === task.n ? task : other));
  work.context.live = { ...work.context.live, [step]: { ...live, tasks } };
}

/** A closed task of the reader's own group: by it the case is the reader's to see, and in the reader's lists. */
function copy(work: Work, step: StepId, task: LiveTask, to: string): void {
  const { context, event } = work;
  const n = context.tasks + 1;
  context.tasks = n;
  const live = context.live[step];
  if (!live) return;
  const row = { ...task, n, kind: 'copy' as const, group: userGroup(to), assignee: to, status: 'completed' as const, openedAt: event.at };
  work.effects.push({ type: 'task.open', task: { ...taskOf(context, step, live, row), dueAt: null, warnAt: null, estimated: false } });
  tell(work, step, to, 'task.copied');
}

/** Nobody can do it: another position does, or it counts as answered. */
function unassignable(work: Work, step: StepId, task: LiveTask): void {
  const info = infoOf(work, step);
  if (info.step.type !== 'review' || !info.step.nobody) return;
  const { nobody } = info.step;
  if (nobody.outcome !== undefined) {
    answerFor(work, info, info.step, task, { outcome: nobody.outcome, by: 'system', nobody: true });
    return;
  }
  if (nobody.role === undefined) return;
  const group = groupKey(nobody.role, work.programme.workflow.owner);
  setTask(work, step, task.n, { group });
  work.effects.push({ type: 'task.update', task: taskId(work.context, task.n), patch: { group } });
}
