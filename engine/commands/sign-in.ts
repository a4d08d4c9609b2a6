import { Rejection } from '../model/errors.ts';
import type { User } from '../model/user.ts';
import { appendActs } from '../store/admin/log.ts';
import { countFailure, forgetFailures, lockLogin, loginAttempts } from '../store/sessions.ts';
import { userByLogin } from '../store/users.ts';
import { signed } from './admin/request.ts';
import type { Runtime } from './runtime.ts';

/** Failures in a row after which an account is locked, and for how long. */
export const failuresAllowed = 5;
export const lockMinutes = 15;

/**
 * The user behind login and password. `verify(hash, password)` hashes also for unknown logins (hash null), so time tells nothing.
 * @throws Rejection auth.failed, auth.locked (`params.minutes` until it opens again), auth.password-expired (a one-time password)
 */
export async function signIn(
  runtime: Runtime,
  request: {
    readonly login: string;
    readonly password: string;
    readonly address?: string;
    verify(hash: string | null, password: string): Promise<boolean>;
  },
): Promise<User> {
  const { login, password, verify } = request;
  const { store, clock } = runtime;
  const now = clock.now();
  const attempts = await loginAttempts(store.read, login);
  if (attempts?.lockedUntil && attempts.lockedUntil > now) throw locked(attempts.lockedUntil, now);
  const record = await userByLogin(store.read, login);
  const good = await verify(record && !record.disabled ? record.passwordHash : null, password);
  if (good && record && !record.disabled) {
    if (record.mustChange && record.passwordUntil && record.passwordUntil < now) throw new Rejection('auth.password-expired');
    if (attempts) await store.writer.transact((tx) => forgetFailures(tx, login));
    return record.user;
  }
  const sign = signed(runtime, { by: { id: record?.user.id ?? 'nobody' }, address: request.address });
  const until = new Date(Date.parse(now) + lockMinutes * 60_000).toISOString();
  const lock = await store.writer.transact(async (tx) => {
    const failures = await countFailure(tx, login, now);
    if (failures % failuresAllowed === 0) await lockLogin(tx, login, until);
    await appendActs(tx, [{ act: 'session.refused', kind: 'login', subject: login, title: login }], sign);
    return failures % failuresAllowed === 0;
  });
  if (lock) throw locked(until, now);
  throw new Rejection('auth.failed');
}

function locked(until: string, now: string): Rejection {
  return new Rejection('auth.locked', { minutes: Math.ceil((Date.parse(until) - Date.parse(now)) / 60_000) });
}
