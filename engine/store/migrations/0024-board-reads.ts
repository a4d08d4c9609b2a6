import type { Migration } from '../migrate.ts';

/**
 * Counts kept under the keys that the board reads them by: durations of a whole programme apart from those of a district, edges of
 * validity by day before district, and how many entries are valid from which month to which. Indexes for lists that name no office.
 */
export const boardReads: Migration = {
  number: 24,
  name: '0024-board-reads',
  up: ({ text, clustered }) => [
    `create table board_programme_days (
      programme ${text} not null, stage ${text} not null, month ${text} not null, days integer not null, n integer not null,
      primary key (programme, stage, month, days))${clustered}`,
    `create table board_district_days (
      programme ${text} not null, district ${text} not null, stage ${text} not null, month ${text} not null, days integer not null,
      n integer not null, primary key (programme, district, stage, month, days))${clustered}`,
    `insert into board_programme_days (programme, stage, month, days, n)
      select programme, stage, month, days, sum(n) from board_stage_counts group by programme, stage, month, days`,
    `insert into board_district_days (programme, district, stage, month, days, n)
      select programme, district, stage, month, days, n from board_stage_counts`,
    'drop table board_stage_counts',
    `create table board_span_edges (
      registry ${text} not null, day ${text} not null, edge ${text} not null, district ${text} not null, n integer not null,
      primary key (registry, day, edge, district))${clustered}`,
    'insert into board_span_edges (registry, day, edge, district, n) select registry, day, edge, district, n from board_span_counts',
    'drop table board_span_counts',
    `create table board_span_months (
      registry ${text} not null, district ${text} not null, from_month ${text} not null, last_month ${text} not null, n integer not null,
      primary key (registry, district, from_month, last_month))${clustered}`,
    `insert into board_span_months (registry, district, from_month, last_month, n)
      select registry, district, substr(from_on, 1, 7), substr(last_on, 1, 7), count(*) from board_spans
      group by registry, district, substr(from_on, 1, 7), substr(last_on, 1, 7)`,
    'create index board_spans_by_last on board_spans (registry, last_on, entry_id, span, from_on)',
    'create index board_open_by_due on board_open (kind, light, due_at, task_id, case_id)',
  ],
};
