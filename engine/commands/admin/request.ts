import type { User } from '../../model/user.ts';
import type { Signed } from '../../store/admin/log.ts';
import type { Runtime } from '../runtime.ts';

/** An act of administration: who, and from which network address. */
export interface AdminRequest {
  readonly by: User;
  readonly address?: string | null | undefined;
}

/** What each of its rows in the log carries. */
export function signed(
  runtime: Runtime,
  { by, address }: { readonly by: Pick<User, 'id'>; readonly address?: string | null | undefined },
): Signed {
  return { by: by.id, at: runtime.clock.now(), salt: runtime.ids.secret(), address };
}

/** A password that is good for one sign-in: sixty random bits, in groups that can be read out. */
export function oneTimePassword(secret: string): string {
  return [secret.slice(0, 4), secret.slice(4, 8), secret.slice(8, 12)].join('-');
}

export const oneTimeDays = 7;

export function oneTimeUntil(now: string): string {
  return new Date(Date.parse(now) + oneTimeDays * 86_400_000).toISOString();
}
