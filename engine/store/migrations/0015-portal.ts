import type { Migration } from '../migrate.ts';

/**
 * What enterprises do by themselves: who is invited and who joined, ratings 好差评 (a row is written once and answered once, and nothing
 * deletes one), yearly figures with their versions, and messages found by case and by whether they were read.
 */
export const portal: Migration = {
  number: 15,
  name: '0015-portal',
  up: ({ text, clustered }) => [
    `create table invitations (
      id ${text} primary key, uscc ${text} not null, role ${text} not null, invitee ${text}, code_hash ${text} not null unique,
      created_at ${text} not null, created_by ${text} not null, expires_at ${text} not null, ended_at ${text}, ended_as ${text}, accepted_by ${text})`,
    'create index invitations_by_uscc on invitations (uscc, id) where ended_at is null',
    'create index invitations_by_invitee on invitations (invitee, id) where ended_at is null and invitee is not null',
    `create table member_log (
      uscc ${text} not null, id ${text} not null, at ${text} not null, by_user ${text} not null, type ${text} not null,
      user_id ${text}, role ${text} not null, primary key (uscc, id))${clustered}`,
    `create table ratings (
      id ${text} primary key, case_id ${text} not null unique, programme ${text} not null, owner ${text} not null, uscc ${text} not null,
      district ${text} not null, level integer not null, tags ${text} not null, comment ${text} not null, rated_at ${text} not null,
      rated_by ${text} not null, answer ${text}, answered_at ${text}, answered_by ${text})`,
    'create index ratings_by_owner on ratings (owner, id)',
    'create index ratings_unanswered on ratings (id, owner) where level <= 2 and answered_at is null',
    'create index ratings_by_programme on ratings (programme, level, rated_at)',
    `create table enterprise_years (
      uscc ${text} not null, year integer not null, version integer not null, figures ${text}, source ${text} not null,
      saved_at ${text} not null, saved_by ${text} not null, primary key (uscc, year, version))${clustered}`,
    'create index messages_by_case on messages (user_id, case_id, created_at, id)',
    'create index messages_unread on messages (user_id, created_at, id) where read_at is null',
  ],
};
