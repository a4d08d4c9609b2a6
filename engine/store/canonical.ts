import { hash } from 'node:crypto';

/** JSON with sorted keys and no blanks: equal values give equal text (RFC 8785 for the values we keep: strings, finite numbers, booleans, null). */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item === undefined ? null : item)).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const record = value as Record<string, unknown>;
    let text = '';
    for (const key of Object.keys(record).sort()) {
      if (record[key] !== undefined) text += `${text && ','}${JSON.stringify(key)}:${canonicalJson(record[key])}`;
    }
    return `{${text}}`;
  }
  return JSON.stringify(value) ?? 'null';
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
