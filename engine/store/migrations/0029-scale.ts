import type { Migration } from '../migrate.ts';

/**
 * How many entries of a whole registry are valid from which month to which, without districts to add up. What is open in a programme
 * or in a district lies in the order of what is due, and cases of a programme in a district by their status.
 */
export const scale: Migration = {
  number: 29,
  name: '0029-scale',
  up: ({ text, clustered }) => [
    `create table board_registry_months (
      registry ${text} not null, from_month ${text} not null, last_month ${text} not null, n integer not null,
      primary key (registry, from_month, last_month))${clustered}`,
    `insert into board_registry_months (registry, from_month, last_month, n)
      select registry, from_month, last_month, sum(n) from board_span_months group by registry, from_month, last_month`,
    'drop index board_open_by_programme',
    'create index board_open_by_programme on board_open (kind, programme, light, due_at, task_id, case_id, district)',
    'create index board_open_by_district on board_open (kind, district, light, due_at, task_id, case_id, programme)',
    'create index cases_by_programme_district_status on cases (programme, district, status, id)',
    'drop index cases_by_programme_district',
  ],
};
