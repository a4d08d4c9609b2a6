import { charge, type Env } from './budget.ts';
import type { Builtin } from './builtin.ts';
import { Num } from './decimal.ts';
import { compilePattern } from './pattern.ts';
import { BOOLEAN, NUMBER, STRING } from './types.ts';
import { toText } from './value.ts';

type Texts = readonly string[];

function predicate(run: (text: string, part: string) => boolean): Builtin {
  return {
    params: ['string', 'string'],
    required: 2,
    type: () => BOOLEAN,
    run([text, part]: Texts, env) {
      charge(env, text!.length >> 6);
      return run(text!, part!);
    },
  };
}

function mapped(run: (text: string) => string): Builtin {
  return {
    params: ['string'],
    required: 1,
    type: () => STRING,
    run([text]: Texts, env) {
      charge(env, text!.length >> 6);
      return run(text!);
    },
  };
}

/** Positions count letters (code points) from 1, from the end when negative. */
function substring(args: readonly unknown[], env: Env): string | null {
  const [text, start, length] = args as [string, Num, Num | undefined];
  charge(env, text.length >> 4);
  const letters = Array.from(text);
  const position = start.toNumber();
  if (!Number.isInteger(position) || position === 0 || length?.lt(1)) return null;
  const from = position > 0 ? position - 1 : Math.max(0, letters.length + position);
  return letters.slice(from, length ? from + Math.trunc(length.toNumber()) : undefined).join('');
}

function matches([text, source]: Texts, env: Env): boolean | null {
  charge(env, 1 + (source!.length >> 2));
  const pattern = compilePattern(source!);
  return pattern.ok ? pattern.test(text!, (steps) => charge(env, steps)) : null;
}

/** Digits with an optional sign, point and exponent; anything else is null. */
function toNumber([text]: readonly unknown[]): Num | null {
  if (text instanceof Num) return text;
  if (typeof text !== 'string' || !/^\s*[-+]?(\d{1,400}(\.\d{0,400})?|\.\d{1,400})([eE][-+]?\d{1,4})?\s*$/.test(text)) return null;
  const value = new Num(text.trim());
  return value.isFinite() ? value : null;
}

export const stringBuiltins: Readonly<Record<string, Builtin>> = {
  contains: predicate((text, part) => text.includes(part)),
  'starts with': predicate((text, part) => text.startsWith(part)),
  'ends with': predicate((text, part) => text.endsWith(part)),
  'upper case': mapped((text) => text.toUpperCase()),
  'lower case': mapped((text) => text.toLowerCase()),
  'string length': {
    params: ['string'],
    required: 1,
    type: () => NUMBER,
    run([text]: Texts, env) {
      charge(env, text!.length >> 4);
      return Array.from(text!).length;
    },
  },
  substring: { params: ['string', 'number', 'number'], required: 2, type: () => STRING, run: substring },
  /** Regular patterns only: see `pattern.ts`. Null for a pattern that can't be read. */
  matches: { params: ['string', 'string'], required: 2, type: () => BOOLEAN, run: matches },
  string: {
    params: ['any'],
    required: 1,
    type: () => STRING,
    run([value]: readonly unknown[], env) {
      const text = toText(value);
      charge(env, text.length >> 4);
      return text;
    },
  },
  number: { params: ['any'], required: 1, type: () => NUMBER, run: toNumber },
};
