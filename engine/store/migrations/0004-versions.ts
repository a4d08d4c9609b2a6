import type { Migration } from '../migrate.ts';

/** Versions of programmes apart from their contents (an older content may be published again), and migrations of running cases. */
export const versions: Migration = {
  number: 4,
  name: '0004-versions',
  up: ({ text, clustered }) => [
    `create table publications (
      programme ${text} not null, version integer not null, hash ${text} not null, published_at ${text} not null,
      published_by ${text} not null, restores integer, primary key (programme, version))`,
    `insert into publications (programme, version, hash, published_at, published_by)
      select programme, version, hash, published_at, published_by from definitions`,
    `create table case_migrations (
      id ${text} primary key, programme ${text} not null, from_hash ${text} not null, to_hash ${text} not null, plan ${text} not null,
      status ${text} not null, created_at ${text} not null, created_by ${text} not null)`,
    'create index case_migrations_by_programme on case_migrations (programme, created_at)',
    `create table migrated_cases (
      case_id ${text} not null, migration_id ${text} not null, seq integer not null, undone_seq integer,
      primary key (case_id, migration_id))${clustered}`,
    'create index migrated_cases_by_migration on migrated_cases (migration_id, case_id)',
  ],
};
