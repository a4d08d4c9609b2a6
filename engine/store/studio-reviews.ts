/** Four eyes: each asking for a draft's publishing, and what became of it. Rows outlive their drafts. */
import type { Reader } from './page.ts';
import type { Tx } from './tx.ts';

export interface StudioReview {
  readonly id: string;
  readonly draftId: string;
  /** Revision of the draft, and hash of its document: exactly this content is published. */
  readonly revision: number;
  readonly hash: string;
  /** The newest published version when it was asked, which the differences were read against; null when there was none. */
  readonly newest: number | null;
  readonly note: string;
  readonly askedAt: string;
  readonly askedBy: string;
  readonly state: 'asked' | 'refused' | 'published' | 'withdrawn';
  readonly decidedAt: string | null;
  readonly decidedBy: string | null;
  readonly decisionNote: string | null;
  /** The version it became. */
  readonly version: number | null;
}
interface Row {
  id: string;
  draft_id: string;
  revision: number;
  hash: string;
  newest: number | null;
  note: string;
  asked_at: string;
  asked_by: string;
  state: StudioReview['state'];
  decided_at: string | null;
  decided_by: string | null;
  decision_note: string | null;
  version: number | null;
}

/** The last one of each draft, by draft. */
export async function lastReviews(db: Reader, draftIds: readonly string[]): Promise<Map<string, StudioReview>> {
  const rows = (await db('studio_reviews')
    .whereIn('draft_id', [...draftIds])
    .orderBy('id')) as Row[];
  return new Map(rows.map((row) => [row.draft_id, reviewOf(row)]));
}

export async function lastReview(tx: Tx, draftId: string): Promise<StudioReview | null> {
  const [row] = await tx.raw<Row>('select * from studio_reviews where draft_id = ? order by id desc limit 1', [draftId]);
  return row ? reviewOf(row) : null;
}

export async function insertReview(tx: Tx, review: StudioReview): Promise<void> {
  await tx.table('studio_reviews').insert({
    ...{ id: review.id, draft_id: review.draftId, revision: review.revision, hash: review.hash, newest: review.newest },
    ...{ note: review.note, asked_at: review.askedAt, asked_by: review.askedBy, ...endOf(review) },
  });
}

export async function endReview(tx: Tx, review: StudioReview): Promise<void> {
  await tx.table('studio_reviews').where({ id: review.id }).update(endOf(review));
}

function endOf({ state, decidedAt, decidedBy, decisionNote, version }: StudioReview) {
  return { state, decided_at: decidedAt, decided_by: decidedBy, decision_note: decisionNote, version };
}

function reviewOf(row: Row): StudioReview {
  return {
    ...{ id: row.id, draftId: row.draft_id, revision: row.revision, hash: row.hash, newest: row.newest, note: row.note },
    ...{ askedAt: row.asked_at, askedBy: row.asked_by, state: row.state, decidedAt: row.decided_at, decidedBy: row.decided_by },
    ...{ decisionNote: row.decision_note, version: row.version },
  };
}
