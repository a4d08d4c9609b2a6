import type { Migration } from '../migrate.ts';

/**
 * What the board counts, kept beside the cases: `board_changes` says which cases (or registry entries) changed and aren't counted yet;
 * of each counted case what it contributes stands in a row, and tables of counts hold how many such rows there are. Targets and monthly
 * snapshots are only added to. Cases that exist already are all to be counted.
 */
export const board: Migration = {
  number: 18,
  name: '0018-board',
  up: ({ text, clustered }) => [
    `create table board_changes (case_id ${text} not null, mark ${text} not null, primary key (case_id, mark))${clustered}`,
    `create table board_state (id integer primary key, revision integer not null, counted_at ${text} not null)`,
    "insert into board_state (id, revision, counted_at) values (1, 0, '')",
    `create table board_stages (
      case_id ${text} not null, stage ${text} not null, programme ${text} not null, district ${text} not null, month ${text} not null,
      days integer not null, primary key (case_id, stage))${clustered}`,
    'create index board_stages_by_stage on board_stages (programme, stage, district, month, days, case_id)',
    `create table board_totals (
      programme ${text} not null, month ${text} not null, district ${text} not null, stage ${text} not null, n integer not null,
      primary key (programme, month, district, stage))${clustered}`,
    `create table board_stage_counts (
      programme ${text} not null, stage ${text} not null, month ${text} not null, district ${text} not null, days integer not null,
      n integer not null, primary key (programme, stage, month, district, days))${clustered}`,
    `create table board_open (
      case_id ${text} not null, task_id ${text} not null, kind ${text} not null, programme ${text} not null, district ${text} not null,
      scope ${text} not null, person ${text} not null, light ${text} not null, due_at ${text} not null, next_at ${text},
      primary key (case_id, task_id))${clustered}`,
    'create index board_open_next on board_open (next_at) where next_at is not null',
    'create index board_open_by_programme on board_open (kind, programme, light, district, due_at, task_id, case_id)',
    'create index board_open_by_scope on board_open (kind, scope, light, due_at, task_id, case_id)',
    'create index board_open_by_person on board_open (kind, person, light, due_at, task_id, case_id)',
    `create table board_open_counts (
      kind ${text} not null, programme ${text} not null, district ${text} not null, scope ${text} not null, light ${text} not null,
      n integer not null, primary key (kind, programme, district, scope, light))${clustered}`,
    `create table board_person_counts (
      light ${text} not null, person ${text} not null, programme ${text} not null, district ${text} not null, n integer not null,
      primary key (light, person, programme, district))${clustered}`,
    `create table board_spans (
      case_id ${text} not null, entry_id ${text} not null, span integer not null, registry ${text} not null, district ${text} not null,
      from_on ${text} not null, last_on ${text} not null, primary key (case_id, entry_id, span))${clustered}`,
    'create index board_spans_by_end on board_spans (registry, district, last_on, entry_id, span, from_on)',
    `create table board_span_counts (
      registry ${text} not null, district ${text} not null, edge ${text} not null, day ${text} not null, n integer not null,
      primary key (registry, district, edge, day))${clustered}`,
    `create table board_targets (
      registry ${text} not null, district ${text} not null, year integer not null, revision integer not null, target integer not null,
      reason ${text} not null, set_at ${text} not null, set_by ${text} not null, primary key (registry, year, district, revision))${clustered}`,
    `create table board_snapshots (
      month ${text} primary key, made_at ${text} not null, content ${text} not null, prev_hash ${text} not null, hash ${text} not null)`,
    `create table board_remarks (
      month ${text} not null, n integer not null, at ${text} not null, by_user ${text} not null, words ${text} not null,
      prev_hash ${text} not null, hash ${text} not null, primary key (month, n))${clustered}`,
    "insert into board_changes (case_id, mark) select id, '0' from cases",
  ],
};
