import type { CaseFilter } from '../policy/case.ts';
import type { Reader } from './page.ts';

/** Which of these cases a reader may see: `mayReadCase` as one query. */
export async function readableAmong(db: Reader, filter: CaseFilter, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = (await db('cases')
    .whereIn('id', [...ids])
    .where((any) => {
      any.whereIn('uscc', [...filter.enterprises]);
      any.orWhere((submitted) => {
        submitted.where((draft) => draft.whereNot('status', 'draft').orWhereNotNull('submitted_at'));
        if (filter.all) return;
        submitted.where((officer) =>
          officer
            .whereIn('district', [...filter.districts])
            .orWhereIn(
              'programme',
              db('definitions')
                .select('programme')
                .whereIn('owner', [...filter.ownerOrgs]),
            )
            .orWhereIn(
              'id',
              db('tasks')
                .select('case_id')
                .whereIn('case_id', [...ids])
                .whereIn('group_key', [...filter.groups]),
            ),
        );
      });
    })
    .select('id')) as { id: string }[];
  return new Set(rows.map(({ id }) => id));
}
