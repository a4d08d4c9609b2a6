/** Cases that people follow 关注, and copies that they have opened. */
import { userGroup } from '../model/user.ts';
import type { Reader } from './page.ts';
import { caseIdOf } from './tasks.ts';
import type { Tx } from './tx.ts';

export async function isFollowed(db: Reader, userId: string, caseId: string): Promise<boolean> {
  return (await db('follows').select('case_id').where({ user_id: userId, case_id: caseId }).first()) !== undefined;
}

export async function saveFollow(tx: Tx, userId: string, caseId: string, at: string | null): Promise<void> {
  if (at === null) await tx.table('follows').where({ user_id: userId, case_id: caseId }).delete();
  else await tx.table('follows').insert({ user_id: userId, case_id: caseId, followed_at: at }).onConflict(['user_id', 'case_id']).ignore();
}

/** Of these tasks those that are copies for the user count as read. Gives how many there were. */
export async function markCopiesRead(tx: Tx, userId: string, taskIds: readonly string[], at: string): Promise<number> {
  const copies = (await tx
    .table('tasks')
    .select('id')
    .whereIn('case_id', [...new Set(taskIds.map(caseIdOf))])
    .where({ group_key: userGroup(userId), kind: 'copy' })) as { id: string }[];
  const ids = copies.map(({ id }) => id).filter((id) => taskIds.includes(id));
  if (ids.length > 0)
    await tx
      .table('copy_reads')
      .insert(ids.map((id) => ({ user_id: userId, task_id: id, read_at: at })))
      .onConflict(['user_id', 'task_id'])
      .ignore();
  return ids.length;
}
