import { createHash } from 'node:crypto';

/** JSON with sorted keys and no blanks: equal values give equal text (RFC 8785 for the values we keep: strings, finite numbers, booleans, null). */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item === undefined ? null : item)).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const record = value as Record<string, unknown>;
    const parts: string[] = [];
    for (const key of Object.keys(record).sort()) {
      if (record[key] !== undefined) parts.push(`${JSON.stringify(key)}:${canonicalJson(record[key])}`);
    }
    return `{${parts.join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}

/** Lower-case hex SHA-256 of a text or of bytes. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** Hash before the first event of a case. */
export const zeroHash = '0'.repeat(64);

/** Hash of an event: the audit chain. */
export function hashEvent(event: { caseId: string; seq: number; at: string; by: string; fact: unknown; prevHash: string }): string {
  const { caseId, seq, at, by, fact, prevHash } = event;
  return sha256(canonicalJson({ caseId, seq, at, by, fact, prevHash }));
}
