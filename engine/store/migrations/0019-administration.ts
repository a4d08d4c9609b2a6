import type { Migration } from '../migrate.ts';

/**
 * Administration: organisations that close, accounts that are locked or left, roles from and until a day, the administrators' own chained
 * log, texts of notices, numbers left out, verifications, and sign-in through a provider.
 */
export const administration: Migration = {
  number: 19,
  name: '0019-administration',
  up: ({ text, clustered }) => [
    `alter table organisations add column closed_on ${text}`,
    `alter table organisations add column merged_into ${text}`,
    'create index organisations_by_parent on organisations (parent)',
    `alter table users add column state ${text} not null default 'active'`,
    `alter table users add column state_note ${text}`,
    `alter table users add column must_change integer not null default 0`,
    `alter table users add column password_until ${text}`,
    `alter table users add column signed_in_at ${text}`,
    `alter table users add column provider_id ${text}`,
    'create unique index users_by_provider on users (provider_id) where provider_id is not null',
    'create index users_by_name on users (name, id)',
    `create index users_by_state on users (state, login)`,
    'create index grants_by_org on grants (org, user_id)',
    `alter table sessions add column address ${text}`,
    `alter table sessions add column agent ${text}`,
    `alter table sessions add column provider integer not null default 0`,
    `create table grant_terms (
      id ${text} primary key, user_id ${text} not null references users (id), role ${text} not null, org ${text} not null,
      from_on ${text} not null, until_on ${text}, state ${text} not null, given_at ${text} not null, given_by ${text} not null,
      ended_at ${text}, ended_by ${text})`,
    'create index grant_terms_by_user on grant_terms (user_id, id)',
    `create index grant_terms_coming on grant_terms (from_on) where state = 'coming'`,
    `create index grant_terms_ending on grant_terms (until_on) where state = 'held' and until_on is not null`,
    `create table admin_log (
      n integer primary key, at ${text} not null, by_user ${text} not null, act ${text} not null, kind ${text} not null,
      subject ${text} not null, title ${text} not null, case_id ${text}, address ${text}, detail ${text} not null,
      salt ${text} not null, hash ${text} not null)`,
    `create table chain_heads (name ${text} primary key, n integer not null, hash ${text} not null)`,
    'create index admin_log_by_user on admin_log (by_user, n)',
    'create index admin_log_by_act on admin_log (act, n)',
    'create index admin_log_by_subject on admin_log (kind, subject, n)',
    'create index admin_log_by_case on admin_log (case_id, n) where case_id is not null',
    'create index admin_log_by_address on admin_log (address, n) where address is not null',
    'create index admin_log_by_time on admin_log (at, n)',
    `create table notice_texts (
      template ${text} not null, language ${text} not null, revision integer not null, subject ${text} not null, body ${text} not null,
      standard integer not null, saved_at ${text} not null, saved_by ${text} not null, primary key (template, language, revision))${clustered}`,
    `create table sequence_jumps (
      id ${text} primary key, name ${text} not null, from_value integer not null, to_value integer not null, reason ${text} not null,
      at ${text} not null, by_user ${text} not null)`,
    'create index sequence_jumps_by_name on sequence_jumps (name, id)',
    `create table verifications (
      id ${text} primary key, started_at ${text} not null, ended_at ${text} not null, cases integer not null, events integer not null,
      entries integer not null, faults integer not null)`,
    `create index outbox_failed on outbox (created_at) where status = 'failed'`,
    `create table provider_states (
      id ${text} primary key, nonce ${text} not null, verifier ${text} not null, next ${text} not null, expires_at ${text} not null)`,
    'create index provider_states_by_time on provider_states (expires_at)',
  ],
};
