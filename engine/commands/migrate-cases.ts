import { Rejection } from '../model/errors.ts';
import type { Migration } from '../model/migration.ts';
import type { Problem } from '../model/problem.ts';
import type { User } from '../model/user.ts';
import { tryCase } from '../soundness/migration/check-case.ts';
import { appendActs } from '../store/admin/log.ts';
import { beginMigration, casesOn, setMigrationStatus } from '../store/case-migrations.ts';
import { timers } from '../store/timers.ts';
import type { CaseCommand } from '../store/writer/command.ts';
import { signed } from './admin/request.ts';
import { contextOf, withRows } from './case-command.ts';
import { decideCase } from './decide-case.ts';
import { migrationAct, migrationFact, type OpenedMigration, openMigration, refuseUnsafe, versionsSaid } from './migration.ts';
import type { Runtime } from './runtime.ts';

export interface MigrationResult {
  /** Content hash of the migration. */
  readonly id: string;
  readonly migrated: number;
  /** Cases left on the old version, and why. */
  readonly refused: readonly { readonly caseId: string; readonly code: string; readonly problems: readonly Problem[] }[];
}

const casesAtOnce = 50;

/**
 * Migrates every running case of a version at once: the way of who has the machine. (Designers go by `ask-migration.ts` and
 * `decide-migration.ts`.) Asked for again, it goes on with the cases that are still on the old version: what was migrated stays.
 * @throws Rejection not-found, forbidden, migration.unsafe (`details`: Problems with their counter-examples; nothing was migrated)
 */
export async function migrateCases(
  runtime: Runtime,
  request: { readonly by: User; readonly migration: Migration },
): Promise<MigrationResult> {
  const { by, migration } = request;
  const { store, clock } = runtime;
  const opened = await openMigration(runtime, by, migration);
  refuseUnsafe(opened);
  const { id, programme } = opened;
  const act = migrationAct({ act: 'apply', note: '', decisionNote: null }, 'approved', opened, await versionsSaid(runtime, opened));
  await store.writer.transact(async (tx) => {
    await beginMigration(tx, { id, programme, ...migration, createdAt: clock.now(), createdBy: by.id });
    await appendActs(tx, [act], signed(runtime, { by }));
  });
  return runMigration(runtime, opened, by);
}

/** Migrates in batches; a case that moved meanwhile is checked again in its own transaction. */
export async function runMigration(runtime: Runtime, opened: OpenedMigration, by: User): Promise<MigrationResult> {
  const { store } = runtime;
  const { id, programme, migration } = opened;
  const refused: { caseId: string; code: string; problems: readonly Problem[] }[] = [];
  let migrated = 0;
  for (let after = ''; ; ) {
    const ids = await casesOn(store.read, programme, migration.from, after, casesAtOnce);
    if (ids.length === 0) break;
    await Promise.all(
      ids.map(async (caseId) => {
        try {
          const { result } = await store.writer.run(migrateOne(runtime, opened, caseId, by));
          if (result === 'migrated') migrated += 1;
        } catch (error) {
          if (!(error instanceof Rejection)) throw error;
          refused.push({ caseId, code: error.code, problems: error.details as readonly Problem[] });
        }
      }),
    );
    after = ids.at(-1) as string;
  }
  await store.writer.transact((tx) => setMigrationStatus(tx, id, 'done'));
  return { id, migrated, refused };
}

function migrateOne(runtime: Runtime, opened: OpenedMigration, caseId: string, by: User): CaseCommand<'migrated' | 'elsewhere'> {
  const { secret } = runtime.ids;
  const { migration, versions } = opened;
  return {
    caseId,
    needs: [[runtime.calendar, 'current']],
    plan(view) {
      const context = contextOf(runtime, view, by.id);
      const { summary, state } = context.kase;
      if (summary.definition !== migration.from || summary.status === 'ended') {
        return { events: [], kase: null, rows: [], groups: [], result: 'elsewhere' };
      }
      const fact = migrationFact(opened, state, (timer) => view.fact(timers, JSON.stringify([caseId, timer])) !== null);
      const env = { at: view.now, by: by.id, calendar: context.calendar.calendar };
      const { problems } = tryCase(versions, state, fact, opened.problems, env);
      if (problems.length > 0) throw new Rejection('migration.unsafe', { count: problems.length }, problems);
      const planned = decideCase(view, { ...context, secret, fact, migration: { to: versions.to } });
      const row = [caseId, opened.id, summary.seq + 1, null] as const;
      return { ...withRows(planned, [['migratedCases', row]]), result: 'migrated' };
    },
  };
}
