/** Branches in any order but one at a time (`parallel.exclusive`): may a task be taken up now? */
import type { Word } from '../model/word.ts';
import type { MachineContext } from './context.ts';
import type { Programme } from './programme.ts';
import type { StepInfo } from './steps-index.ts';

/** The other branch that is at work, or null when it is this one's turn. */
export function busyElsewhere(programme: Programme, context: MachineContext, info: StepInfo): Word | null {
  for (let at: StepInfo | undefined = info; at?.branch; at = programme.steps.get(at.branch.parallel)) {
    const { parallel, branch } = at.branch;
    const step = programme.steps.get(parallel)?.step;
    if (step?.type !== 'parallel' || !step.exclusive) continue;
    for (const [other, member] of Object.entries(step.branches)) {
      if (other === branch || context.live[parallel]?.branches?.[other] !== undefined) continue;
      const busy = stepsIn(programme, parallel, other).some((id) => isAtWork(context, id, parallel, step.exclusive === 'branch'));
      if (busy) return { title: member.title ?? other, titleEn: 'titleEn' in member ? member.titleEn : undefined };
    }
  }
  return null;
}

/** A task is somebody's; for a whole branch also: somebody has completed one since the parallel step began. */
function isAtWork(context: MachineContext, id: string, parallel: string, whole: boolean): boolean {
  const tasks = context.live[id]?.tasks ?? [];
  if (tasks.some((task) => (task.status === 'open' && task.assignee !== null) || (whole && task.by !== null))) return true;
  const done = context.done[id];
  return whole && done !== undefined && done.people.length > 0 && done.at >= (context.live[parallel]?.at ?? '');
}

/** Ids of the steps of a branch, those of blocks inside included. */
function stepsIn(programme: Programme, parallel: string, branch: string): string[] {
  return [...programme.steps.values()].filter((info) => isWithin(programme, info, parallel, branch)).map(({ id }) => id);
}

function isWithin(programme: Programme, info: StepInfo, parallel: string, branch: string): boolean {
  for (let at: StepInfo | undefined = info; at?.branch; at = programme.steps.get(at.branch.parallel)) {
    if (at.branch.parallel === parallel) return at.branch.branch === branch;
  }
  return false;
}
