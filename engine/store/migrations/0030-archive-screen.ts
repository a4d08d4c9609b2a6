import type { Migration } from '../migrate.ts';

/** What went into the archive and out of it, by whom, and what verifying it found. What lies there already is told from its own rows. */
export const archiveScreen: Migration = {
  number: 30,
  name: '0030-archive-screen',
  up: ({ text, clustered }) => [
    `create table archive_runs (
      at ${text} not null, programme ${text} not null, by_user ${text} not null, archived integer not null, restored integer not null,
      primary key (at, programme, by_user))${clustered}`,
    `insert into archive_runs (at, programme, by_user, archived, restored)
      select archived_at, programme, 'system', count(*), 0 from archived_cases group by archived_at, programme`,
    `create table archive_checks (
      id ${text} primary key, started_at ${text} not null, ended_at ${text}, by_user ${text} not null, cases integer not null,
      events integer not null, fault_count integer not null, faults ${text} not null, place ${text} not null)`,
  ],
};
