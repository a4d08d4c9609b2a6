/** Attempts to sign in through the provider, until the browser comes back; each is taken once. */
import { sha256 } from './canonical.ts';
import type { Tx } from './tx.ts';

export interface KeptAttempt {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  /** Address within the interface to go to. */
  readonly next: string;
}

/** Kept under the hash of its state, which only the browser knows. */
export async function keepAttempt(tx: Tx, { state, nonce, verifier, next }: KeptAttempt, now: string, expiresAt: string): Promise<void> {
  await tx.table('provider_states').where('expires_at', '<=', now).delete();
  await tx.table('provider_states').insert({ id: sha256(state), nonce, verifier, next, expires_at: expiresAt });
}

/** Null when there is none, it is over, or it was taken already. */
export async function takeAttempt(tx: Tx, state: string, now: string): Promise<KeptAttempt | null> {
  const [row] = await tx.raw<{ nonce: string; verifier: string; next: string; expires_at: string }>(
    'delete from provider_states where id = ? returning nonce, verifier, next, expires_at',
    [sha256(state)],
  );
  return row && row.expires_at > now ? { state, nonce: row.nonce, verifier: row.verifier, next: row.next } : null;
}
