import { possibleTimers } from '../machine/migrate/effects.ts';
import { Rejection } from '../model/errors.ts';
import type { User } from '../model/user.ts';
import type { ParamValue, Word } from '../model/word.ts';
import { appendActs } from '../store/admin/log.ts';
import { type MigratedCase, migratedCases, migrationById, setMigrationStatus } from '../store/case-migrations.ts';
import { eventsOf, type StoredEvent } from '../store/events.ts';
import { timers } from '../store/timers.ts';
import type { CaseCommand } from '../store/writer/command.ts';
import { signed } from './admin/request.ts';
import { contextOf, withRows } from './case-command.ts';
import { decideCase } from './decide-case.ts';
import { migrationAct, type OpenedMigration, openMigration, versionsSaid } from './migration.ts';
import { replay } from './replay.ts';
import type { Runtime } from './runtime.ts';

export interface UndoResult {
  readonly id: string;
  readonly undone: number;
  /** Cases that stay on the new version: `migration.moved` says what has happened there since. */
  readonly refused: readonly { readonly caseId: string; readonly code: string; readonly what: ParamValue }[];
}

const casesAtOnce = 50;

/**
 * Undoes a migration at once: the way of who has the machine. (Designers go by `ask-migration.ts` and `decide-migration.ts`.)
 * @throws Rejection not-found, forbidden
 */
export async function undoMigration(runtime: Runtime, request: { readonly by: User; readonly id: string }): Promise<UndoResult> {
  const { by, id } = request;
  const { store } = runtime;
  const stored = await migrationById(store.read, id);
  if (!stored) throw new Rejection('not-found');
  const { from, to, plan } = stored;
  const opened = await openMigration(runtime, by, { from, to, plan });
  const act = migrationAct({ act: 'undo', note: '', decisionNote: null }, 'approved', opened, await versionsSaid(runtime, opened));
  await store.writer.transact(async (tx) => {
    await setMigrationStatus(tx, id, 'undoing');
    await appendActs(tx, [act], signed(runtime, { by }));
  });
  return runUndo(runtime, opened, by);
}

/**
 * Puts each case that a migration moved back to the state before it, exactly, by another event; possible while nothing has happened
 * to the case since but lots drawn for a step that the migration began: nobody has acted on those. Asked for again, it goes on with what
 * is left.
 */
export async function runUndo(runtime: Runtime, opened: OpenedMigration, by: User): Promise<UndoResult> {
  const { id } = opened;
  const { store } = runtime;
  const refused: { caseId: string; code: string; what: ParamValue }[] = [];
  let undone = 0;
  for (let after = ''; ; ) {
    const moved = await migratedCases(store.read, id, after, casesAtOnce);
    if (moved.length === 0) break;
    for (const one of moved) {
      if (one.undoneSeq !== null) continue;
      try {
        await store.writer.run(await undoOne(runtime, opened, one, by));
        undone += 1;
      } catch (error) {
        if (!(error instanceof Rejection)) throw error;
        refused.push({ caseId: one.caseId, code: error.code, what: error.params.what ?? '' });
      }
    }
    after = moved.at(-1)?.caseId as string;
  }
  await store.writer.transact((tx) => setMigrationStatus(tx, id, 'undone'));
  return { id, undone, refused };
}

/** The state before comes from the log; `expectedSeq` makes sure that nothing is added to it meanwhile. */
async function undoOne(runtime: Runtime, opened: OpenedMigration, { caseId, seq }: MigratedCase, by: User): Promise<CaseCommand<null>> {
  const { secret } = runtime.ids;
  const { migration, versions } = opened;
  const events = await eventsOf(runtime.store.read, caseId);
  const moved = events.filter((event) => event.seq > seq && !isLot(event));
  if (moved.length > 0) throw new Rejection('migration.moved', { what: happened(moved) });
  const last = events.at(-1)?.seq;
  const { state: before, fault } = await replay(runtime, events.slice(0, seq - 1));
  if (!before || fault !== null) throw new Error(`case ${caseId} can't be replayed: ${fault}`);
  return {
    caseId,
    needs: [[runtime.calendar, 'current']],
    plan(view) {
      const context = contextOf(runtime, view, by.id);
      const { summary, state } = context.kase;
      if (summary.seq !== last) throw new Rejection('migration.moved');
      const armed = possibleTimers(versions.to, state).filter((timer) => view.fact(timers, JSON.stringify([caseId, timer])) !== null);
      const { plan, from, to } = migration;
      const planned = decideCase(view, {
        ...{ ...context, secret, migration: { to: versions.from, before } },
        fact: { type: 'case.migrated', from: to, to: from, plan, hash: opened.id, timers: armed, undoes: seq },
      });
      return withRows(planned, [['migratedCases', [caseId, opened.id, seq, last + 1]]]);
    },
  };
}

/** Drawn by the engine itself because a step was entered; the step goes, and its tasks with it. */
function isLot({ by, fact }: StoredEvent): boolean {
  return by === 'system' && ['panel.drawn', 'seat.drawn', 'lot.drawn'].includes(fact.type);
}

/** What has happened, each kind once. */
function happened(events: readonly StoredEvent[]): Word[] {
  return [...new Set(events.map(({ fact }) => fact.type))].map((type) => ({ code: `word.fact.${type}` }));
}
