import type { Migration } from '../migrate.ts';

/** Drafts of programmes in the studio, who asked for their publishing and who decided, who has them open; scenarios beside published definitions. */
export const studio: Migration = {
  number: 12,
  name: '0012-studio',
  up: ({ text, clustered }) => [
    `create table studio_drafts (
      id ${text} primary key, owner ${text} not null, programme ${text} not null, title ${text} not null, document ${text} not null,
      revision integer not null, based_on integer, created_at ${text} not null, created_by ${text} not null,
      updated_at ${text} not null, updated_by ${text} not null)`,
    'create index studio_drafts_by_owner on studio_drafts (owner, updated_at)',
    `create table studio_reviews (
      id ${text} primary key, draft_id ${text} not null, revision integer not null, hash ${text} not null, newest integer,
      note ${text} not null, asked_at ${text} not null, asked_by ${text} not null, state ${text} not null,
      decided_at ${text}, decided_by ${text}, decision_note ${text}, version integer)`,
    'create index studio_reviews_by_draft on studio_reviews (draft_id, id)',
    `create table studio_presence (
      draft_id ${text} not null, user_id ${text} not null, place ${text}, at ${text} not null, primary key (draft_id, user_id))${clustered}`,
    `create table definition_scenarios (
      hash ${text} primary key, scenarios ${text} not null, saved_at ${text} not null, saved_by ${text} not null)`,
  ],
};
