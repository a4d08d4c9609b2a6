/** Keys under which running cases can be found by those who send them messages. */
import type { Reader } from './page.ts';

/** Ids of the cases that can take the message under the key now, in order. */
export async function casesByKey(db: Reader, name: string, key: string): Promise<string[]> {
  const rows = (await db('message_keys').select('case_id').where({ name, correlation: key }).orderBy('case_id').limit(200)) as {
    case_id: string;
  }[];
  return rows.map((row) => row.case_id);
}
