import type { Migration } from '../migrate.ts';

/** Which cases use a claimed value: it is free when none does. And what an administrator released by hand, with the reason. */
export const claimUses: Migration = {
  number: 10,
  name: '0010-claim-uses',
  up: ({ text, clustered }) => [
    `create table claim_uses (
      name ${text} not null, claimed ${text} not null, case_id ${text} not null, primary key (name, claimed, case_id))${clustered}`,
    'create index claim_uses_by_value on claim_uses (claimed)',
    'insert into claim_uses (name, claimed, case_id) select name, claimed, case_id from claimed_values',
    `create table claim_releases (
      id ${text} primary key, name ${text} not null, claimed ${text} not null, case_id ${text} not null, uscc ${text} not null,
      reason ${text} not null, released_at ${text} not null, released_by ${text} not null)`,
    'create index claim_releases_by_time on claim_releases (released_at)',
  ],
};
