import { en } from './en.ts';
import { zhCN } from './zh-CN.ts';

/** The two languages of the product. Chinese is the default. */
export type Lang = 'zh-CN' | 'en';
export type Params = Readonly<Record<string, string | number>>;
/** Flat catalogue: code → template. `{name}` is a parameter; `[…{name}…]` is left out whole when the parameter is missing. */
export type Catalogue = Readonly<Record<string, string>>;

const catalogues: Readonly<Record<Lang, Catalogue>> = { 'zh-CN': zhCN, en };

/** Does a code have a text? */
export function hasText(lang: Lang, code: string): boolean {
  return Object.hasOwn(catalogues[lang], code);
}

/**
 * Text of a code (Rejection, Problem, InputError, history line…) in a language.
 * A code without a text gives the code itself, so that a person still has something to report.
 */
export function text(lang: Lang, code: string, params: Params = {}): string {
  const catalogue = catalogues[lang];
  return Object.hasOwn(catalogue, code) ? fill(catalogue[code] as string, params) : code;
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

function fill(template: string, params: Params): string {
  const kept = template.replace(/\[([^[\]]*)\]/g, (whole, inner: string) => {
    const names = [...inner.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string);
    if (names.length === 0) return whole;
    return names.every((name) => present(params, name)) ? inner : '';
  });
  return kept.replace(/\{(\w+)\}/g, (whole, name: string) => (present(params, name) ? String(params[name]) : whole));
}

function present(params: Params, name: string): boolean {
  return Object.hasOwn(params, name) && params[name] !== '';
}
