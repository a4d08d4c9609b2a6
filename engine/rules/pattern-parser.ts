/** What a pattern is made of. `max` null is without end. */
export type PatternNode =
  | { readonly kind: 'letter'; readonly accepts: (code: number) => boolean }
  | { readonly kind: 'start' | 'end' }
  | { readonly kind: 'sequence' | 'choice'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'repeat'; readonly part: PatternNode; readonly min: number; readonly max: number | null };
type Accepts = (code: number) => boolean;

class Unreadable extends Error {}
const countLimit = 1_000;
const depthLimit = 50;

/**
 * Reads `. [a-z] [^…] \d \D \w \W \s \S \p{Han} | ( ) (?: ) * + ? {n} {n,} {n,m} ^ $` and escaped letters.
 * Returns the rest of the source from the place it can't read; look-around and back references are such places.
 */
export function parsePattern(source: string): { node: PatternNode } | { at: string } {
  const letters = Array.from(source);
  let at = 0;
  let depth = 0;
  const peek = (): string | undefined => letters[at];
  const take = (): string => {
    const letter = letters[at++];
    if (letter === undefined) throw new Unreadable();
    return letter;
  };

  function choice(): PatternNode {
    if (++depth > depthLimit) throw new Unreadable();
    const parts = [sequence()];
    while (peek() === '|') {
      at++;
      parts.push(sequence());
    }
    depth--;
    return parts.length === 1 ? parts[0]! : { kind: 'choice', parts };
  }

  function sequence(): PatternNode {
    const parts: PatternNode[] = [];
    while (peek() !== undefined && peek() !== '|' && peek() !== ')') parts.push(repeated());
    return { kind: 'sequence', parts };
  }

  function repeated(): PatternNode {
    const part = atom();
    const letter = peek();
    const simple = letter === '*' ? [0, null] : letter === '+' ? [1, null] : letter === '?' ? [0, 1] : null;
    if (simple) at++;
    const counts = simple ?? (letter === '{' ? counted() : null);
    if (!counts) return part;
    if (peek() === '?') at++;
    else if (peek() !== undefined && '*+{'.includes(peek()!)) throw new Unreadable();
    return { kind: 'repeat', part, min: counts[0]!, max: counts[1] as number | null };
  }

  function counted(): (number | null)[] {
    const match = /^\{(\d{1,4})(,(\d{0,4}))?\}/.exec(letters.slice(at, at + 12).join(''));
    if (!match) throw new Unreadable();
    const min = Number(match[1]);
    const max = match[2] === undefined ? min : match[3] === '' ? null : Number(match[3]);
    if (min > countLimit || (max !== null && (max > countLimit || max < min))) throw new Unreadable();
    at += match[0].length;
    return [min, max];
  }

  function atom(): PatternNode {
    const letter = take();
    if (letter === '(') return group();
    if (letter === '[') return { kind: 'letter', accepts: set() };
    if (letter === '.') return { kind: 'letter', accepts: (code) => code !== 10 && code !== 13 };
    if (letter === '^') return { kind: 'start' };
    if (letter === '$') return { kind: 'end' };
    if (letter === '\\') return { kind: 'letter', accepts: escaped() };
    if ('*+?{})'.includes(letter)) {
      at--;
      throw new Unreadable();
    }
    return { kind: 'letter', accepts: one(letter) };
  }

  function group(): PatternNode {
    if (peek() === '?') {
      if (letters[at + 1] !== ':') throw new Unreadable();
      at += 2;
    }
    const node = choice();
    if (peek() !== ')') throw new Unreadable();
    at++;
    return node;
  }

  function set(): Accepts {
    const negated = peek() === '^';
    if (negated) at++;
    const members: Accepts[] = [];
    while (peek() !== ']' || members.length === 0) {
      const letter = take();
      const low = letter === '\\' ? escaped() : one(letter);
      if (peek() === '-' && letters[at + 1] !== undefined && letters[at + 1] !== ']') {
        at++;
        members.push(range(letter === '\\' ? letters[at - 2]! : letter, take()));
      } else members.push(low);
    }
    at++;
    return negated ? (code) => !members.some((accepts) => accepts(code)) : (code) => members.some((accepts) => accepts(code));
  }

  function escaped(): Accepts {
    const letter = take();
    if (letter === 'p' || letter === 'P') return property(letter === 'P');
    const known = classes[letter];
    if (known) return known;
    const control = controls[letter];
    if (control !== undefined) return (code) => code === control;
    if (/[\p{L}\p{N}]/u.test(letter)) throw new Unreadable();
    return one(letter);
  }

  function property(negated: boolean): Accepts {
    const match = /^\{([A-Za-z_=]{1,40})\}/.exec(letters.slice(at, at + 43).join(''));
    if (!match) throw new Unreadable();
    const name = ['Han', 'Latin'].includes(match[1]!) ? `Script=${match[1]}` : match[1]!;
    const test = unicode(name);
    at += match[0].length;
    return (code) => test(code) !== negated;
  }

  try {
    const node = choice();
    return at < letters.length ? { at: letters.slice(at).join('') } : { node };
  } catch (error) {
    if (error instanceof Unreadable) return { at: letters.slice(Math.max(0, at - 1)).join('') || source };
    throw error;
  }
}

const digit: Accepts = (code) => code >= 48 && code <= 57;
const space: Accepts = (code) => code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0x3000;
const word: Accepts = (code) => digit(code) || code === 95 || /[\p{L}\p{N}]/u.test(String.fromCodePoint(code));
const not =
  (accepts: Accepts): Accepts =>
  (code) =>
    !accepts(code);
const classes: Readonly<Record<string, Accepts | undefined>> = { d: digit, D: not(digit), s: space, S: not(space), w: word, W: not(word) };
const controls: Readonly<Record<string, number | undefined>> = { n: 10, r: 13, t: 9 };

function one(letter: string): Accepts {
  const wanted = letter.codePointAt(0);
  return (code) => code === wanted;
}

function range(low: string, high: string): Accepts {
  const from = low.codePointAt(0)!;
  const to = high.codePointAt(0)!;
  if (from > to || high === '\\' || high === '[') throw new Unreadable();
  return (code) => code >= from && code <= to;
}

/** One letter against a Unicode property: no repetition, so the built-in engine is safe here. */
function unicode(property: string): Accepts {
  try {
    const expression = new RegExp(`^\\p{${property}}$`, 'u');
    return (code) => expression.test(String.fromCodePoint(code));
  } catch {
    throw new Unreadable();
  }
}
