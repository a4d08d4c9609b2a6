import type { Migration } from '../migrate.ts';

/** Letters by mail, each due when its reader wants it; webhooks of organisations, and the calls of each. */
export const notifications: Migration = {
  number: 20,
  name: '0020-notifications',
  up: ({ text, clustered }) => [
    `create table notice_preferences (user_id ${text} primary key, preferences ${text} not null, saved_at ${text} not null)`,
    `create table letters (
      user_id ${text} not null, message_id ${text} not null, case_id ${text}, template ${text} not null, params ${text} not null,
      created_at ${text} not null, held integer not null, status ${text} not null, attempts integer not null, next_at ${text} not null,
      error ${text}, done_at ${text}, primary key (user_id, message_id))${clustered}`,
    "create index letters_due on letters (next_at, user_id) where status = 'pending'",
    "create index letters_failed on letters (user_id, done_at) where status = 'failed'",
    "create index letters_done on letters (done_at) where status <> 'pending'",
    `create table webhooks (
      id ${text} primary key, org ${text} not null, title ${text} not null, url ${text} not null, secret ${text} not null,
      kinds ${text} not null, active integer not null, created_at ${text} not null, created_by ${text} not null,
      changed_at ${text} not null, changed_by ${text} not null)`,
    `create table webhook_calls (
      webhook_id ${text} not null, message_id ${text} not null, payload ${text} not null, created_at ${text} not null,
      status ${text} not null, attempts integer not null, next_at ${text} not null, answer integer, error ${text}, done_at ${text},
      primary key (webhook_id, message_id))${clustered}`,
    "create index webhook_calls_due on webhook_calls (next_at) where status = 'pending'",
    'create index webhook_calls_newest on webhook_calls (webhook_id, created_at, message_id)',
    "create index webhook_calls_done on webhook_calls (done_at) where status <> 'pending'",
  ],
};
