import { Rejection, refuseEntry } from '../../model/errors.ts';
import { mayManageUsers } from '../../policy/admin.ts';
import { type Act, appendActs } from '../../store/admin/log.ts';
import { type Account, accountByLogin, changeAccount, endSessions, insertAccount, lockedAccount } from '../../store/admin/users.ts';
import { isUniqueViolation } from '../../store/dialect.ts';
import type { Tx } from '../../store/tx.ts';
import type { Runtime } from '../runtime.ts';
import { type AdminRequest, oneTimePassword, oneTimeUntil, signed } from './request.ts';

export interface UserContent {
  readonly login: string;
  readonly name: string;
  readonly email: string | null;
  /** The person's id at the provider of sign-in. */
  readonly providerId: string | null;
}
type Hash = (password: string) => Promise<string>;

/** Adds a person, with a password that is good for one sign-in. @throws Rejection forbidden, input.invalid (login or provider's id taken) */
export async function addUser(
  runtime: Runtime,
  request: AdminRequest & { readonly user: UserContent; readonly hash: Hash },
): Promise<{ readonly id: string; readonly password: string }> {
  const { by, user, hash } = request;
  if (!mayManageUsers(by)) throw new Rejection('forbidden');
  const id = runtime.ids.next();
  const password = oneTimePassword(runtime.ids.secret());
  const sign = signed(runtime, request);
  const account = { id, ...user, passwordHash: await hash(password), passwordUntil: oneTimeUntil(sign.at) };
  await runtime.store.writer
    .transact(async (tx) => {
      if (await accountByLogin(tx, user.login)) refuseEntry('/login', 'field.taken');
      await insertAccount(tx, account, sign.at);
      await appendActs(tx, [{ act: 'user.added', kind: 'user', subject: id, title: user.name, detail: { login: user.login } }], sign);
    })
    .catch(refuseTaken);
  return { id, password };
}

/** Name, mail address and provider's id; a login stays. @throws Rejection forbidden, not-found, input.invalid */
export async function editUser(
  runtime: Runtime,
  request: AdminRequest & { readonly id: string; readonly user: Omit<UserContent, 'login'> },
): Promise<void> {
  const { by, id, user } = request;
  if (!mayManageUsers(by)) throw new Rejection('forbidden');
  const sign = signed(runtime, request);
  await runtime.store.writer
    .transact(async (tx) => {
      const before = await accountIn(tx, id);
      await changeAccount(tx, id, user);
      await appendActs(tx, changesOf(before, user), sign);
    })
    .catch(refuseTaken);
}

/** One row for each thing that changed. */
export function changesOf(before: Account, after: Omit<UserContent, 'login'>): Act[] {
  const row = { kind: 'user', subject: before.id, title: after.name };
  return [
    ...(before.name === after.name ? [] : [{ ...row, act: 'user.renamed', detail: { before: before.name } }]),
    ...(before.email === after.email ? [] : [{ ...row, act: 'user.mail', detail: { email: after.email ?? '' } }]),
    ...(before.providerId === after.providerId ? [] : [{ ...row, act: 'user.provider', detail: { id: after.providerId ?? '' } }]),
  ];
}

/** A new one-time password; whoever is signed in with the old one is signed out. @throws Rejection forbidden, not-found, user.self, user.state */
export async function resetPassword(
  runtime: Runtime,
  request: AdminRequest & { readonly id: string; readonly hash: Hash },
): Promise<{ readonly password: string }> {
  const { by, id, hash } = request;
  if (!mayManageUsers(by)) throw new Rejection('forbidden');
  if (by.id === id) throw new Rejection('user.self');
  const password = oneTimePassword(runtime.ids.secret());
  const sign = signed(runtime, request);
  const passwordHash = await hash(password);
  await runtime.store.writer.transact(async (tx) => {
    const { name, login, state } = await accountIn(tx, id);
    if (state === 'left') throw new Rejection('user.state');
    await changeAccount(tx, id, { passwordHash, mustChange: true, passwordUntil: oneTimeUntil(sign.at) });
    await endSessions(tx, id);
    await tx.table('login_attempts').where({ login }).delete();
    await appendActs(tx, [{ act: 'user.reset', kind: 'user', subject: id, title: name }], sign);
  });
  return { password };
}

/** Ends a person's sessions, all or one. @throws Rejection forbidden, not-found */
export async function endUserSessions(
  runtime: Runtime,
  request: AdminRequest & { readonly id: string; readonly session?: string | undefined },
): Promise<void> {
  const { by, id, session } = request;
  if (!mayManageUsers(by)) throw new Rejection('forbidden');
  const sign = signed(runtime, request);
  await runtime.store.writer.transact(async (tx) => {
    const { name } = await accountIn(tx, id);
    const ended = await endSessions(tx, id, session);
    if (ended === 0) return;
    await appendActs(tx, [{ act: 'user.signed-out', kind: 'user', subject: id, title: name, detail: { n: String(ended) } }], sign);
  });
}

/** @throws Rejection not-found */
export async function accountIn(tx: Tx, id: string) {
  const account = await lockedAccount(tx, id);
  if (!account) throw new Rejection('not-found');
  return account;
}

/** Two at once: the index of logins, or of provider's ids, refuses the second. */
function refuseTaken(error: unknown): never {
  if (!isUniqueViolation(error)) throw error;
  return refuseEntry(/login/.test(String((error as Error).message)) ? '/login' : '/providerId', 'field.taken');
}
