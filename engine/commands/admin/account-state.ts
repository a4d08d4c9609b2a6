import { Rejection, refuseEntry } from '../../model/errors.ts';
import { mayManageUsers } from '../../policy/admin.ts';
import { appendActs } from '../../store/admin/log.ts';
import { openTerms } from '../../store/admin/terms.ts';
import { changeAccount, endSessions, tasksHeld } from '../../store/admin/users.ts';
import type { Runtime } from '../runtime.ts';
import { type HandedOver, handOver } from './hand-over.ts';
import { type AdminRequest, signed } from './request.ts';
import { refuseLastAdministrator, take } from './roles.ts';
import { accountIn } from './save-user.ts';

export interface StateRequest extends AdminRequest {
  readonly id: string;
  readonly reason: string;
}

/** Locks an account: nobody signs in by it, and who is signed in is signed out. @throws Rejection forbidden, user.self, not-found, reason.required, user.state, user.last-administrator */
export async function lockUser(runtime: Runtime, request: StateRequest): Promise<void> {
  const { by, id, reason } = request;
  if (!mayManageUsers(by)) throw new Rejection('forbidden');
  if (by.id === id) throw new Rejection('user.self');
  if (!reason.trim()) throw new Rejection('reason.required', { outcome: { code: 'word.input.lock' } });
  const sign = signed(runtime, request);
  await runtime.store.writer.transact(async (tx) => {
    const { name, state } = await accountIn(tx, id);
    if (state !== 'active') throw new Rejection('user.state');
    await refuseLastAdministrator(tx, id, 'administrator');
    await changeAccount(tx, id, { state: 'locked', stateNote: reason.trim() });
    await endSessions(tx, id);
    await appendActs(tx, [{ act: 'user.locked', kind: 'user', subject: id, title: name, detail: { reason: reason.trim() } }], sign);
  });
}

/** Opens a locked account again, one that wrong passwords locked too; and that of somebody who came back. @throws Rejection forbidden, user.self, not-found */
export async function unlockUser(runtime: Runtime, request: AdminRequest & { readonly id: string }): Promise<void> {
  const { by, id } = request;
  if (!mayManageUsers(by)) throw new Rejection('forbidden');
  if (by.id === id) throw new Rejection('user.self');
  const sign = signed(runtime, request);
  await runtime.store.writer.transact(async (tx) => {
    const { name, login } = await accountIn(tx, id);
    await changeAccount(tx, id, { state: 'active', stateNote: null });
    await tx.table('login_attempts').where({ login }).delete();
    await appendActs(tx, [{ act: 'user.unlocked', kind: 'user', subject: id, title: name }], sign);
  });
}

export interface LeaveRequest extends StateRequest {
  /** Who takes over the open tasks; null: they go back to their positions. */
  readonly to: string | null;
}

/**
 * 离职: the account is closed, its roles end, and its open tasks go to a person or back to their positions. A task that the person may not take
 * (recusal, another position) goes back to its position too; one that was asked of this person alone and can't be given on stays, and any colleague
 * may transfer it.
 * @throws Rejection forbidden, user.self, not-found, reason.required, user.state, user.last-administrator, input.invalid
 */
export async function leaveUser(runtime: Runtime, request: LeaveRequest): Promise<HandedOver> {
  const { by, id, reason, to } = request;
  if (!mayManageUsers(by)) throw new Rejection('forbidden');
  if (by.id === id) throw new Rejection('user.self');
  if (!reason.trim()) throw new Rejection('reason.required', { outcome: { code: 'word.input.leave' } });
  if (to === id) refuseEntry('/to', 'field.enum');
  const sign = signed(runtime, request);
  await runtime.store.writer.transact(async (tx) => {
    const { name, state } = await accountIn(tx, id);
    if (state === 'left') throw new Rejection('user.state');
    const taking = to === null ? null : await accountIn(tx, to);
    if (taking && taking.state !== 'active') refuseEntry('/to', 'field.enum');
    await refuseLastAdministrator(tx, id, 'administrator');
    await changeAccount(tx, id, { state: 'left', stateNote: reason.trim() });
    await endSessions(tx, id);
    const held = await tx.raw<{ role: string; org: string }>('select role, org from grants where user_id = ?', [id]);
    const terms = await openTerms(tx, id);
    for (const { role, org } of [...held, ...terms]) await take(tx, { user: id, role, org, at: sign.at, by: by.id });
    await tx.table('absences').where({ user_id: id }).delete();
    const detail = { reason: reason.trim(), ...(taking ? { to: taking.name } : {}) };
    await appendActs(tx, [{ act: 'user.left', kind: 'user', subject: id, title: name, detail }], sign);
  });
  return handOver(runtime, { ...request, from: id });
}

/** How many open tasks a person holds, counted up to a thousand. */
export async function openTasksOf(runtime: Pick<Runtime, 'store'>, id: string): Promise<number> {
  return (await tasksHeld(runtime.store.read, id, 1000)).length;
}
