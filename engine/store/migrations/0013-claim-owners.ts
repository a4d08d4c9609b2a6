import type { Migration } from '../migrate.ts';

/**
 * A use of a claimed value belongs to the enterprise that claims it, and the database holds both to one another: of a case that gives a
 * value free and another that takes it up in the same moment, one is refused by the reference and done again.
 */
export const claimOwners: Migration = {
  number: 13,
  name: '0013-claim-owners',
  up: ({ text, clustered }) => [
    'create unique index claimed_values_by_owner on claimed_values (name, claimed, uscc)',
    `create table claim_uses_before as
      select u.name, u.claimed, u.case_id, v.uscc from claim_uses u join claimed_values v on v.name = u.name and v.claimed = u.claimed`,
    'drop table claim_uses',
    `create table claim_uses (
      name ${text} not null, claimed ${text} not null, case_id ${text} not null, uscc ${text} not null,
      primary key (name, claimed, case_id),
      foreign key (name, claimed, uscc) references claimed_values (name, claimed, uscc))${clustered}`,
    'create index claim_uses_by_value on claim_uses (claimed)',
    'insert into claim_uses (name, claimed, case_id, uscc) select name, claimed, case_id, uscc from claim_uses_before',
    'drop table claim_uses_before',
  ],
};
