import type { ParamValue, Word } from '../model/word.ts';
import { en } from './en.ts';
import { fill } from './fill.ts';
import { zhCN } from './zh-CN.ts';

/** The two languages of the product. Chinese is the default. */
export type Lang = 'zh-CN' | 'en';
export type Params = Readonly<Record<string, ParamValue>>;
/** Flat catalogue: code → template. `{name}` is a parameter; `[…{name}…]` is left out whole when the parameter is missing. */
export type Catalogue = Readonly<Record<string, string>>;

const catalogues: Readonly<Record<Lang, Catalogue>> = { 'zh-CN': zhCN, en };

/** Does a code have a text? */
export function hasText(lang: Lang, code: string): boolean {
  return Object.hasOwn(catalogues[lang], code);
}

/** A text as it is written, placeholders and all; the code itself without one. */
export function unfilled(lang: Lang, code: string): string {
  return catalogues[lang][code] ?? code;
}

/**
 * Text of a code (Rejection, Problem, InputError, history line…) in a language.
 * A code without a text gives the code itself, so that a person still has something to report.
 */
export function text(lang: Lang, code: string, params: Params = {}): string {
  const catalogue = catalogues[lang];
  return Object.hasOwn(catalogue, code) ? fill(catalogue[code] as string, params, (value) => said(lang, value)) : code;
}

/** Language for an `Accept-Language` header (RFC 9110 §12.5.4): the range of most weight that we speak; Chinese when there is none. */
export function langOf(header: string | undefined): Lang {
  const ranges = (header ?? '')
    .slice(0, 200)
    .split(',')
    .map((part) => {
      const [tag = '', ...options] = part.trim().toLowerCase().split(';');
      const q = options.map((option) => option.trim()).find((option) => option.startsWith('q='));
      return { tag: tag.trim(), q: q ? Number(q.slice(2)) : 1 };
    })
    .filter(({ tag, q }) => tag !== '' && q > 0)
    .sort((a, b) => b.q - a.q);
  for (const { tag } of ranges) {
    if (tag === 'zh' || tag.startsWith('zh-')) return 'zh-CN';
    if (tag === 'en' || tag.startsWith('en-')) return 'en';
  }
  return 'zh-CN';
}

/** A parameter in words: an author's title, a text of ours, or a list of them. */
export function said(lang: Lang, value: ParamValue): string {
  if (typeof value !== 'object') return String(value);
  if (isList(value)) return value.map((word) => said(lang, word)).join(lang === 'en' ? ', ' : '\u3001');
  if ('code' in value) return text(lang, value.code);
  return (lang === 'en' && value.titleEn) || value.title;
}

function isList(value: ParamValue): value is readonly Word[] {
  return Array.isArray(value);
}
