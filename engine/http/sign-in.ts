import { signIn } from '../commands/sign-in.ts';
import { Rejection } from '../model/errors.ts';
import type { User } from '../model/user.ts';
import type { HttpDeps } from './deps.ts';

/**
 * Checks login and password of a request from `address`. Besides the lock-out of a login, one address may only try so often.
 * @throws Rejection auth.failed | auth.locked | rate.limited
 */
export async function checkPassword(deps: HttpDeps, attempt: { login: string; password: string; address: string }): Promise<User> {
  const { runtime, passwords, addressLimit } = deps;
  const { login, password, address } = attempt;
  const nowMs = Date.parse(deps.clock());
  const wait = addressLimit.attempt(address, nowMs);
  if (wait > 0) throw new Rejection('rate.limited', { seconds: wait, retryAfter: wait });
  try {
    return await signIn(runtime, { login, password, address, verify: passwords.verify });
  } catch (error) {
    if (error instanceof Rejection && error.code === 'auth.failed') addressLimit.failed(address, nowMs);
    throw error;
  }
}
