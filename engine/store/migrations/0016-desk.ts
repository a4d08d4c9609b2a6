import type { Migration } from '../migrate.ts';

/**
 * A reviewer's desk: named filters, opinions to insert with how often each was used, cases followed, copies read, and for which
 * programmes a substitute stands in. With indexes for what somebody has done, opened and was sent a copy of.
 */
export const desk: Migration = {
  number: 16,
  name: '0016-desk',
  up: ({ text, clustered }) => [
    `create table saved_lists (
      id ${text} primary key, user_id ${text} not null references users (id), org ${text}, name ${text} not null, query ${text} not null,
      place integer not null, standard integer not null, saved_at ${text} not null)`,
    'create index saved_lists_by_user on saved_lists (user_id, place)',
    'create index saved_lists_by_org on saved_lists (org) where org is not null',
    `create table opinions (
      id ${text} primary key, owner ${text} not null, body ${text} not null, place integer not null, saved_at ${text} not null,
      saved_by ${text} not null)`,
    'create index opinions_by_owner on opinions (owner, place)',
    `create table opinion_uses (
      user_id ${text} not null, opinion_id ${text} not null, uses integer not null, used_at ${text} not null,
      primary key (user_id, opinion_id))${clustered}`,
    `create table follows (
      user_id ${text} not null, case_id ${text} not null, followed_at ${text} not null, primary key (user_id, case_id))${clustered}`,
    'create index follows_by_time on follows (user_id, followed_at, case_id)',
    `create table copy_reads (
      user_id ${text} not null, task_id ${text} not null, read_at ${text} not null, primary key (user_id, task_id))${clustered}`,
    `alter table absences add column programmes ${text}`,
    "create index tasks_done on tasks (closed_by, closed_at, id) where status = 'completed' and kind <> 'copy'",
    "create index tasks_copied on tasks (group_key, opened_at, id) where kind = 'copy'",
    "create index tasks_undated on tasks (group_key, opened_at, id) where status = 'open' and due_at is null",
    "create index tasks_of_uscc on tasks (uscc, group_key, opened_at, id) where status = 'open'",
    'create index events_opened on events (by_user, at, case_id) where seq = 1',
  ],
};
