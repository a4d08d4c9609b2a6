import type { Migration } from '../migrate.ts';

/** Unguessable text in what an event's hash is of. Events from before have none, and their hash stays what it was. */
export const eventSalts: Migration = {
  number: 11,
  name: '0011-event-salts',
  up: ({ text }) => [`alter table events add column salt ${text}`],
};
