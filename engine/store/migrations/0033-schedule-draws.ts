import type { Migration } from '../migrate.ts';

/** Samples that a schedule draws: one lot for each period, with all that is needed to draw it again; `candidates` and `drawn` are lists of subjects. */
export const scheduleDraws: Migration = {
  number: 33,
  name: '0033-schedule-draws',
  up: ({ text, clustered }) => [
    `create table schedule_draws (
      programme ${text} not null, schedule ${text} not null, period ${text} not null, seed ${text} not null, share ${text} not null,
      candidates ${text} not null, drawn ${text} not null, drawn_at ${text} not null, primary key (programme, schedule, period))${clustered}`,
  ],
};
