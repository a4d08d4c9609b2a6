import { hash, verify } from '@node-rs/argon2';

/** Cost of argon2id (RFC 9106 §4); tests use the least there is. */
export interface PasswordCost {
  /** KiB. */
  readonly memoryCost: number;
  readonly timeCost: number;
}
/** OWASP's second recommended setting: 19 MiB, two passes. */
export const defaultCost: PasswordCost = { memoryCost: 19_456, timeCost: 2 };

export interface Passwords {
  hash(password: string): Promise<string>;
  /** Takes as long for an unknown login (`hashed` null) as for a known one. */
  verify(hashed: string | null, password: string): Promise<boolean>;
}

export function createPasswords(cost: PasswordCost = defaultCost): Passwords {
  const options = { ...cost, parallelism: 1 };
  let decoy: Promise<string> | null = null;
  return {
    hash: (password) => hash(password, options),
    async verify(hashed, password) {
      decoy ??= hash('no such login', options);
      const matches = await verify(hashed ?? (await decoy), password).catch(() => false);
      return hashed !== null && matches;
    },
  };
}
