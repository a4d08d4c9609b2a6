/** Vocabularies that an administrator has changed here, with all their revisions. What was never changed lives in the packages alone. */
import type { Vocabulary } from '../model/form.ts';
import type { Reader } from './page.ts';
import type { Tx } from './tx.ts';

interface VocabularyRow {
  id: string;
  revision: number;
  document: string;
  saved_at: string;
  saved_by: string;
}
export interface StoredVocabulary {
  /** 1, 2, 3…; the first is what the packages held before the first change. */
  readonly revision: number;
  readonly vocabulary: Vocabulary;
  readonly savedAt: string;
  readonly savedBy: string;
}

/** The newest revision of each. */
export async function keptVocabularies(db: Reader): Promise<StoredVocabulary[]> {
  const newest = db('vocabularies').max('revision').whereRaw('id = v.id');
  return ((await db('vocabularies as v').where('v.revision', newest).orderBy('v.id')) as VocabularyRow[]).map(storedOf);
}

/** Revisions of one, newest first. */
export async function vocabularyRevisions(db: Reader, id: string): Promise<StoredVocabulary[]> {
  return ((await db('vocabularies').where({ id }).orderBy('revision', 'desc')) as VocabularyRow[]).map(storedOf);
}

export async function newestVocabulary(tx: Tx, id: string): Promise<StoredVocabulary | null> {
  const [row] = await tx.raw<VocabularyRow>('select * from vocabularies where id = ? order by revision desc limit 1', [id]);
  return row ? storedOf(row) : null;
}

export async function insertVocabulary(tx: Tx, { revision, vocabulary, savedAt, savedBy }: StoredVocabulary): Promise<void> {
  const row: VocabularyRow = { id: vocabulary.id, revision, document: JSON.stringify(vocabulary), saved_at: savedAt, saved_by: savedBy };
  await tx.table('vocabularies').insert(row);
}

function storedOf({ revision, document, saved_at, saved_by }: VocabularyRow): StoredVocabulary {
  return { revision, vocabulary: JSON.parse(document) as Vocabulary, savedAt: saved_at, savedBy: saved_by };
}
