/**
 * Numbered, append-only migrations. Each runs in a transaction that first claims its row, so nodes starting at once
 * wait for one another and nothing runs twice. A released migration is never edited: add the next number.
 */
import type { Connection } from './connection.ts';
import type { Dialect } from './dialect.ts';
import { initial } from './migrations/0001-initial.ts';
import { experts } from './migrations/0002-experts.ts';
import { absences } from './migrations/0003-absences.ts';
import { versions } from './migrations/0004-versions.ts';
import { lifecycle } from './migrations/0005-lifecycle.ts';
import { ranking } from './migrations/0006-ranking.ts';
import { correlation } from './migrations/0007-correlation.ts';
import { draftOrigins } from './migrations/0008-draft-origins.ts';
import { vocabularies } from './migrations/0009-vocabularies.ts';
import { claimUses } from './migrations/0010-claim-uses.ts';
import { eventSalts } from './migrations/0011-event-salts.ts';
import { studio } from './migrations/0012-studio.ts';
import { claimOwners } from './migrations/0013-claim-owners.ts';
import { largeStores } from './migrations/0014-large-stores.ts';
import { portal } from './migrations/0015-portal.ts';
import { desk } from './migrations/0016-desk.ts';
import { materialLooks } from './migrations/0017-case-page.ts';
import { board } from './migrations/0018-board.ts';
import { administration } from './migrations/0019-administration.ts';
import { notifications } from './migrations/0020-notifications.ts';
import { archive } from './migrations/0021-archive.ts';
import { boardReads } from './migrations/0024-board-reads.ts';
import { secondPersons } from './migrations/0025-second-persons.ts';
import { supervision } from './migrations/0026-supervision.ts';
import { boardRenewals } from './migrations/0028-board-renewals.ts';
import { scale } from './migrations/0029-scale.ts';
import { archiveScreen } from './migrations/0030-archive-screen.ts';
import { ratingCounts } from './migrations/0031-rating-counts.ts';
import { meetingPlans } from './migrations/0032-meeting-plans.ts';
import { scheduleDraws } from './migrations/0033-schedule-draws.ts';
import { dueInOrder } from './migrations/0034-due-in-order.ts';

export interface Migration {
  readonly number: number;
  readonly name: string;
  /** Statements in order. */
  up(dialect: Dialect): readonly string[];
}

const migrations: readonly Migration[] = [
  initial,
  experts,
  absences,
  versions,
  lifecycle,
  ranking,
  correlation,
  draftOrigins,
  vocabularies,
  claimUses,
  eventSalts,
  studio,
  claimOwners,
  largeStores,
  portal,
  desk,
  materialLooks,
  board,
  administration,
  notifications,
  archive,
  boardReads,
  secondPersons,
  supervision,
  boardRenewals,
  scale,
  archiveScreen,
  ratingCounts,
  meetingPlans,
  scheduleDraws,
  dueInOrder,
];
/** Any constant will do; it names our lock among others of the database. */
const lockNumber = 731_205_418;

/** Brings the schema to the newest version. Gives the names of the migrations it ran. `at` is an instant. */
export async function migrate(connection: Connection, dialect: Dialect, at: string): Promise<string[]> {
  const ran: string[] = [];
  for (const migration of migrations) {
    await connection.exec(dialect.begin);
    try {
      if (dialect.severalNodes) await connection.exec(`select pg_advisory_xact_lock(${lockNumber})`);
      await connection.exec(
        `create table if not exists migrations (number integer primary key, name ${dialect.text} not null, ran_at ${dialect.text} not null)`,
      );
      const claimed = await connection.all(
        `insert into migrations (number, name, ran_at) values (${[1, 2, 3].map(dialect.placeholder).join(', ')}) on conflict do nothing returning number`,
        [migration.number, migration.name, at],
      );
      if (claimed.length > 0) {
        for (const statement of migration.up(dialect)) await connection.exec(statement);
        ran.push(migration.name);
      }
      await connection.exec('commit');
    } catch (error) {
      await connection.exec('rollback');
      throw error;
    }
  }
  return ran;
}
