import type { Migration } from '../migrate.ts';

/**
 * Two people move running cases: one asks, another one decides; of each programme one request waits at a time. And which scenarios
 * ended as they should, by the hash of everything that this follows from.
 */
export const secondPersons: Migration = {
  number: 25,
  name: '0025-second-persons',
  up: ({ text }) => [
    `create table migration_requests (
      id ${text} primary key, migration_id ${text} not null, act ${text} not null, programme ${text} not null, from_hash ${text} not null,
      to_hash ${text} not null, plan ${text} not null, note ${text} not null, asked_at ${text} not null, asked_by ${text} not null,
      state ${text} not null, decided_at ${text}, decided_by ${text}, decision_note ${text})`,
    'create index migration_requests_by_programme on migration_requests (programme, id)',
    `create unique index migration_requests_waiting on migration_requests (programme) where state = 'asked'`,
    `create table green_scenarios (hash ${text} primary key, played_at ${text} not null)`,
    'create index green_scenarios_by_day on green_scenarios (played_at)',
  ],
};
