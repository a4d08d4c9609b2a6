import type { Migration } from '../migrate.ts';

/** Who is away, and who stands in. */
export const absences: Migration = {
  number: 3,
  name: '0003-absences',
  up: ({ text }) => [
    `create table absences (
      user_id ${text} primary key references users (id), from_on ${text} not null, to_on ${text} not null,
      substitute ${text} not null references users (id), saved_at ${text} not null)`,
    'create index absences_by_substitute on absences (substitute)',
  ],
};
