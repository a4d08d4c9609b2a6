import type { Migration } from '../migrate.ts';

/** Whatever is due at one moment (deadlines end at 24:00, so that is most of it) is claimed in one order, and read in it: nothing is sorted. */
export const dueInOrder: Migration = {
  number: 34,
  name: '0034-due-in-order',
  up: () => [
    'drop index timers_by_time',
    'create index timers_by_time on timers (fire_at, case_id, id)',
    'drop index outbox_pending',
    "create index outbox_pending on outbox (next_at, case_id, seq, n) where status = 'pending'",
  ],
};
