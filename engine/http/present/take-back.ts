import { isOffered } from '../../machine/check-operation.ts';
import type { User } from '../../model/user.ts';
import { lastEventsOf } from '../../store/events.ts';
import type { HttpDeps } from '../deps.ts';
import type { CaseReading } from './case-access.ts';

/** Events after which nobody has acted yet; a reminder or a copy hinders nobody. */
const lookedAt = 5;

/**
 * The own answer that the reader may probably take back 拿回: the last thing that happened, not told to the applicant or the public.
 * (The command looks at the whole history.)
 */
export async function takeBackOf(deps: HttpDeps, { kase, compiled, tasks, side }: CaseReading, user: User): Promise<string | null> {
  if (side !== 'officer' || kase.summary.status !== 'running') return null;
  const events = await lastEventsOf(deps.store.read, kase.summary.id, lookedAt);
  const last = events.find(({ type }) => type !== 'task.reminded' && type !== 'task.copied' && !type.startsWith('supervision.'));
  if (last?.type !== 'task.completed' || last.by !== user.id || last.task === null) return null;
  const task = tasks.find(({ id }) => id === last.task);
  const info = compiled.steps.get(task?.step ?? '');
  if (!task || !info || !isOffered(info, { kind: task.kind }, 'take-back')) return null;
  const told = tasks.some((other) => other.status === 'open' && other.openedAt >= last.at && other.group.startsWith('applicant:'));
  const shown = kase.summary.steps.some((step) => compiled.steps.get(step)?.step.type === 'notice');
  return told || shown ? null : task.id;
}
