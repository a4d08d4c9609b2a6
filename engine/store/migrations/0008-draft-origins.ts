import type { Migration } from '../migrate.ts';

/** Which fields of a draft were taken over from an earlier case. */
export const draftOrigins: Migration = {
  number: 8,
  name: '0008-draft-origins',
  up: ({ text }) => [`alter table drafts add column origins ${text} not null default '{}'`],
};
