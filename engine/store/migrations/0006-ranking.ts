import type { Migration } from '../migrate.ts';

/** What a meeting's member was ranked: place, rank and share of the pool (a decimal as text). */
export const ranking: Migration = {
  number: 6,
  name: '0006-ranking',
  up: ({ text }) => [
    `alter table batch_members add column place ${text}`,
    'alter table batch_members add column rank integer',
    `alter table batch_members add column granted ${text}`,
    `create index batch_members_by_place on batch_members (place, batch_id) where place is not null`,
  ],
};
