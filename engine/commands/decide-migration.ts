import { Rejection } from '../model/errors.ts';
import type { User } from '../model/user.ts';
import { operationWord } from '../model/word.ts';
import { mayDecideReview, mayWithdrawReview } from '../policy/studio.ts';
import { appendActs } from '../store/admin/log.ts';
import { beginMigration, migrationById, setMigrationStatus } from '../store/case-migrations.ts';
import { endRequest, type MigrationRequest, requestById } from '../store/migration-requests.ts';
import { signed } from './admin/request.ts';
import { type MigrationResult, runMigration } from './migrate-cases.ts';
import { migrationAct, type OpenedMigration, openMigration, refuseUnsafe, versionsSaid } from './migration.ts';
import type { Runtime } from './runtime.ts';
import { tellPeople } from './tell-people.ts';
import { runUndo, type UndoResult } from './undo-migration.ts';

export interface DecidedMigration {
  readonly request: MigrationRequest;
  /** What became of the cases, when it was approved. */
  readonly applied: MigrationResult | null;
  readonly undone: UndoResult | null;
}
interface Decision {
  readonly by: User;
  /** Of the request. */
  readonly id: string;
  readonly approve: boolean;
  /** Needed when it is refused. */
  readonly note: string;
}

/**
 * Four eyes over running cases, the second two: has exactly the plan that was asked for applied (or undone), or refuses it with a reason.
 * Who asked is told. Two decisions in one moment: the second one finds nothing to decide.
 * @throws Rejection not-found, forbidden, state.wrong (nothing waits), same-person (own request), reason.required, migration.unsafe
 */
export async function decideMigration(runtime: Runtime, { by, id, approve, note }: Decision): Promise<DecidedMigration> {
  const { asked, opened } = await openRequest(runtime, by, id);
  if (!approve && note.trim() === '') throw new Rejection('reason.required', { outcome: operationWord('refuse-migration') });
  if (!opened.owners.every((owner) => mayDecideReview(by, owner, asked.askedBy))) throw new Rejection('same-person');
  if (approve && asked.act === 'apply') refuseUnsafe(opened);
  const request = await end(runtime, { by, asked, opened, state: approve ? 'approved' : 'refused', note });
  if (!approve) return { request, applied: null, undone: null };
  return { request, ...(await carryOut(runtime, opened, asked.act, by)) };
}

/** Takes a request back. @throws Rejection not-found, forbidden (somebody else's), state.wrong (nothing waits) */
export async function withdrawMigration(
  runtime: Runtime,
  { by, id }: { readonly by: User; readonly id: string },
): Promise<MigrationRequest> {
  const { asked, opened } = await openRequest(runtime, by, id);
  if (!opened.owners.every((owner) => mayWithdrawReview(by, owner, asked.askedBy))) throw new Rejection('forbidden');
  return end(runtime, { by, asked, opened, state: 'withdrawn', note: '' });
}

/**
 * Goes on with a migration, or with undoing one, that two people decided and a server that died left half done.
 * @throws Rejection not-found, forbidden, state.wrong (nothing is left to do)
 */
export async function continueMigration(
  runtime: Runtime,
  { by, id }: { readonly by: User; readonly id: string },
): Promise<Omit<DecidedMigration, 'request'>> {
  const stored = await migrationById(runtime.store.read, id);
  if (!stored) throw new Rejection('not-found');
  const { from, to, plan, status } = stored;
  const opened = await openMigration(runtime, by, { from, to, plan });
  if (status !== 'running' && status !== 'undoing') throw new Rejection('state.wrong');
  return carryOut(runtime, opened, status === 'running' ? 'apply' : 'undo', by);
}

async function openRequest(runtime: Runtime, by: User, id: string) {
  const asked = await requestById(runtime.store.read, id);
  if (!asked) throw new Rejection('not-found');
  const { from, to, plan } = asked;
  const opened = await openMigration(runtime, by, { from, to, plan });
  if (asked.state !== 'asked') throw new Rejection('state.wrong');
  return { asked, opened };
}

interface Ending {
  readonly by: User;
  readonly asked: MigrationRequest;
  readonly opened: OpenedMigration;
  readonly state: 'approved' | 'refused' | 'withdrawn';
  readonly note: string;
}

/** Ends a request, and begins what was approved, in one transaction: from then on it is carried out, whatever happens to this server. */
async function end(runtime: Runtime, { by, asked, opened, state, note }: Ending): Promise<MigrationRequest> {
  const at = runtime.clock.now();
  const ended: MigrationRequest = { ...asked, state, decidedAt: at, decidedBy: by.id, decisionNote: note.trim() };
  const said = await versionsSaid(runtime, opened);
  await runtime.store.writer.transact(async (tx) => {
    if (!(await endRequest(tx, ended))) throw new Rejection('state.wrong');
    const { id, programme, migration } = opened;
    if (state === 'approved' && asked.act === 'apply')
      await beginMigration(tx, { id, programme, ...migration, createdAt: at, createdBy: asked.askedBy });
    if (state === 'approved' && asked.act === 'undo') await setMigrationStatus(tx, id, 'undoing');
    await appendActs(tx, [migrationAct(ended, state, opened, said)], signed(runtime, { by }));
    if (state === 'withdrawn') return;
    const params = { ...said, name: by.name, ...(ended.decisionNote && { note: ended.decisionNote }), programme };
    await tellPeople(tx, runtime, { template: `${asked.act}-migration.${state}`, params, to: [asked.askedBy], by: by.id });
  });
  return ended;
}

async function carryOut(runtime: Runtime, opened: OpenedMigration, act: MigrationRequest['act'], by: User) {
  if (act === 'apply') return { applied: await runMigration(runtime, opened, by), undone: null };
  return { applied: null, undone: await runUndo(runtime, opened, by) };
}
