import type { Dialect } from '../dialect.ts';

/** Tables written by every event of a case. Each carries `case_id` in its key. JSON is kept as text; instants are UTC ISO-8601. */
export function caseTables({ text, clustered, roomy }: Dialect): string[] {
  return [
    `create table cases (
      id ${text} primary key, number ${text} not null, programme ${text} not null, definition ${text} not null, uscc ${text} not null,
      enterprise_name ${text} not null, district ${text} not null, window_id ${text}, status ${text} not null, outcome ${text},
      steps ${text} not null, seq integer not null, opened_at ${text} not null, submitted_at ${text}, ended_at ${text},
      updated_at ${text} not null, due_at ${text}, warn_at ${text}, uniqueness_key ${text}, head_hash ${text} not null, snapshot ${text} not null)${roomy}`,
    'create unique index cases_by_number on cases (number)',
    "create unique index cases_unique on cases (uniqueness_key) where uniqueness_key is not null and status <> 'ended'",
    // Ids are ordered by time of opening, so lists are pages of ids.
    'create index cases_by_programme on cases (programme, id)',
    'create index cases_by_uscc on cases (uscc, id)',
    'create index cases_by_district on cases (district, id)',
    `create table case_data (case_id ${text} not null, part ${text} not null, data ${text} not null, primary key (case_id, part))${roomy}`,
    `create table events (
      case_id ${text} not null, seq integer not null, at ${text} not null, by_user ${text} not null, type ${text} not null,
      fact ${text} not null, hash ${text} not null, calendar integer not null, primary key (case_id, seq))`,
    `create table tasks (
      case_id ${text} not null, id ${text} not null, step ${text} not null, kind ${text} not null, title ${text} not null,
      group_key ${text} not null, assignee ${text}, status ${text} not null, outcome ${text}, opened_at ${text} not null,
      closed_at ${text}, closed_by ${text}, due_at ${text}, warn_at ${text}, estimated integer not null,
      case_number ${text} not null, programme ${text} not null, definition ${text} not null, district ${text} not null, uscc ${text} not null,
      enterprise_name ${text} not null, primary key (case_id, id))`,
    "create index tasks_by_group on tasks (group_key, opened_at, id) where status = 'open'",
    "create index tasks_by_programme on tasks (group_key, programme, opened_at, id) where status = 'open'",
    "create index tasks_by_assignee on tasks (assignee, opened_at, id) where status = 'open' and assignee is not null",
    "create index tasks_by_due on tasks (group_key, due_at, id, warn_at) where status = 'open' and due_at is not null",
    "create index tasks_estimated on tasks (case_id) where status = 'open' and estimated = 1",
    'create index tasks_of_group on tasks (group_key, case_id, id)',
    `create table timers (
      case_id ${text} not null, id ${text} not null, kind ${text} not null, step ${text} not null, name ${text} not null,
      fire_at ${text} not null, estimated integer not null, attempts integer not null default 0, primary key (case_id, id))${clustered}`,
    'create index timers_by_time on timers (fire_at)',
    'create index timers_estimated on timers (case_id) where estimated = 1',
    `create table outbox (
      case_id ${text} not null, seq integer not null, n integer not null, kind ${text} not null, target ${text} not null, payload ${text} not null,
      status ${text} not null, attempts integer not null, next_at ${text} not null, created_at ${text} not null, done_at ${text}, error ${text},
      primary key (case_id, seq, n))${clustered}`,
    "create index outbox_pending on outbox (next_at) where status = 'pending'",
    `create table idempotency (
      scope ${text} not null, key ${text} not null, body_hash ${text} not null, case_id ${text} not null, answer ${text} not null,
      at ${text} not null, primary key (scope, key))${clustered}`,
    `create table drafts (
      case_id ${text} not null, task_id ${text} not null, data ${text} not null, version integer not null,
      saved_at ${text} not null, saved_by ${text} not null, primary key (case_id, task_id))`,
    `create table case_files (case_id ${text} not null, file_id ${text} not null, primary key (case_id, file_id))${clustered}`,
    'create index case_files_by_file on case_files (file_id)',
    `create table notices (
      case_id ${text} not null, id ${text} not null, step ${text} not null, programme ${text} not null, definition ${text} not null,
      case_number ${text} not null, title ${text} not null, from_on ${text} not null, until_on ${text} not null, estimated integer not null,
      content ${text} not null, outcome ${text}, closed_at ${text}, primary key (case_id, id))`,
    'create index notices_by_id on notices (id)',
    'create index notices_by_time on notices (until_on, id)',
    `create table objections (
      case_id ${text} not null, id ${text} not null, step ${text} not null, task_id ${text}, name ${text} not null, contact ${text} not null,
      grounds ${text} not null, files ${text} not null, filed_at ${text} not null, outcome ${text}, reason ${text}, resolved_at ${text},
      primary key (case_id, id))`,
    `create table batch_members (
      case_id ${text} not null, batch_id ${text} not null, task_id ${text} not null, outcome ${text} not null, reason ${text}, votes_for integer,
      primary key (case_id, batch_id, task_id))`,
    'create index batch_members_by_batch on batch_members (batch_id)',
    `create table incidents (
      case_id ${text} not null, id ${text} not null, kind ${text} not null, reference ${text} not null, message ${text} not null,
      status ${text} not null, opened_at ${text} not null, resolved_at ${text}, resolved_by ${text}, primary key (case_id, id))`,
    "create index incidents_open on incidents (opened_at) where status = 'open'",
  ];
}
