/**
 * What JSON allows and a database does not: NUL and lone surrogates in strings (PostgreSQL refuses both in text and jsonb),
 * numbers beyond the range of a double, nesting deep enough to exhaust a stack, bytes that aren't UTF-8.
 * The common body passes with one look at its bytes; the tree is walked only when that look finds something. And one rule for all texts
 * that people send: what nobody sees in them is taken out.
 */
import { isUtf8 } from 'node:buffer';
import { asSeen, firstUnseen } from '../model/seen.ts';

export const maxDepth = 64;

export interface BadPlace {
  readonly pointer: string;
  readonly code: 'json.utf8' | 'json.depth' | 'json.nul' | 'json.surrogate' | 'json.number';
}

const loneSurrogate = /\p{Surrogate}/u;
const suspicious = /\\u0000|\\u[dD][89a-fA-F]|[0-9][eE]\+?[0-9]{3}|[0-9]{300}/;

/** Bytes of a body before parsing; null when there is nothing to refuse. */
export function badBytes(bytes: Buffer): BadPlace | null {
  if (!isUtf8(bytes)) return { pointer: '', code: 'json.utf8' };
  return depthOf(bytes) > maxDepth ? { pointer: '', code: 'json.depth' } : null;
}

/** All places of a parsed body that can't be stored; `text` is its source. */
export function badPlaces(text: string, value: unknown): BadPlace[] {
  if (!suspicious.test(text)) return [];
  const found: BadPlace[] = [];
  walk(value, '', found);
  return found;
}

/** NUL or a lone surrogate in one string, as in a query parameter. */
export function badText(text: string): 'json.nul' | 'json.surrogate' | null {
  if (text.includes('\0')) return 'json.nul';
  return loneSurrogate.test(text) ? 'json.surrogate' : null;
}

/**
 * A parsed body whose texts are as they are seen (`asSeen`), whatever was pasted or smuggled in. `verbatim`: everything, or these members,
 * stay as they came. Names of members are no texts. `source` is what the body was parsed from: most hold nothing to look for.
 */
export function seenIn(source: string, body: unknown, verbatim: true | readonly string[] = []): unknown {
  if (verbatim === true || (!/\\[ubfr]/.test(source) && firstUnseen(source) === undefined)) return body;
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return seen(body);
  return Object.fromEntries(Object.entries(body).map(([key, value]) => [key, verbatim.includes(key) ? value : seen(value)]));
}

function seen(value: unknown): unknown {
  if (typeof value === 'string') return asSeen(value);
  if (Array.isArray(value)) return value.map(seen);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, seen(inner)]));
}

function depthOf(bytes: Buffer): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i];
    if (inString) {
      if (byte === 0x5c) i++;
      else if (byte === 0x22) inString = false;
    } else if (byte === 0x22) inString = true;
    else if (byte === 0x7b || byte === 0x5b) deepest = Math.max(deepest, ++depth);
    else if (byte === 0x7d || byte === 0x5d) depth--;
  }
  return deepest;
}

function walk(value: unknown, pointer: string, found: BadPlace[]): void {
  if (found.length >= 50) return;
  if (typeof value === 'string') {
    const code = badText(value);
    if (code) found.push({ pointer, code });
  } else if (typeof value === 'number') {
    if (!Number.isFinite(value)) found.push({ pointer, code: 'json.number' });
  } else if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) walk(item, `${pointer}/${i}`, found);
  } else if (value && typeof value === 'object') {
    for (const [key, item] of Object.entries(value)) {
      const code = badText(key);
      if (code) found.push({ pointer, code });
      walk(item, `${pointer}/${pointerToken(key)}`, found);
    }
  }
}

/** One reference token of a JSON pointer (RFC 6901 §3). */
export function pointerToken(key: string): string {
  return key.replaceAll('\0', '\\0').replaceAll('~', '~0').replaceAll('/', '~1');
}
