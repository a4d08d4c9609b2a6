import type { Migration } from '../migrate.ts';

/** An enterprise that was registered again counts once from then on: what the cases of its earlier entries contribute is counted anew. */
export const boardRenewals: Migration = {
  number: 28,
  name: '0028-board-renewals',
  up: () => [
    `insert into board_changes (case_id, mark)
      select distinct e.case_id, 'renewed' from registry_entries e
      join registry_entries l on l.uscc = e.uscc and l.registry = e.registry and (l.registered_at, l.id) > (e.registered_at, e.id)
      where e.case_id in (select id from cases)
      on conflict do nothing`,
  ],
};
