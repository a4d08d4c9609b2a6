import type { Migration } from '../migrate.ts';

/** Vocabularies as the administrator keeps them: every version stays. Values claimed by one enterprise, so that no other claims them too. */
export const vocabularies: Migration = {
  number: 9,
  name: '0009-vocabularies',
  up: ({ text, clustered }) => [
    `create table vocabularies (
      id ${text} not null, revision integer not null, document ${text} not null, saved_at ${text} not null, saved_by ${text} not null,
      primary key (id, revision))${clustered}`,
    `create table claimed_values (
      name ${text} not null, claimed ${text} not null, case_id ${text} not null, uscc ${text} not null,
      primary key (name, claimed))${clustered}`,
    'create index claimed_values_by_value on claimed_values (claimed)',
    'create index registry_entries_by_number on registry_entries (number)',
  ],
};
