/** Which materials of a case somebody looked at, and what that person noted to each. Everybody's own, read by nobody else. */
import type { MaterialLookDto } from '../model/dto/case-page.ts';
import type { Reader } from './page.ts';
import type { Tx } from './tx.ts';

/** A person's looks at the materials of a case, by file. */
export async function looksOf(db: Reader, caseId: string, userId: string): Promise<MaterialLookDto[]> {
  const rows = await db('material_looks').where({ case_id: caseId, user_id: userId }).orderBy('file_id');
  return (rows as { file_id: string; looked_at: string | null; note: string }[]).map(({ file_id, looked_at, note }) => ({
    file: file_id,
    lookedAt: looked_at,
    note,
  }));
}

/** Keeps a look; one that says nothing is taken away. */
export async function saveLook(tx: Tx, caseId: string, userId: string, { file, lookedAt, note }: MaterialLookDto): Promise<void> {
  const key = { case_id: caseId, user_id: userId, file_id: file };
  if (lookedAt === null && note === '') await tx.table('material_looks').where(key).delete();
  else
    await tx
      .table('material_looks')
      .insert({ ...key, looked_at: lookedAt, note })
      .onConflict(['case_id', 'user_id', 'file_id'])
      .merge({ looked_at: lookedAt, note });
}
