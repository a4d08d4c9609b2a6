import { Rejection } from '../model/errors.ts';
import type { Migration } from '../model/migration.ts';
import type { User } from '../model/user.ts';
import { operationWord } from '../model/word.ts';
import { appendActs } from '../store/admin/log.ts';
import { migrationById } from '../store/case-migrations.ts';
import { insertRequest, type MigrationRequest } from '../store/migration-requests.ts';
import { signed } from './admin/request.ts';
import { migrationAct, openMigration, refuseUnsafe, versionsSaid } from './migration.ts';
import type { Runtime } from './runtime.ts';
import { tellPeople } from './tell-people.ts';

interface Asking {
  readonly by: User;
  readonly migration: Migration;
  readonly act: MigrationRequest['act'];
  /** Why; the second person and the log are told. */
  readonly note: string;
}

/**
 * Four eyes over running cases, the first two: asks for a migration, or for undoing one. Nothing moves until another person decides; the
 * plan can't be changed, only taken back. The other designers of the owner are told.
 * @throws Rejection not-found, forbidden, reason.required, migration.unsafe (`details`: Problems with their counter-examples),
 *   migration.asked (another request of the programme waits)
 */
export async function askMigration(runtime: Runtime, { by, migration, act, note }: Asking): Promise<MigrationRequest> {
  const opened = await openMigration(runtime, by, migration);
  if (note.trim() === '') throw new Rejection('reason.required', { outcome: operationWord(`${act}-migration`) });
  if (act === 'apply') refuseUnsafe(opened);
  const said = await versionsSaid(runtime, opened);
  const request: MigrationRequest = {
    ...{ id: runtime.ids.next(), migration: opened.id, act, programme: opened.programme, ...migration, note: note.trim() },
    ...{ askedAt: runtime.clock.now(), askedBy: by.id, state: 'asked', decidedAt: null, decidedBy: null, decisionNote: null },
  };
  return runtime.store.writer.transact(async (tx) => {
    if (!(await insertRequest(tx, request))) throw new Rejection('migration.asked');
    await appendActs(tx, [migrationAct(request, 'asked', opened, said)], signed(runtime, { by }));
    await tellPeople(tx, runtime, {
      ...{ template: `${act}-migration.asked`, params: { ...said, name: by.name, note: request.note, programme: opened.programme } },
      ...{ to: opened.owners.map((org) => `designer@${org}`), by: by.id },
    });
    return request;
  });
}

/**
 * Asks for undoing a migration that was applied. @throws Rejection not-found, forbidden, reason.required, migration.asked
 */
export async function askUndo(
  runtime: Runtime,
  { by, id, note }: { readonly by: User; readonly id: string; readonly note: string },
): Promise<MigrationRequest> {
  const stored = await migrationById(runtime.store.read, id);
  if (!stored) throw new Rejection('not-found');
  const { from, to, plan } = stored;
  return askMigration(runtime, { by, migration: { from, to, plan }, act: 'undo', note });
}
