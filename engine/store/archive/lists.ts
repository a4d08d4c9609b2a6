/** Archived cases in lists: found by number or enterprise beside the hot ones, or by themselves. Their columns are those of a hot case's row. */
import type { Knex } from 'knex';
import type { CaseFilter } from '../../policy/case.ts';
import type { Reader } from '../page.ts';

/** What a list of archived cases is narrowed to beside its reader's sight. */
export interface ArchiveSearch {
  readonly usccs: readonly string[];
  /** Beginning of a number; null: not by number. */
  readonly number: string | null;
}

const table = 'archived_cases as cases';

/** The few cases that a search means, as far as the reader may see them: one list for each meaning. */
export function archivedFound(db: Reader, filter: CaseFilter, { usccs, number }: ArchiveSearch): Knex.QueryBuilder[] {
  const lists: Knex.QueryBuilder[] = [];
  if (usccs.length > 0) lists.push(readable(db, db(table).whereIn('cases.uscc', [...usccs]), filter));
  if (number !== null)
    lists.push(readable(db, db(table).where('cases.number', '>=', number).where('cases.number', '<', `${number}\uffff`), filter));
  return lists.map((list) => list.orderBy('cases.id', 'desc'));
}

/** All archived cases that the reader may see: one list for each way in which it may, each in the order of an index. */
export async function archivedAlternatives(db: Reader, filter: CaseFilter): Promise<Knex.QueryBuilder[]> {
  const newest = (list: Knex.QueryBuilder) => list.orderBy('cases.id', 'desc');
  const submitted = () => newest(db(table).whereNotNull('cases.submitted_at'));
  const lists = filter.enterprises.map((uscc) => newest(db(table).where({ 'cases.uscc': uscc })));
  if (filter.all) return [...lists, submitted()];
  for (const { programme } of await ownedProgrammes(db, filter)) lists.push(submitted().where('cases.programme', programme));
  for (const district of filter.districts) lists.push(submitted().where('cases.district', district));
  for (const group of filter.groups) {
    lists.push(
      db('archived_sight as sight')
        .join(table, 'cases.id', 'sight.case_id')
        .where('sight.group_key', group)
        .whereNotNull('cases.submitted_at')
        .orderBy('sight.case_id', 'desc'),
    );
  }
  return lists;
}

async function ownedProgrammes(db: Reader, { ownerOrgs }: CaseFilter): Promise<{ programme: string }[]> {
  if (ownerOrgs.length === 0) return [];
  return (await db('definitions')
    .distinct('programme')
    .whereIn('owner', [...ownerOrgs])) as { programme: string }[];
}

/** `mayReadCase` as SQL, for archived cases. */
function readable(db: Reader, list: Knex.QueryBuilder, filter: CaseFilter): Knex.QueryBuilder {
  return list.where((any) => {
    any.whereIn('cases.uscc', [...filter.enterprises]);
    any.orWhere((submitted) => {
      submitted.whereNotNull('cases.submitted_at');
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
          .orWhereExists(
            db('archived_sight as sight')
              .select(db.raw('1'))
              .whereRaw('sight.case_id = cases.id')
              .whereIn('sight.group_key', [...filter.groups]),
          ),
      );
    });
  });
}
