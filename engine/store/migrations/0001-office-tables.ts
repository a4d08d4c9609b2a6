import type { Dialect } from '../dialect.ts';

/** People, enterprises, published definitions, registries, calendar: tables that are read often and written seldom. JSON is kept as text. */
export function officeTables({ text, clustered }: Dialect): string[] {
  return [
    `create table organisations (id ${text} primary key, name ${text} not null, district ${text}, parent ${text})`,
    `create table users (
      id ${text} primary key, login ${text} not null unique, name ${text} not null, password_hash ${text} not null,
      email ${text}, disabled integer not null default 0, created_at ${text} not null)`,
    `create table grants (user_id ${text} not null references users (id), role ${text} not null, org ${text} not null, district ${text},
      primary key (user_id, role, org))`,
    'create index grants_by_role on grants (role, org)',
    `create table memberships (user_id ${text} not null references users (id), uscc ${text} not null, role ${text} not null,
      primary key (user_id, uscc, role))`,
    'create index memberships_by_uscc on memberships (uscc)',
    `create table enterprises (
      uscc ${text} primary key, name ${text} not null, district ${text} not null, profile ${text} not null,
      version integer not null, saved_at ${text} not null, saved_by ${text} not null)`,
    'create index enterprises_by_district on enterprises (district, uscc)',
    `create table sessions (
      id ${text} primary key, user_id ${text} not null references users (id), csrf ${text} not null,
      created_at ${text} not null, seen_at ${text} not null, expires_at ${text} not null)`,
    'create index sessions_by_user on sessions (user_id)',
    `create table login_attempts (login ${text} primary key, failures integer not null, last_at ${text} not null, locked_until ${text})`,
    `create table definitions (
      hash ${text} primary key, programme ${text} not null, version integer not null, owner ${text} not null, package ${text} not null,
      published_at ${text} not null, published_by ${text} not null, unique (programme, version))`,
    `create table windows (
      id ${text} primary key, programme ${text} not null, title ${text} not null, opens_on ${text} not null, closes_on ${text} not null,
      settings ${text} not null, created_at ${text} not null, created_by ${text} not null)`,
    'create index windows_by_programme on windows (programme, opens_on)',
    `create table registry_entries (
      id ${text} primary key, registry ${text} not null, programme ${text} not null, definition ${text} not null, case_id ${text} not null,
      step ${text} not null, uscc ${text} not null, enterprise_name ${text} not null, district ${text} not null, number ${text} not null,
      verification ${text} not null unique, status ${text} not null, flags ${text} not null, valid_from ${text} not null, valid_to ${text} not null,
      certificate ${text}, registered_at ${text} not null, unique (registry, number))`,
    'create index registry_entries_by_status on registry_entries (registry, status, id)',
    'create index registry_entries_by_uscc on registry_entries (uscc)',
    'create index registry_entries_by_case on registry_entries (case_id)',
    `create table registry_log (
      entry_id ${text} not null references registry_entries (id), n integer not null, at ${text} not null, by_user ${text} not null,
      type ${text} not null, year integer, data ${text}, primary key (entry_id, n))`,
    `create table sequences (name ${text} primary key, value integer not null)`,
    `create table batches (
      id ${text} primary key, programme ${text} not null, step ${text} not null, document_number ${text}, attendance ${text},
      created_at ${text} not null, created_by ${text} not null)`,
    `create table messages (
      user_id ${text} not null, id ${text} not null, case_id ${text}, template ${text} not null, params ${text} not null,
      created_at ${text} not null, read_at ${text}, primary key (user_id, id))`,
    'create index messages_by_time on messages (user_id, created_at)',
    `create table calendar_years (
      year integer not null, revision integer not null, status ${text} not null, source ${text} not null, holidays ${text} not null,
      workdays ${text} not null, imported_at ${text} not null, imported_by ${text} not null, primary key (year, revision))${clustered}`,
    'create index calendar_years_by_revision on calendar_years (revision)',
    `create table files (
      sha256 ${text} not null, uploader ${text} not null, name ${text} not null, size integer not null, type ${text} not null,
      uploaded_at ${text} not null, primary key (sha256, uploader))`,
  ];
}
