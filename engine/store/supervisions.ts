/** 督办: orders of supervisors as they stand now, for lists. The writer keeps a row for each (`writer/operations.ts`). */
import type { Knex } from 'knex';
import type { CaseSummary } from '../model/case.ts';
import { askedOf, type Supervision } from '../model/supervision.ts';
import type { BoardScope } from '../policy/board.ts';
import { cursorOf, pageOf, type Reader, type Rows, unionOf } from './page.ts';
import type { RowValues } from './writer/operations.ts';

/** An order in a list: with what its case is known by. */
export interface ListedSupervision extends Supervision {
  readonly caseId: string;
  readonly closedAt: string | null;
  readonly programme: string;
  /** Hash of the definition. */
  readonly definition: string;
  readonly district: string;
  readonly caseNumber: string;
  readonly uscc: string;
  readonly enterpriseName: string;
}

type Party = Pick<CaseSummary, 'programme' | 'definition' | 'district' | 'number' | 'uscc' | 'enterpriseName'>;

/** The row of an order, in the columns of the writer's operation. */
export function supervisionRow(caseId: string, summary: Party, order: Supervision, at: string): RowValues {
  const { n, kind, text, by, to, step, due, status, late, rung, words } = order;
  const closedAt = status === 'closed' || status === 'lapsed' ? at : null;
  return [
    ...[caseId, n, kind, text, by, order.at, to, askedOf(order).at(-1) ?? to, step, due.date, due.at, due.warnAt, due.estimated ? 1 : 0],
    ...[status, late ? 1 : 0, rung, JSON.stringify({ days: order.days, said: words }), closedAt],
    ...[summary.programme, summary.definition, summary.district, summary.number, summary.uscc, summary.enterpriseName],
  ];
}

export interface SupervisionQuery {
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Whose answer is awaited: addressed to one of these groups, at first or at last; the most urgent first. Never of one's own enterprises. */
export function askedSupervisions(
  db: Reader,
  { groups, except, ...page }: SupervisionQuery & { readonly groups: readonly string[]; readonly except: readonly string[] },
): Promise<Rows<ListedSupervision>> {
  const asked = ['to_group', 'asked_group'].flatMap((column) =>
    groups.map((group) =>
      db('supervisions')
        .where(column, group)
        .where('status', 'open')
        .whereNotIn('uscc', [...except]),
    ),
  );
  return listed(db, asked, 'due_at', 'asc', page);
}

/** How many orders wait for somebody: asked and not answered yet, and issued and answered, not closed yet. */
export async function waitingSupervisions(
  db: Reader,
  { groups, except, by }: { readonly groups: readonly string[]; readonly except: readonly string[]; readonly by: string },
): Promise<number> {
  const ids = db('supervisions').select('case_id', 'n');
  const asked = ['to_group', 'asked_group'].map((column) =>
    ids
      .clone()
      .where('status', 'open')
      .whereIn(column, [...groups])
      .whereNotIn('uscc', [...except]),
  );
  const answered = ids.clone().where({ issued_by: by, status: 'answered' });
  const [row] = (await db.count({ n: '*' }).from(answered.union(asked).limit(countedAtMost).as('t'))) as { n: number | string }[];
  return Number(row?.n ?? 0);
}
const countedAtMost = 1000;

/** Issued by somebody, the newest first. */
export function issuedSupervisions(
  db: Reader,
  { by, ...page }: SupervisionQuery & { readonly by: string },
): Promise<Rows<ListedSupervision>> {
  return listed(db, [db('supervisions').where('issued_by', by)], 'issued_at', 'desc', page);
}

/** Under way, the most urgent first, or over, the last first, within what somebody watches. */
export function watchedSupervisions(
  db: Reader,
  { scope, over, ...page }: SupervisionQuery & { readonly scope: BoardScope; readonly over: boolean },
): Promise<Rows<ListedSupervision>> {
  const list = db('supervisions');
  if (over) list.whereNotNull('closed_at');
  else list.whereNull('closed_at');
  if (!scope.all)
    list.where((any) =>
      any.whereIn('district', [...scope.districts]).orWhereIn(
        'programme',
        db('definitions')
          .select('programme')
          .whereIn('owner', [...scope.ownerOrgs]),
      ),
    );
  return over ? listed(db, [list], 'closed_at', 'desc', page) : listed(db, [list], 'due_at', 'asc', page);
}

async function listed(
  db: Reader,
  lists: readonly Knex.QueryBuilder[],
  column: string,
  order: 'asc' | 'desc',
  { after, limit }: SupervisionQuery,
): Promise<Rows<ListedSupervision>> {
  const cursor = cursorOf(after, 3);
  const by = [column, 'case_id', 'n'].map((name) => ({ column: name, order }));
  for (const list of lists) {
    const sign = order === 'asc' ? '>' : '<';
    if (cursor) list.whereRaw(`(${column}, case_id, n) ${sign} (?, ?, ?)`, [cursor[0] as string, cursor[1] as string, Number(cursor[2])]);
    list.orderBy(by);
  }
  const rows = await unionOf<Row>(db, lists, by, limit + 1);
  const page = pageOf(rows, limit, (row) => [String(row[column as keyof Row]), row.case_id, String(row.n)]);
  return { ...page, items: page.items.map(supervisionOf) };
}

interface Row {
  case_id: string;
  n: number;
  kind: Supervision['kind'];
  body: string;
  issued_by: string;
  issued_at: string;
  to_group: string;
  step: string | null;
  due_on: string;
  due_at: string;
  warn_at: string | null;
  estimated: number;
  status: Supervision['status'];
  late: number;
  rung: number;
  words: string;
  closed_at: string | null;
  programme: string;
  definition: string;
  district: string;
  case_number: string;
  uscc: string;
  enterprise_name: string;
}

function supervisionOf(row: Row): ListedSupervision {
  const { days, said } = JSON.parse(row.words) as { days: number; said: Supervision['words'] };
  return {
    ...{ caseId: row.case_id, n: row.n, kind: row.kind, text: row.body, by: row.issued_by, at: row.issued_at, to: row.to_group },
    ...{ step: row.step, days, status: row.status, late: row.late === 1, rung: row.rung, words: said },
    due: { at: row.due_at, date: row.due_on, warnAt: row.warn_at, estimated: row.estimated === 1 },
    ...{ closedAt: row.closed_at, programme: row.programme, definition: row.definition, district: row.district },
    ...{ caseNumber: row.case_number, uscc: row.uscc, enterpriseName: row.enterprise_name },
  };
}
