import { readings as en } from './en/readings.ts';
import { fill } from './fill.ts';
import type { Lang, Params } from './render.ts';
import { readings as zhCN } from './zh-CN/readings.ts';

const catalogues: Readonly<Record<Lang, Readonly<Record<string, string>>>> = { 'zh-CN': zhCN, en };

/** Words with which rules are read aloud, apart from all other texts: the browser runs the rules and needs no more than these. */
export function text(lang: Lang, code: string, params: Params = {}): string {
  const catalogue = catalogues[lang];
  return Object.hasOwn(catalogue, code) ? fill(catalogue[code] as string, params, String) : code;
}
