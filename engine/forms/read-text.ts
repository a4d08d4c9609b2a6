import type { VocabularyItem } from '../model/form.ts';
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
  if (field.vocabulary) errors.push(...readCode(field, field.vocabulary, text, today));
  return { json: text, errors };
}

/** Neither retired nor yet to come on a day. */
export function inForce(item: VocabularyItem, day: string): boolean {
  return (!item.validFrom || day >= item.validFrom) && (!item.validTo || day <= item.validTo);
}

/** A code must be in the vocabulary and in force today; a retired one names its replacement. */
function readCode(field: Field, vocabulary: NonNullable<Field['vocabulary']>, code: string, today: string): ValueError[] {
  const item = vocabulary.get(code);
  if (!item) return [{ code: 'field.x-vocabulary', params: {} }];
  if (inForce(item, today)) {
    const below = field.schema['x-leaf'] && [...vocabulary.values()].some((other) => other.parent === code && inForce(other, today));
    return below ? [{ code: 'field.x-leaf', params: { code: item.title } }] : [];
  }
  const next = item.replacedBy ? vocabulary.get(item.replacedBy) : undefined;
  return [{ code: 'field.x-retired', params: { code: item.title, ...(next && { replacedBy: next.title }) } }];
}
