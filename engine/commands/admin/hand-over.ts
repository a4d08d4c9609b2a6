import { Rejection } from '../../model/errors.ts';
import type { User } from '../../model/user.ts';
import { isCandidate } from '../../policy/task.ts';
import { tasksHeld } from '../../store/admin/users.ts';
import { caseIdOf } from '../../store/tasks.ts';
import { openTaskOf, runOnCase } from '../case-command.ts';
import { chosenPerson } from '../chosen-person.ts';
import type { Runtime } from '../runtime.ts';

export interface HandedOver {
  /** Tasks that the person took over, that went back to their positions, and that stayed, with the numbers of their cases. */
  readonly taken: number;
  readonly released: number;
  readonly left: readonly string[];
}

const tasksAtOnce = 200;

/** Gives on what somebody holds who left; each task is an event of its case. Cut off in between, the rest is what colleagues may transfer. */
export async function handOver(
  runtime: Runtime,
  { by, from, to, reason }: { readonly by: User; readonly from: string; readonly to: string | null; readonly reason: string },
): Promise<HandedOver> {
  const done = { taken: 0, released: 0 };
  const left: string[] = [];
  const tried = new Set<string>();
  for (;;) {
    const tasks = (await tasksHeld(runtime.store.read, from, tasksAtOnce + left.length)).filter(({ id }) => !tried.has(id));
    if (tasks.length === 0) return { ...done, left };
    for (const task of tasks) {
      tried.add(task.id);
      const give = (person: string | null) => transfer(runtime, { by, from, task: task.id, to: person, reason });
      if (to !== null && (await give(to))) done.taken += 1;
      else if (!task.group.startsWith('user:') && (await give(null))) done.released += 1;
      else left.push(task.caseNumber);
    }
  }
}

/** False when the case refuses it. */
async function transfer(
  runtime: Runtime,
  { by, from, task: taskId, to, reason }: { by: User; from: string; task: string; to: string | null; reason: string },
): Promise<boolean> {
  try {
    await runOnCase(runtime, {
      ...{ verb: 'hand-over', caseId: caseIdOf(taskId), request: { by }, input: [taskId, from, to, reason] },
      plan(context) {
        const task = openTaskOf(context.kase, taskId);
        if (task.assignee !== from) throw new Rejection('task.taken');
        if (to !== null) {
          const person = chosenPerson(context, task, to);
          if (!task.group.startsWith('user:') && !isCandidate(person, task))
            throw new Rejection('candidate.unsuitable', { name: person.name });
        }
        return { type: 'task.transferred', task: taskId, to, reason };
      },
    });
    return true;
  } catch (error) {
    if (error instanceof Rejection && error.code !== 'busy') return false;
    throw error;
  }
}
