import type { FileRef } from '../model/form.ts';
import type { Field } from './field.ts';
import { readNumber } from './read-number.ts';
import { readPeriod } from './read-period.ts';
import { readText } from './read-text.ts';
import { nothing, type Reading, refuse, type ValueError } from './reading.ts';

/** Most values of a list when the schema sets no `maxItems`. */
const listCap = 200;

/**
 * Reads untrusted input of a field that is not a table: normalises it and tests everything that depends on this value alone.
 * Same code in browser and server. Never throws. `today` is YYYY-MM-DD (retired codes, birth dates).
 */
export function readValue(field: Field, raw: unknown, today: string): Reading {
  if (raw === undefined || raw === null) return nothing;
  switch (field.kind) {
    case 'number':
      return readNumber(field, raw);
    case 'boolean':
      return readBoolean(field, raw);
    case 'multi':
      return readList(field, raw, (item) => readItem(field, item, today));
    case 'files':
      return readList(field, raw, (item) => readFile(field, item));
    case 'period':
      return readPeriod(field, raw);
    case 'table':
      return refuse('type');
    default:
      return readText(field, raw, today);
  }
}

/** A declaration (`signature`) counts only when it is made. */
function readBoolean(field: Field, raw: unknown): Reading {
  if (typeof raw !== 'boolean') return refuse('type');
  const refused = field.schema.format === 'signature' && !raw;
  return { json: raw, errors: refused ? [{ code: 'field.signature', params: {} }] : [] };
}

function readItem(field: Field, raw: unknown, today: string): Reading {
  return field.item ? readValue(field.item, raw, today) : refuse('type');
}

function readList(field: Field, raw: unknown, read: (item: unknown) => Reading): Reading {
  if (!Array.isArray(raw)) return refuse('type');
  const cap = field.schema.maxItems ?? listCap;
  const errors: ValueError[] = [];
  if (raw.length > cap) errors.push({ code: 'field.maxItems', params: { limit: cap, actual: raw.length } });
  const kept: unknown[] = [];
  for (const item of raw.slice(0, cap)) {
    const reading = read(item);
    if (reading.json !== undefined) kept.push(reading.json);
    for (const error of reading.errors) if (errors.length < 20) errors.push(error);
  }
  const least = field.schema.minItems ?? 0;
  if (kept.length > 0 && kept.length < least) errors.push({ code: 'field.minItems', params: { limit: least, actual: kept.length } });
  if (field.schema.uniqueItems && new Set(kept.map((item) => JSON.stringify(item))).size < kept.length) {
    errors.push({ code: 'field.uniqueItems', params: {} });
  }
  return { json: kept, errors };
}

/** Keeps the four members of a FileRef and tests its declared type and size (the store has sniffed them at upload). */
function readFile(field: Field, raw: unknown): Reading {
  const file = raw as Partial<FileRef> | null;
  if (typeof file !== 'object' || file === null || !isFileRef(file)) return refuse('files');
  const errors: ValueError[] = [];
  const { id, name, size, type } = file;
  const accepted = field.schema['x-accept'];
  const most = field.schema['x-maxBytes'];
  if (accepted && !accepted.includes(type))
    errors.push({ code: 'field.x-accept', params: { name, accepted: accepted.map(extension).join(', ') } });
  if (most !== undefined && size > most) errors.push({ code: 'field.x-maxBytes', params: { name, limit: megabytes(most) } });
  return { json: { id, name, size, type }, errors };
}

/** Is it the reference of an uploaded file (model/form.ts)? */
export function isFileRef(raw: object): raw is FileRef {
  const file = raw as Partial<Record<keyof FileRef, unknown>>;
  return (
    typeof file.id === 'string' &&
    /^[0-9a-f]{64}$/.test(file.id) &&
    typeof file.name === 'string' &&
    file.name.length > 0 &&
    file.name.length <= 255 &&
    typeof file.size === 'number' &&
    Number.isSafeInteger(file.size) &&
    file.size >= 0 &&
    typeof file.type === 'string' &&
    file.type.length <= 100
  );
}

/** MIME types as people know them; others by their own name. */
const extensions: Readonly<Record<string, string>> = {
  'application/pdf': 'PDF',
  'image/jpeg': 'JPG',
  'image/png': 'PNG',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'DOCX',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'XLSX',
  'application/zip': 'ZIP',
};
function extension(type: string): string {
  return extensions[type] ?? type;
}

function megabytes(bytes: number): string {
  return `${Math.round((bytes / 1048576) * 10) / 10} MB`;
}
