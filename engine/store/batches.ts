/** Meetings 批次会议: batches and their members. */
import type { PersonPresent } from '../model/meeting.ts';
import { cursorOf, pageOf, type Reader, type Rows } from './page.ts';
import { ofGroups } from './task-filter.ts';
import type { ListedTask } from './tasks.ts';
import { openTasksOfStep } from './tasks.ts';
import type { Tx } from './tx.ts';

export interface StoredBatch {
  readonly id: string;
  readonly programme: string;
  readonly step: string;
  readonly documentNumber: string | null;
  readonly attendance: { readonly present: number; readonly total: number; readonly people?: readonly PersonPresent[] } | null;
  readonly createdAt: string;
  readonly createdBy: string;
}

/** False when the batch is there already: a repeated request goes on with its members. */
export async function insertBatch(tx: Tx, batch: StoredBatch): Promise<boolean> {
  const { id, programme, step, documentNumber, attendance, createdAt, createdBy } = batch;
  const rows = await tx.raw(
    `insert into batches (id, programme, step, document_number, attendance, created_at, created_by) values (?, ?, ?, ?, ?, ?, ?)
     on conflict do nothing returning id`,
    [id, programme, step, documentNumber, attendance && JSON.stringify(attendance), createdAt, createdBy],
  );
  return rows.length > 0;
}

/** Steps with open batch tasks of these groups, by programme: the agenda of the next meeting is the inbox page of each. */
export async function openBatches(
  db: Reader,
  groups: readonly string[],
): Promise<{ programme: string; definition: string; step: string; n: number }[]> {
  if (groups.length === 0) return [];
  const rows = await db('tasks')
    .select('programme', 'step')
    .max({ definition: 'definition' })
    .count({ n: '*' })
    .where((any) => ofGroups(any, 'tasks', groups))
    .where({ status: 'open', kind: 'batch' })
    .groupBy('programme', 'step')
    .orderBy(['programme', 'step']);
  return rows.map((row) => ({ ...row, n: Number(row.n) })) as never;
}

/** A member decided by an earlier meeting of the step. */
export interface DecidedMember {
  readonly caseId: string;
  readonly batch: string;
  readonly place: string;
  readonly outcome: string;
  /** Share of the pool, a decimal as text. */
  readonly granted: string | null;
  readonly window: string | null;
  /** Outcome of the case; null while it runs. */
  readonly ended: string | null;
}

/** Ranked members of the step's earlier meetings, in order of the meetings. */
export async function decidedMembers(db: Reader, programme: string, step: string): Promise<DecidedMember[]> {
  const rows = (await db('batch_members as m')
    .join('batches as b', 'b.id', 'm.batch_id')
    .leftJoin('cases as c', 'c.id', 'm.case_id')
    .leftJoin('archived_cases as a', 'a.id', 'm.case_id')
    .select('m.case_id', 'm.batch_id', 'm.place', 'm.outcome', 'm.granted', ...hotOrArchived(db, 'window_id', 'status'))
    .select(db.raw('coalesce(c.outcome, a.outcome) as ended'))
    .where({ 'b.programme': programme, 'b.step': step })
    .whereNotNull('m.place')
    .orderBy(['b.created_at', 'm.case_id'])) as Record<string, string | null>[];
  return rows.map((row) => ({
    ...{ caseId: row.case_id ?? '', batch: row.batch_id ?? '', place: row.place ?? '', outcome: row.outcome ?? '' },
    ...{ granted: row.granted ?? null, window: row.window_id ?? null, ended: row.status === 'ended' ? (row.ended ?? null) : null },
  }));
}

/** Most members of one step that are ranked together. */
export const membersAtOnce = 2000;

/** Open batch tasks of a step and these groups, in order of arrival. */
export async function openMembers(db: Reader, programme: string, step: string, groups: readonly string[]): Promise<ListedTask[]> {
  return openTasksOfStep(db, { programme, step, groups, kind: 'batch', limit: membersAtOnce });
}

