import { refuseEntry } from '../model/errors.ts';
import type { User } from '../model/user.ts';
import { appendActs } from '../store/admin/log.ts';
import { changeAccount } from '../store/admin/users.ts';
import { signed } from './admin/request.ts';
import type { Runtime } from './runtime.ts';

/** Least length of a password (GB/T 22239 asks for eight characters of several kinds; length serves better, NIST SP 800-63B §5.1.1). */
export const passwordLength = 10;

/**
 * Changes the own password; whoever else is signed in by the old one is signed out.
 * @throws Rejection auth.failed (the present one is wrong), input.invalid (`/next`)
 */
export async function changePassword(
  runtime: Runtime,
  request: {
    readonly by: User;
    readonly current: string;
    readonly next: string;
    /** The session that goes on. */
    readonly session: string;
    readonly address?: string;
    check(login: string, password: string): Promise<unknown>;
    hash(password: string): Promise<string>;
  },
): Promise<void> {
  const { by, current, next, session, check, hash } = request;
  await check(by.login, current);
  const code = weakness(next, by.login, current);
  if (code !== null) refuseEntry('/next', code, { limit: passwordLength });
  const passwordHash = await hash(next);
  const sign = signed(runtime, request);
  await runtime.store.writer.transact(async (tx) => {
    await changeAccount(tx, by.id, { passwordHash, mustChange: false, passwordUntil: null });
    await tx.table('sessions').where({ user_id: by.id }).whereNot({ id: session }).delete();
    await appendActs(tx, [{ act: 'user.password', kind: 'user', subject: by.id, title: by.name }], sign);
  });
}

function weakness(next: string, login: string, current: string): string | null {
  if ([...next].length < passwordLength) return 'field.password-short';
  if (next === current) return 'field.password-same';
  const plain = next.toLowerCase();
  return plain.includes(login.toLowerCase()) || new Set(plain).size < 5 ? 'field.password-plain' : null;
}
