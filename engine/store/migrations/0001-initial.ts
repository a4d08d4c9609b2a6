import type { Migration } from '../migrate.ts';
import { caseTables } from './0001-case-tables.ts';
import { officeTables } from './0001-office-tables.ts';

/** First schema: see the two lists of tables. */
export const initial: Migration = {
  number: 1,
  name: '0001-initial',
  up: (dialect) => [...officeTables(dialect), ...caseTables(dialect)],
};
