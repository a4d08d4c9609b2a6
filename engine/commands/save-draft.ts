import { Rejection } from '../model/errors.ts';
import type { User } from '../model/user.ts';
import { refusalToAct } from '../policy/task.ts';
import { type Draft, saveDraftRow } from '../store/drafts.ts';
import { caseIdOf } from '../store/tasks.ts';
import type { Runtime } from './runtime.ts';

/**
 * Keeps what was typed so far. `version` is that of the draft it was made from, 0 when there was none.
 * @throws Rejection not-found, task.closed, task.not-yours, task.taken, recusal; `stale` when somebody saved meanwhile: `details[0]` is that newer draft
 */
export function saveDraft(
  runtime: Runtime,
  request: { readonly by: User; readonly taskId: string; readonly data: Readonly<Record<string, unknown>>; readonly version: number },
): Promise<Draft> {
  const { by, taskId, data, version } = request;
  return runtime.store.writer.transact(async (tx) => {
    const [task] = await tx.raw<{ group_key: string; status: 'open'; assignee: string | null; uscc: string }>(
      'select group_key, status, assignee, uscc from tasks where case_id = ? and id = ?',
      [caseIdOf(taskId), taskId],
    );
    if (!task) throw new Rejection('not-found');
    const refusal = refusalToAct(by, { group: task.group_key, status: task.status, assignee: task.assignee }, task);
    if (refusal) throw new Rejection(refusal);
    const draft: Draft = { taskId, data, version: version + 1, savedAt: runtime.clock.now(), savedBy: by.id };
    const newer = await saveDraftRow(tx, draft);
    if (newer) throw new Rejection('stale', { version: newer.version }, [newer]);
    return draft;
  });
}
