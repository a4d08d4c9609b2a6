/** The document of one archived case: its rows as canonical JSON, compressed, with their SHA-256. */
import { gunzipSync, gzipSync } from 'node:zlib';
import { canonicalJson, sha256 } from '../canonical.ts';
import type { JsonRow } from '../json-rows.ts';
import { type ArchivedTable, archivedTableNames } from './tables.ts';

export type CaseRows = Readonly<Record<ArchivedTable, readonly JsonRow[]>>;

export interface CaseDocument {
  /** Compressed, base64. */
  readonly document: string;
  /** Of the canonical JSON. */
  readonly sha256: string;
}

/** A document that isn't what was archived. */
export class DamagedDocument extends Error {}

export function packCase(rows: CaseRows): CaseDocument {
  const sorted = Object.fromEntries(archivedTableNames.map((name) => [name, rows[name].map(canonicalJson).sort()]));
  const tables = archivedTableNames.map((name) => `${JSON.stringify(name)}:[${sorted[name]?.join(',')}]`).sort();
  const text = `{"format":1,"tables":{${tables.join(',')}}}`;
  return { document: gzipSync(text).toString('base64'), sha256: sha256(text) };
}

/** @throws DamagedDocument */
export function unpackCase({ document, sha256: expected }: CaseDocument): CaseRows {
  let text: string;
  try {
    text = gunzipSync(Buffer.from(document, 'base64')).toString();
  } catch (error) {
    throw new DamagedDocument(`the document can't be unpacked: ${(error as Error).message}`);
  }
  if (sha256(text) !== expected) throw new DamagedDocument('the document is not the one that was archived');
  const { tables } = JSON.parse(text) as { tables: Partial<CaseRows> };
  // A table that joined the archive later has no rows in an older document.
  return Object.fromEntries(archivedTableNames.map((name) => [name, tables[name] ?? []])) as unknown as CaseRows;
}
