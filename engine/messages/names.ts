import { feel as feelEn } from './en/feel.ts';
import { names as en } from './en/names.ts';
import { fill } from './fill.ts';
import type { Lang, Params } from './render.ts';
import { feel as feelZh } from './zh-CN/feel.ts';
import { names as zhCN } from './zh-CN/names.ts';

const catalogues: Readonly<Record<Lang, Readonly<Record<string, string>>>> = {
  'zh-CN': { ...zhCN, ...feelZh },
  en: { ...en, ...feelEn },
};

/** Words for the names of expressions and for what is wrong with one, apart from all other texts. Undefined where there is none. */
export function nameText(lang: Lang, code: string, params: Params = {}): string | undefined {
  const catalogue = catalogues[lang];
  return Object.hasOwn(catalogue, code) ? fill(catalogue[code] as string, params, String) : undefined;
}
