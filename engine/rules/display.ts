import { text } from '../messages/readings.ts';
import type { Lang } from '../messages/render.ts';
import { Num, toNum } from './decimal.ts';
import type { FeelType } from './types.ts';
import { FeelDate } from './value.ts';

const decimals = 6;
const listed = 4;

/** A value as a person reads it: enumerated values by their titles, long fractions cut off (never rounded up to a limit) with an ellipsis. */
export function display(raw: unknown, type: FeelType, lang: Lang): string {
  if (raw === null || raw === undefined) return text(lang, 'reading.absent');
  if (typeof raw === 'boolean') return text(lang, raw ? 'reading.yes' : 'reading.no');
  const number = toNum(raw);
  if (number) return displayNumber(number);
  if (raw instanceof FeelDate) return raw.date;
  if (typeof raw === 'string') return displayString(raw, type, lang);
  if (!Array.isArray(raw)) return '{…}';
  const short =
    raw.length > 0 && raw.length <= listed && raw.every((item) => item === null || typeof item !== 'object' || item instanceof Num);
  if (!short) return text(lang, 'reading.rows', { count: raw.length });
  const of = type.kind === 'list' ? type.of : type;
  return raw.map((item) => display(item, of, lang)).join(text(lang, 'reading.comma'));
}

export function displayNumber(value: Num): string {
  const cut = value.toDecimalPlaces(decimals, Num.ROUND_DOWN);
  return cut.equals(value) ? value.toString() : `${cut.toFixed(decimals)}…`;
}

function displayString(value: string, type: FeelType, lang: Lang): string {
  if (type.kind === 'date') return value;
  const known = type.kind === 'string' ? type.values?.find((item) => item.value === value) : undefined;
  const title = known ? ((lang === 'en' ? known.titleEn : undefined) ?? known.title) : undefined;
  return title ?? text(lang, 'reading.quote', { text: value });
}

/** Title of a typed thing in a language, else its name. */
export function titleOf(type: FeelType, name: string, lang: Lang): string {
  return (lang === 'en' ? type.titleEn : undefined) ?? type.title ?? name;
}
