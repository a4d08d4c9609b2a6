import type { Migration } from '../migrate.ts';

/**
 * 督办: a supervisor's orders as they stand, for lists; the truth is in the log of each case. They outlive the archiving of their case.
 * Read by whom they are addressed to, by who issued them, and by what is due in a programme or district.
 */
export const supervision: Migration = {
  number: 26,
  name: '0026-supervision',
  up: ({ text, clustered }) => [
    `create table supervisions (
      case_id ${text} not null, n integer not null, kind ${text} not null, body ${text} not null, issued_by ${text} not null,
      issued_at ${text} not null, to_group ${text} not null, asked_group ${text} not null, step ${text}, due_on ${text} not null,
      due_at ${text} not null, warn_at ${text}, estimated integer not null, status ${text} not null, late integer not null,
      rung integer not null, words ${text} not null, closed_at ${text}, programme ${text} not null, definition ${text} not null,
      district ${text} not null, case_number ${text} not null, uscc ${text} not null, enterprise_name ${text} not null,
      primary key (case_id, n))${clustered}`,
    "create index supervisions_to on supervisions (to_group, due_at, case_id, n) where status = 'open'",
    "create index supervisions_asked on supervisions (asked_group, due_at, case_id, n) where status = 'open'",
    'create index supervisions_under_way on supervisions (due_at, case_id, n) where closed_at is null',
    'create index supervisions_issued on supervisions (issued_by, issued_at, case_id, n)',
    'create index supervisions_closed on supervisions (closed_at, case_id, n) where closed_at is not null',
  ],
};
