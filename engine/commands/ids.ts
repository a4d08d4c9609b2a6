import { randomBytes } from 'node:crypto';

export interface Ids {
  /** A new id; later ones sort after earlier ones (lists are pages of ids). */
  next(): string;
  /** Unguessable text, from which verification codes are derived. */
  secret(): string;
}

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** 26 characters: 10 of time (ms since 1970, base 32), 16 random; like a ULID. `now` gives an instant. */
export function createIds(now: () => string): Ids {
  let lastTime = 0;
  let counter = 0;
  return {
    next() {
      const time = Math.max(Date.parse(now()), lastTime);
      counter = time === lastTime ? counter + 1 : 0;
      lastTime = time;
      // A counter keeps ids of the same millisecond in order.
      return base32(BigInt(time), 10) + base32(BigInt(counter), 4) + randomText(12);
    },
    secret: () => randomText(32),
  };
}

function base32(value: bigint, length: number): string {
  let text = '';
  for (let rest = value; text.length < length; rest >>= 5n) text = alphabet[Number(rest & 31n)] + text;
  return text;
}

function randomText(length: number): string {
  return [...randomBytes(length)].map((byte) => alphabet[byte & 31]).join('');
}
