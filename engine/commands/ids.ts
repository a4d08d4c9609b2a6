import { randomFillSync } from 'node:crypto';
import { type LotAsked, type SampleAsked, seedFalling } from '../policy/draw.ts';

export interface Ids {
  /** A new id; later ones sort after earlier ones (lists are pages of ids). */
  next(): string;
  /** Unguessable text, from which verification codes are derived. `asked`: it is the seed of this lot; `fallingAs` and `samplingAs` alone heed it. */
  secret(asked?: LotAsked | SampleAsked): string;
}

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * 26 characters: 10 of time (ms since 1970, base 32), 16 random; like a ULID. `now` gives an instant, `random` a number from 0 to 31: only
 * where nothing has to be kept from anybody may it be other than the system's.
 */
export function createIds(now: () => string, random: () => number = randomDigit): Ids {
  const randomText = (length: number) => {
    let text = '';
    while (text.length < length) text += alphabet[random()];
    return text;
  };
  let lastTime = 0;
  let counter = 0;
  return {
    next() {
      const time = Math.max(Date.parse(now()), lastTime);
      counter = time === lastTime ? counter + 1 : 0;
      lastTime = time;
      // A counter keeps ids of the same millisecond in order.
      return base32(time, 10) + base32(counter, 4) + randomText(12);
    },
    secret: () => randomText(32),
  };
}

/**
 * For cases that matter to nobody (scenarios, try-outs, demonstrations): lots of samples fall as `falls` says. A seed is looked for that
 * gives it, so the facts are true and can be drawn again.
 */
export function fallingAs(ids: Ids, falls: (lot: LotAsked) => boolean): Ids {
  const secret: Ids['secret'] = (asked) =>
    asked && 'caseId' in asked ? seedFalling(asked.share, falls(asked), ids.secret) : ids.secret(asked);
  return { next: ids.next, secret };
}

/** For demonstrations: the seed of a schedule's sample is what `seedOf` gives, however much chance was asked for before. */
export function samplingAs(ids: Ids, seedOf: (sample: SampleAsked) => string): Ids {
  return { next: ids.next, secret: (asked) => (asked && 'schedule' in asked ? seedOf(asked) : ids.secret(asked)) };
}

function base32(value: number, length: number): string {
  let text = '';
  for (let rest = value; text.length < length; rest = Math.floor(rest / 32)) text = alphabet[rest % 32] + text;
  return text;
}

/** Random bytes are had by the thousand: asking the system for a dozen takes as long. Each is given out once. */
const pool = Buffer.alloc(4096);
let unused = 0;
function randomDigit(): number {
  if (unused === 0) {
    randomFillSync(pool);
    unused = pool.length;
  }
  unused -= 1;
  return (pool[unused] ?? 0) & 31;
}
