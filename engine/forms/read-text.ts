import type { Field } from './field.ts';
import { nothing, type Reading, refuse, type ValueError } from './reading.ts';

/** A text longer than this is refused unread. */
const hostile = 200_000;

/** A text or a single choice: normalised by its format, then tested. Lengths count characters, not UTF-16 units. */
export function readText(field: Field, raw: unknown, today: string): Reading {
  if (typeof raw === 'number' && field.choices?.has(raw)) return { json: raw, errors: [] };
  if (typeof raw !== 'string') return refuse('type');
  const { schema, format } = field;
  const limit = schema.maxLength ?? format.maxLength;
  if (raw.length > hostile) return refuse('maxLength', { limit, actual: raw.length });
  const text = field.kind === 'choice' ? raw.trim() : format.normalise(raw);
  if (text === '') return nothing;
  const errors: ValueError[] = [];
  const length = [...text].length;
  const least = schema.minLength ?? 0;
  if (length < least) errors.push({ code: 'field.minLength', params: { limit: least, actual: length } });
  if (length > limit) errors.push({ code: 'field.maxLength', params: { limit, actual: length } });
  else if (!format.valid(text, today)) errors.push({ code: `field.${schema.format}`, params: {} });
  else if (field.pattern && !field.pattern.test(text)) errors.push({ code: 'field.pattern', params: {} });
  if (field.choices && !field.choices.has(text)) errors.push({ code: schema.oneOf ? 'field.oneOf' : 'field.enum', params: {} });
  if (field.vocabulary) errors.push(...readCode(field.vocabulary, text, today));
  return { json: text, errors };
}

/** A code must be in the vocabulary and in force today; a retired one names its replacement. */
function readCode(vocabulary: NonNullable<Field['vocabulary']>, code: string, today: string): ValueError[] {
  const item = vocabulary.get(code);
  if (!item) return [{ code: 'field.x-vocabulary', params: {} }];
  if ((!item.validTo || today <= item.validTo) && (!item.validFrom || today >= item.validFrom)) return [];
  const next = item.replacedBy ? vocabulary.get(item.replacedBy) : undefined;
  return [{ code: 'field.x-retired', params: { code: item.title, ...(next && { replacedBy: next.title }) } }];
}
