/** Which cases a reader may see: `mayReadCase` as SQL. */
import type { Knex } from 'knex';
import type { CaseFilter } from '../policy/case.ts';
import type { Reader } from './page.ts';
import { ofGroups } from './task-filter.ts';
import { sightOf } from './tasks.ts';

/** Of these cases those the reader may see. */
export async function readableAmong(db: Reader, filter: CaseFilter, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const list = db('cases')
    .whereIn('cases.id', [...ids])
    .select('cases.id');
  const rows = (await onlyReadable(db, list, filter)) as { id: string }[];
  return new Set(rows.map(({ id }) => id));
}

/** Submitted cases: a draft is the applicant's own. */
export function onlySubmitted(list: Knex.QueryBuilder): Knex.QueryBuilder {
  return list.where((or) => or.whereNot('cases.status', 'draft').orWhereNotNull('cases.submitted_at'));
}

/** Narrows a list of cases, found by something else, to what the reader may see. */
export function onlyReadable(db: Reader, list: Knex.QueryBuilder, filter: CaseFilter): Knex.QueryBuilder {
  return list.where((any) => {
    any.whereIn('cases.uscc', [...filter.enterprises]);
    any.orWhere((submitted) => {
      onlySubmitted(submitted);
      if (filter.all) return;
      submitted.where((officer) =>
        officer
          .whereIn('cases.district', [...filter.districts])
          .orWhereIn(
            'cases.programme',
            db('definitions')
              .select('programme')
              .whereIn('owner', [...filter.ownerOrgs]),
          )
          .orWhereExists(taskOf(db, filter.groups)),
      );
    });
  });
}

/** A task of these groups that lets them read the case. */
export function taskOf(db: Reader, groups: readonly string[]): Knex.QueryBuilder {
  return db('tasks as sight')
    .select(db.raw('1'))
    .whereRaw(`sight.case_id = cases.id and ${sightOf('sight')}`)
    .where((any) => ofGroups(any, 'sight', groups));
}
