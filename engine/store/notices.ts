/** Public notices 公示 and the objections against them. */
import { cursorOf, pageOf, type Reader, type Rows } from './page.ts';

export interface Notice {
  /** `<caseId>.<step>`. */
  readonly id: string;
  readonly caseId: string;
  readonly step: string;
  readonly programme: string;
  readonly definition: string;
  readonly caseNumber: string;
  readonly title: string;
  readonly from: string;
  readonly until: string;
  readonly estimated: boolean;
  readonly content: readonly { readonly label: string; readonly value: string }[];
  readonly outcome: string | null;
  readonly closedAt: string | null;
}
interface NoticeRow {
  id: string;
  case_id: string;
  step: string;
  programme: string;
  definition: string;
  case_number: string;
  title: string;
  from_on: string;
  until_on: string;
  estimated: number;
  content: string;
  outcome: string | null;
  closed_at: string | null;
}

/** Notices, those that end last first. `open`: only those not closed yet. */
export async function noticePage(
  db: Reader,
  query: { readonly open?: boolean; readonly programme?: string; readonly after?: string | undefined; readonly limit: number },
): Promise<Rows<Notice>> {
  const list = db('notices')
    .orderBy('until_on', 'desc')
    .orderBy('id', 'desc')
    .limit(query.limit + 1);
  if (query.open) list.whereNull('closed_at');
  if (query.programme) list.where({ programme: query.programme });
  const cursor = cursorOf(query.after, 2);
  if (cursor) list.whereRaw('(until_on, id) < (?, ?)', cursor);
  return pageOf(((await list) as NoticeRow[]).map(noticeOf), query.limit, (notice) => [notice.until, notice.id]);
}

export async function noticeById(db: Reader, id: string): Promise<Notice | null> {
  const row = (await db('notices').where({ id }).first()) as NoticeRow | undefined;
  return row ? noticeOf(row) : null;
}

export interface Objection {
  readonly id: string;
  readonly caseId: string;
  readonly step: string;
  readonly taskId: string | null;
  readonly name: string;
  readonly contact: string;
  readonly grounds: string;
  readonly files: readonly string[];
  readonly filedAt: string;
  readonly outcome: string | null;
  readonly reason: string | null;
  readonly resolvedAt: string | null;
}

export async function objectionsOfCase(db: Reader, caseId: string): Promise<Objection[]> {
  const rows = (await db('objections').where({ case_id: caseId }).orderBy(['filed_at', 'id'])) as Record<string, string | null>[];
  return rows.map((row) => ({
    id: row.id as string,
    caseId,
    step: row.step as string,
    taskId: row.task_id ?? null,
    name: row.name as string,
    contact: row.contact as string,
    grounds: row.grounds as string,
    files: JSON.parse(row.files as string) as string[],
    filedAt: row.filed_at as string,
    outcome: row.outcome ?? null,
    reason: row.reason ?? null,
    resolvedAt: row.resolved_at ?? null,
  }));
}

/** Objections in several cases, oldest first, without who objected. */
export async function objectionsAmong(
  db: Reader,
  caseIds: readonly string[],
): Promise<{ readonly caseId: string; readonly filedAt: string; readonly outcome: string | null }[]> {
  const rows = await db('objections')
    .whereIn('case_id', [...caseIds])
    .orderBy(['filed_at', 'id'])
    .select('case_id', 'filed_at', 'outcome');
  return (rows as { case_id: string; filed_at: string; outcome: string | null }[]).map((row) => ({
    caseId: row.case_id,
    filedAt: row.filed_at,
    outcome: row.outcome,
  }));
}

function noticeOf(row: NoticeRow): Notice {
  return {
    id: row.id,
    caseId: row.case_id,
    step: row.step,
    programme: row.programme,
    definition: row.definition,
    caseNumber: row.case_number,
    title: row.title,
    from: row.from_on,
    until: row.until_on,
    estimated: row.estimated === 1,
    content: JSON.parse(row.content) as Notice['content'],
    outcome: row.outcome,
    closedAt: row.closed_at,
  };
}
