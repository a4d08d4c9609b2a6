import type { Migration } from '../migrate.ts';

/** What a reviewer keeps at a case for itself: materials it looked at, with a note to each. */
export const materialLooks: Migration = {
  number: 17,
  name: '0017-case-page',
  up: ({ text, clustered }) => [
    `create table material_looks (
      case_id ${text} not null references cases (id), user_id ${text} not null, file_id ${text} not null,
      looked_at ${text}, note ${text} not null,
      primary key (case_id, user_id, file_id))${clustered}`,
  ],
};
