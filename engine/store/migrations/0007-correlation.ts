import type { Migration } from '../migrate.ts';

/** Finding cases by the key of a message; cases that belong together; cases opened by the calendar, each once. */
export const correlation: Migration = {
  number: 7,
  name: '0007-correlation',
  up: ({ text, clustered }) => [
    `create table message_keys (
      case_id ${text} not null, name ${text} not null, correlation ${text} not null, primary key (case_id, name, correlation))${clustered}`,
    'create index message_keys_by_key on message_keys (name, correlation, case_id)',
    `create table case_links (
      case_id ${text} not null, parent_id ${text} not null, step ${text} not null, entry integer not null, primary key (case_id))${clustered}`,
    'create index case_links_by_parent on case_links (parent_id, case_id)',
    `create table scheduled_cases (
      programme ${text} not null, schedule ${text} not null, period ${text} not null, subject ${text} not null,
      case_id ${text} not null, opened_at ${text} not null, primary key (programme, schedule, period, subject))${clustered}`,
  ],
};
