/** The office's own wording of the engine's notices: revisions by template and language, none of which is ever changed. */
import type { Reader } from '../page.ts';
import type { Tx } from '../tx.ts';

export interface NoticeText {
  readonly template: string;
  readonly language: string;
  /** 1, 2, 3… */
  readonly revision: number;
  readonly subject: string;
  readonly body: string;
  /** Back to the text that comes with the product. */
  readonly standard: boolean;
  readonly savedAt: string;
  readonly savedBy: string;
}
interface Row {
  template: string;
  language: string;
  revision: number;
  subject: string;
  body: string;
  standard: number;
  saved_at: string;
  saved_by: string;
}

/** Every revision, the newest first: some dozens of templates, each changed seldom. */
export async function noticeTextRevisions(db: Reader): Promise<NoticeText[]> {
  const rows = (await db('notice_texts').orderBy('revision', 'desc').limit(10_000)) as Row[];
  return rows.map(textOf);
}

/** Number of the newest revision, 0 for none. */
export async function lastNoticeRevision(tx: Tx, template: string, language: string): Promise<number> {
  const [row] = await tx.raw<{ n: number | null }>('select max(revision) as n from notice_texts where template = ? and language = ?', [
    template,
    language,
  ]);
  return Number(row?.n ?? 0);
}

/** Fails at the primary key when another revision of that number was saved meanwhile. */
export async function insertNoticeText(tx: Tx, text: NoticeText): Promise<void> {
  const { template, language, revision, subject, body, standard, savedAt, savedBy } = text;
  await tx.table('notice_texts').insert({
    ...{ template, language, revision, subject, body, standard: standard ? 1 : 0, saved_at: savedAt, saved_by: savedBy },
  });
}

/**
 * Parameters of notices with the office's wording of this moment, unfilled, where it has one (`effects/letters.ts` reads it): what was
 * told once stays told in the words of its day.
 */
export async function withOfficeTexts<N extends { readonly template: string; readonly params: Readonly<Record<string, string>> }>(
  tx: Tx,
  notices: readonly N[],
): Promise<N[]> {
  const templates = [...new Set(notices.map(({ template }) => template))];
  if (templates.length === 0) return [...notices];
  const rows = await tx.byKeys<Row>('notice_texts', 'template', templates, [
    'template',
    'language',
    'revision',
    'subject',
    'body',
    'standard',
  ]);
  if (rows.length === 0) return [...notices];
  const newest = new Map<string, Row>();
  for (const row of rows) {
    const key = `${row.template} ${row.language}`;
    if (row.revision > (newest.get(key)?.revision ?? 0)) newest.set(key, row);
  }
  const own = [...newest.values()].filter(({ standard }) => standard === 0);
  return notices.map((notice) => {
    const texts = own.filter(({ template }) => template === notice.template);
    if (texts.length === 0) return notice;
    const words = texts.flatMap(({ language, subject, body }) => [
      [`office.${language}.subject`, subject],
      [`office.${language}.body`, body],
    ]);
    return { ...notice, params: { ...notice.params, ...Object.fromEntries(words) } };
  });
}

function textOf({ saved_at: savedAt, saved_by: savedBy, standard, ...row }: Row): NoticeText {
  return { ...row, standard: standard === 1, savedAt, savedBy };
}
