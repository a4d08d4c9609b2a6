import type { Migration } from '../migrate.ts';

/** Pools of experts, and the seats they were given by lot. */
export const experts: Migration = {
  number: 2,
  name: '0002-experts',
  up: ({ text, clustered }) => [
    `create table experts (
      id ${text} primary key, pool ${text} not null, user_id ${text} not null references users (id), skills ${text} not null,
      relations ${text} not null, active integer not null, saved_at ${text} not null, saved_by ${text} not null, unique (pool, user_id))`,
    `create table expert_draws (
      case_id ${text} not null, step ${text} not null, user_id ${text} not null, drawn_on ${text} not null,
      primary key (case_id, step, user_id))${clustered}`,
    'create index expert_draws_by_user on expert_draws (user_id, drawn_on)',
  ],
};
