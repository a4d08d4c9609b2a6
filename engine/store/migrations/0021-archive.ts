import type { Migration } from '../migrate.ts';

/** Closed cases leave the hot tables: one compressed document each, with what they are found and read by; and how long they stay hot. */
export const archive: Migration = {
  number: 21,
  name: '0021-archive',
  up: ({ text, clustered }) => [
    `create table archived_cases (
      id ${text} primary key, number ${text} not null, programme ${text} not null, definition ${text} not null, uscc ${text} not null,
      enterprise_name ${text} not null, district ${text} not null, window_id ${text}, status ${text} not null, outcome ${text},
      steps ${text} not null, seq integer not null, opened_at ${text} not null, submitted_at ${text}, ended_at ${text},
      updated_at ${text} not null, due_at ${text}, warn_at ${text}, head_hash ${text} not null, archived_at ${text} not null,
      term ${text} not null, retain_until ${text}, sha256 ${text} not null, document ${text} not null)`,
    'create unique index archived_cases_by_number on archived_cases (number)',
    'create index archived_cases_by_uscc on archived_cases (uscc, id)',
    'create index archived_cases_by_programme on archived_cases (programme, id)',
    'create index archived_cases_by_district on archived_cases (district, id)',
    `create table archived_sight (group_key ${text} not null, case_id ${text} not null, primary key (group_key, case_id))${clustered}`,
    'create index archived_sight_by_case on archived_sight (case_id)',
    `create table retention_rules (
      programme ${text} primary key, months integer not null, term ${text} not null, set_at ${text} not null, set_by ${text} not null)`,
    `create index cases_closed on cases (programme, ended_at, id) where status = 'ended'`,
    'create index messages_of_case on messages (case_id) where case_id is not null',
  ],
};
