import type { Migration } from '../migrate.ts';

/** What is kept against an enterprise: counted, and what a cool-down starts from. `entry_id` when it concerns a registry entry. */
export const lifecycle: Migration = {
  number: 5,
  name: '0005-lifecycle',
  up: ({ text }) => [
    `create table records (
      case_id ${text} not null, id ${text} not null, uscc ${text} not null, kind ${text} not null, on_date ${text} not null,
      programme ${text} not null, registry ${text}, entry_id ${text}, at ${text} not null, primary key (case_id, id))`,
    'create index records_by_uscc on records (uscc, on_date)',
  ],
};
