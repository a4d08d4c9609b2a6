import { hash } from 'node:crypto';

/** JSON with sorted keys and no blanks: equal values give equal text (RFC 8785 for the values we keep: strings, finite numbers, booleans, null). */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  let text = '';
  if (Array.isArray(value)) {
    for (const item of value) text += `${text && ','}${canonicalJson(item === undefined ? null : item)}`;
    return `[${text}]`;
  }
  const record = value as Record<string, unknown>;
  for (const key of inOrder(Object.keys(record))) {
    if (record[key] !== undefined) text += `${text && ','}${quoted(key)}:${canonicalJson(record[key])}`;
  }
  return `{${text}}`;
}

/** By UTF-16 code units (RFC 8785 3.2.3). What we read back is in order already. */
function inOrder(keys: string[]): string[] {
  return keys.every((key, index) => index === 0 || (keys[index - 1] as string) < key) ? keys : keys.sort();
}

/** The same few names come in every fact. */
const names = new Map<string, string>();
function quoted(key: string): string {
  const known = names.get(key);
  if (known !== undefined) return known;
  const name = JSON.stringify(key);
  if (names.size < 4096 && key.length <= 64) names.set(key, name);
  return name;
}

/** Lower-case hex SHA-256 of a text or of bytes. */
export function sha256(content: string | Uint8Array): string {
  return hash('sha256', content, 'hex');
}

/** Hash before the first event of a case. */
export const zeroHash = '0'.repeat(64);

interface Hashed<Fact> {
  readonly caseId: string;
  readonly seq: number;
  readonly at: string;
  readonly by: string;
  readonly fact: Fact;
  readonly prevHash: string;
  /** Told to nobody: who knows an event but for one number of few digits would find that number by trying. Null: from before there were any. */
  readonly salt: string | null;
}

/** Hash of an event: the audit chain. */
export function hashEvent(event: Hashed<unknown>): string {
  return hashEventText({ ...event, fact: canonicalJson(event.fact) });
}

/** The same with the fact's canonical JSON, as it is stored. */
export function hashEventText({ caseId, seq, at, by, fact, prevHash, salt }: Hashed<string>): string {
  const [person, id] = [JSON.stringify(by), JSON.stringify(caseId)];
  const salted = salt === null ? '' : `,"salt":${JSON.stringify(salt)}`;
  return sha256(`{"at":"${at}","by":${person},"caseId":${id},"fact":${fact},"prevHash":"${prevHash}"${salted},"seq":${seq}}`);
}
