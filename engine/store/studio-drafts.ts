/** Drafts of programmes in the studio, and who has them open. A row says what lists show; the document is read alone. */
import type { ProgrammeDocument } from '../model/studio.ts';
import type { Reader } from './page.ts';
import type { Tx } from './tx.ts';

export interface StudioDraftRow {
  readonly id: string;
  /** The organisation whose designers work on it. */
  readonly owner: string;
  /** Id and title as the document says them; empty where it says none. */
  readonly programme: string;
  readonly title: string;
  /** 1, 2, 3…: an optimistic lock. */
  readonly revision: number;
  /** The published version it began from or took over last, null for a new programme. */
  readonly basedOn: number | null;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly updatedAt: string;
  readonly updatedBy: string;
}
export interface StudioDraft extends StudioDraftRow {
  readonly document: ProgrammeDocument;
}
interface Row {
  id: string;
  owner: string;
  programme: string;
  title: string;
  document: string;
  revision: number;
  based_on: number | null;
  created_at: string;
  created_by: string;
  updated_at: string;
  updated_by: string;
}
const columns = 'id owner programme title revision based_on created_at created_by updated_at updated_by'.split(' ');

/** Of these owners (null: of all), the one worked on last first; without their documents. */
export async function studioDrafts(db: Reader, owners: readonly string[] | null): Promise<StudioDraftRow[]> {
  const query = db('studio_drafts')
    .select(columns)
    .orderBy([{ column: 'updated_at', order: 'desc' }, 'id']);
  return ((await (owners === null ? query : query.whereIn('owner', [...owners]))) as Row[]).map(rowOf);
}

export async function studioDraft(db: Reader, id: string): Promise<StudioDraft | null> {
  const row = (await db('studio_drafts').where({ id }).first()) as Row | undefined;
  return row ? draftOf(row) : null;
}

/** The same without its document. */
export async function studioDraftRow(db: Reader, id: string): Promise<StudioDraftRow | null> {
  const row = (await db('studio_drafts').select(columns).where({ id }).first()) as Row | undefined;
  return row ? rowOf(row) : null;
}

/** In a transaction; on a database of several nodes it is locked until the end of it. */
export async function lockedStudioDraft(tx: Tx, id: string): Promise<StudioDraft | null> {
  const [row] = await tx.raw<Row>(`select * from studio_drafts where id = ?${tx.dialect.severalNodes ? ' for update' : ''}`, [id]);
  return row ? draftOf(row) : null;
}

export async function insertStudioDraft(tx: Tx, draft: StudioDraft): Promise<void> {
  await tx.table('studio_drafts').insert({
    ...{ id: draft.id, created_at: draft.createdAt, created_by: draft.createdBy },
    ...valuesOf(draft),
  });
}

export async function updateStudioDraft(tx: Tx, draft: StudioDraft): Promise<void> {
  await tx.table('studio_drafts').where({ id: draft.id }).update(valuesOf(draft));
}

/** The draft and who has it open; what was asked and decided stays on record. */
export async function deleteStudioDraft(tx: Tx, id: string): Promise<void> {
  await tx.table('studio_presence').where({ draft_id: id }).delete();
  await tx.table('studio_drafts').where({ id }).delete();
}

function valuesOf(draft: StudioDraft) {
  return {
    ...{ owner: draft.owner, programme: draft.programme, title: draft.title, document: JSON.stringify(draft.document) },
    ...{ revision: draft.revision, based_on: draft.basedOn, updated_at: draft.updatedAt, updated_by: draft.updatedBy },
  };
}

function rowOf(row: Row): StudioDraftRow {
  return {
    ...{ id: row.id, owner: row.owner, programme: row.programme, title: row.title, revision: row.revision, basedOn: row.based_on },
    ...{ createdAt: row.created_at, createdBy: row.created_by, updatedAt: row.updated_at, updatedBy: row.updated_by },
  };
}

function draftOf(row: Row): StudioDraft {
  return { ...rowOf(row), document: JSON.parse(row.document) as ProgrammeDocument };
}

export interface Presence {
  readonly user: string;
  /** What they are at, as a pointer of the studio. */
  readonly place: string | null;
  readonly at: string;
}

/** Who was there since an instant, in the order of their ids. */
export async function presentSince(db: Reader, draftId: string, since: string): Promise<Presence[]> {
  const rows = (await db('studio_presence').where({ draft_id: draftId }).where('at', '>=', since).orderBy('user_id')) as {
    user_id: string;
    place: string | null;
    at: string;
  }[];
  return rows.map(({ user_id: user, place, at }) => ({ user, place, at }));
}

/** User ids of those in each of these drafts. */
export async function presentIn(db: Reader, draftIds: readonly string[], since: string): Promise<Map<string, string[]>> {
  const rows = (await db('studio_presence')
    .whereIn('draft_id', [...draftIds])
    .where('at', '>=', since)
    .orderBy(['draft_id', 'user_id'])) as { draft_id: string; user_id: string }[];
  return new Map(draftIds.map((id) => [id, rows.filter((row) => row.draft_id === id).map((row) => row.user_id)]));
}

export async function savePresence(tx: Tx, draftId: string, { user, place, at }: Presence): Promise<void> {
  await tx
    .table('studio_presence')
    .insert({ draft_id: draftId, user_id: user, place, at })
    .onConflict(['draft_id', 'user_id'])
    .merge(['place', 'at']);
}

export async function deletePresence(tx: Tx, draftId: string, user: string): Promise<void> {
  await tx.table('studio_presence').where({ draft_id: draftId, user_id: user }).delete();
}
