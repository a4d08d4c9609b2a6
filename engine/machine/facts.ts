/** What facts that aren't a step's own do to the context. */
import { answered } from './delegation.ts';
import { kindOf } from './steps/kinds.ts';
import { setTask, taskId } from './tasks.ts';
import { infoOf, liveOf, setLive, type Work } from './work.ts';

export function open(work: Work): void {
  const { fact } = work.event;
  if (fact.type !== 'case.opened') return;
  const { context } = work;
  context.caseId = fact.caseId;
  context.number = fact.number;
  context.uscc = fact.enterprise.uscc;
  context.data = { ...context.data, enterprise: fact.enterprise, window: fact.window, applyType: fact.applyType, registry: fact.registry };
  if (fact.parent) context.parent = fact.parent;
  // A draft is the applicant's; what begins with an office's work is under way at once.
  const { workflow } = work.programme;
  if (workflow.steps[workflow.start]?.type !== 'form') context.status = 'running';
  if (fact.records) context.data = { ...context.data, records: fact.records };
}

export function claim(work: Work): void {
  const { fact } = work.event;
  if (fact.type === 'task.claimed') assignTask(work, fact.user, fact.onBehalfOf);
  if (fact.type === 'seat.drawn') assignTask(work, fact.user);
}

export function release(work: Work): void {
  assignTask(work, null);
}

function assignTask(work: Work, user: string | null, onBehalfOf?: string): void {
  const n = work.event.task;
  for (const [step, live] of Object.entries(work.context.live)) {
    if (live.extension?.task.n === n) {
      setLive(work, step, { extension: { ...live.extension, task: { ...live.extension.task, assignee: user } } });
      work.effects.push({ type: 'task.update', task: taskId(work.context, n), patch: { assignee: user } });
    }
    if (!live.tasks.some((task) => task.n === n)) continue;
    setTask(work, step, n, { assignee: user, ...(onBehalfOf === undefined ? {} : { onBehalfOf }) });
    work.effects.push({ type: 'task.update', task: taskId(work.context, n), patch: { assignee: user } });
  }
}

export function completeStep(work: Work, id: string): void {
  const info = infoOf(work, id);
  const { fact, task: n } = work.event;
  const task = liveOf(work, id).tasks.find((candidate) => candidate.n === n);
  if (!task) return;
  if (task.origin?.how === 'delegate') {
    answered(work, id, task);
    return;
  }
  if (fact.type === 'task.signed') {
    kindOf(info.step).complete?.(work, info, info.step, task, { outcome: 'sign', reason: null, data: null });
  } else if (fact.type === 'task.completed') {
    if (fact.notes && fact.notes.length > 0) work.context.notes = fact.notes;
    kindOf(info.step).complete?.(work, info, info.step, task, {
      outcome: fact.outcome,
      reason: fact.reason ?? null,
      data: fact.data ?? null,
    });
  }
}
