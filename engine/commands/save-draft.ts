import { dateOf } from '../calendar/date.ts';
import { Rejection } from '../model/errors.ts';
import type { User } from '../model/user.ts';
import { refusalToAct } from '../policy/task.ts';
import { type Draft, saveDraftRow } from '../store/drafts.ts';
import { caseIdOf } from '../store/tasks.ts';
import { draftData } from './draft-data.ts';
import type { Runtime } from './runtime.ts';

/**
 * Keeps what was typed so far, of the fields that the task lets one change. `version` is that of the draft it was made from,
 * 0 when there was none; `origins` are those of fields taken over since, checked by the caller.
 * @throws Rejection not-found, task.closed, task.not-yours, task.taken, recusal; `stale` when somebody saved meanwhile: `details[0]` is that newer draft
 */
export async function saveDraft(
  runtime: Runtime,
  request: Pick<Draft, 'taskId' | 'data' | 'version'> & { readonly by: User; readonly origins?: Draft['origins'] },
): Promise<Draft> {
  const { by, taskId, version, origins = {} } = request;
  const data = await draftData(runtime, taskId, request.data);
  return runtime.store.writer.transact(async (tx) => {
    const caseId = caseIdOf(taskId);
    const [task] = await tx.raw<{ group_key: string; status: 'open'; assignee: string | null; uscc: string; seq: number }>(
      `select group_key, t.status, assignee, t.uscc, seq from tasks t join cases c on c.id = t.case_id
        where t.case_id = ? and t.id = ?`,
      [caseId, taskId],
    );
    if (!task) throw new Rejection('not-found');
    const refusal = refusalToAct(
      by,
      { group: task.group_key, status: task.status, assignee: task.assignee },
      task,
      dateOf(runtime.clock.now()),
    );
    if (refusal) throw new Rejection(refusal);
    const draft: Draft = { taskId, data, version: version + 1, savedAt: runtime.clock.now(), savedBy: by.id, origins };
    const written = await saveDraftRow(tx, draft);
    if ('newer' in written) throw new Rejection('stale', { version: written.newer.version }, [written.newer]);
    // Whoever has the same draft open is told, and merges it.
    tx.announce({ cases: [{ caseId, seq: Number(task.seq), groups: [] }] });
    return written.saved;
  });
}
