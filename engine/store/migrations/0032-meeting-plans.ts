import type { Migration } from '../migrate.ts';

/** When and where an agenda comes before its meeting, and who was told; one for each agenda, `window_id` empty where it has no window. */
export const meetingPlans: Migration = {
  number: 32,
  name: '0032-meeting-plans',
  up: ({ text, clustered }) => [
    `create table meeting_plans (
      programme ${text} not null, step ${text} not null, window_id ${text} not null, revision integer not null, cancelled integer not null,
      place ${text} not null, held_on ${text} not null, held_at ${text} not null, note ${text}, told ${text} not null,
      saved_at ${text} not null, saved_by ${text} not null, primary key (programme, step, window_id))${clustered}`,
  ],
};
