import type { User } from '../model/user.ts';
import { canonicalJson, sha256 } from '../store/canonical.ts';
import type { Idempotency } from '../store/writer/command.ts';

/** A command's key in the user's own scope; the same key with another command or other input is refused. */
export function idempotencyOf(user: Pick<User, 'id'>, key: string | undefined, verb: string, input: unknown): Idempotency | undefined {
  if (key === undefined) return undefined;
  return { scope: user.id, key, bodyHash: sha256(canonicalJson([verb, input])) };
}
