/** How long closed cases of a programme stay hot, and how long the archive keeps them. */
import type { Reader } from '../page.ts';
import type { Tx } from '../tx.ts';
import type { RetentionTerm } from './archive.ts';

export interface Retention {
  readonly programme: string;
  /** From closing to the archive. */
  readonly months: number;
  readonly term: RetentionTerm;
}

export interface RetentionSet extends Retention {
  /** Null: the standard. */
  readonly setAt: string | null;
  readonly setBy: string | null;
}

/** Two years, and nothing is ever destroyed. */
const standard = { months: 24, term: 'permanent' } as const;

/** Of every published programme: what an administrator set, or the standard. */
export async function retentions(db: Reader): Promise<RetentionSet[]> {
  const programmes = (await db('publications').distinct('programme').orderBy('programme')) as { programme: string }[];
  const rules = (await db('retention_rules').select('programme', 'months', 'term', { setAt: 'set_at', setBy: 'set_by' })) as RetentionSet[];
  return programmes.map(({ programme }) => {
    const rule = rules.find((one) => one.programme === programme);
    return rule ?? { programme, ...standard, setAt: null, setBy: null };
  });
}

export async function saveRetention(tx: Tx, { programme, months, term }: Retention, set: { at: string; by: string }): Promise<void> {
  await tx.table('retention_rules').insert({ programme, months, term, set_at: set.at, set_by: set.by }).onConflict('programme').merge();
}