/** A case that a meeting decided, or held back. */
export interface HeldMember {
  readonly batch: string;
  readonly caseId: string;
  readonly caseNumber: string;
  readonly uscc: string;
  readonly enterpriseName: string;
  readonly programme: string;
  readonly district: string;
  readonly definition: string;
  readonly outcome: string;
  readonly reason: string | null;
  readonly votesFor: number | null;
  readonly rank: number | null;
  readonly granted: string | null;
}

/** Meetings that a person held, that decided tasks of these groups, or of programmes of these organisations; last first. */
export async function heldMeetings(
  db: Reader,
  who: {
    readonly user: string;
    readonly all: boolean;
    readonly groups: readonly string[];
    readonly ownerOrgs: readonly string[];
    /** Only this one. */
    readonly id?: string;
  },
  limit: number,
  after?: string,
): Promise<Rows<StoredBatch>> {
  const last = cursorOf(after, 2);
  const rows = (await db('batches as b')
    .where((any) => {
      if (who.all) return;
      any.where('b.created_by', who.user);
      any.orWhereIn(
        'b.programme',
        db('definitions')
          .select('programme')
          .whereIn('owner', [...who.ownerOrgs]),
      );
      any.orWhereExists(
        db('batch_members as m')
          .select(db.raw('1'))
          .join('tasks as t', (on) => on.on('t.case_id', 'm.case_id').andOn('t.id', 'm.task_id'))
          .whereRaw('m.batch_id = b.id')
          .where((one) => ofGroups(one, 't', who.groups)),
      );
    })
    .modify((query) => {
      if (who.id !== undefined) query.where('b.id', who.id);
      if (!last) return;
      const [at = '', id = ''] = last;
      query.where((older) => older.where('b.created_at', '<', at).orWhere((same) => same.where('b.created_at', at).where('b.id', '<', id)));
    })
    .select('b.*')
    .orderBy([
      { column: 'b.created_at', order: 'desc' },
      { column: 'b.id', order: 'desc' },
    ])
    .limit(limit + 1)) as Record<string, string | null>[];
  return pageOf(rows.map(batchOf), limit, ({ createdAt, id }) => [createdAt, id]);
}

function batchOf(row: Record<string, string | null>): StoredBatch {
  return {
    ...{ id: row.id ?? '', programme: row.programme ?? '', step: row.step ?? '', documentNumber: row.document_number ?? null },
    attendance: row.attendance ? (JSON.parse(row.attendance) as StoredBatch['attendance']) : null,
    ...{ createdAt: row.created_at ?? '', createdBy: row.created_by ?? '' },
  };
}

/** Cases of these meetings, in order of rank. */
export async function heldMembers(db: Reader, batches: readonly string[]): Promise<HeldMember[]> {
  if (batches.length === 0) return [];
  const rows = (await db('batch_members as m')
    .leftJoin('cases as c', 'c.id', 'm.case_id')
    .leftJoin('archived_cases as a', 'a.id', 'm.case_id')
    .select('m.*', ...hotOrArchived(db, 'number', 'uscc', 'enterprise_name', 'definition', 'programme', 'district'))
    .whereIn('m.batch_id', [...batches])
    .orderBy(['m.rank', 'number'])) as (Omit<HeldMember, 'batch' | 'caseId' | 'caseNumber' | 'enterpriseName' | 'votesFor'> & {
    readonly batch_id: string;
    readonly case_id: string;
    readonly number: string;
    readonly enterprise_name: string;
    readonly votes_for: number | null;
  })[];
  return rows.map((row) => ({
    ...{ batch: row.batch_id, caseId: row.case_id, caseNumber: row.number, uscc: row.uscc, enterpriseName: row.enterprise_name },
    ...{ programme: row.programme, district: row.district },
    ...{ definition: row.definition, outcome: row.outcome, reason: row.reason, rank: row.rank, granted: row.granted },
    votesFor: row.votes_for,
  }));
}

/** Columns of a member's case, wherever it lies. */
const hotOrArchived = (db: Reader, ...columns: readonly string[]) =>
  columns.map((name) => db.raw(`coalesce(c.${name}, a.${name}) as ${name}`));
