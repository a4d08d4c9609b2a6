/** Cases that steps of other cases opened. */
import type { Reader } from './page.ts';

export interface LinkedCase {
  readonly step: string;
  readonly case: string;
  readonly number: string;
  readonly programme: string;
  readonly status: string;
  readonly outcome: string | null;
}

/** Cases opened by steps of a case, oldest first. */
export async function childrenOf(db: Reader, parent: string): Promise<LinkedCase[]> {
  const rows = await db('case_links as l')
    .join('cases as c', 'c.id', 'l.case_id')
    .where('l.parent_id', parent)
    .orderBy(['c.opened_at', 'c.id'])
    .select('l.step', 'c.id', 'c.number', 'c.programme', 'c.status', 'c.outcome');
  return (rows as (Omit<LinkedCase, 'case'> & { id: string })[]).map(({ id, ...row }) => ({ ...row, case: id }));
}
