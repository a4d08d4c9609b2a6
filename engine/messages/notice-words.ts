/** The engine's notices as they come with the product: which there are, what each may name, and an example of each name. */

import { parametersOf } from './fill.ts';
import { type Lang, unfilled } from './render.ts';
import { zhCN } from './zh-CN.ts';

export type { Lang };

/** Templates whose wording an office may set; a programme's own words (`custom`) stay with the programme. */
export const noticeTemplates: readonly string[] = Object.keys(zhCN).flatMap((code) => {
  const [, template] = /^notice\.(.+)\.subject$/.exec(code) ?? [];
  return template === undefined || template === 'custom' ? [] : [template];
});

/** The shipped text, placeholders and all. */
export function noticeText(language: Lang, template: string): { readonly subject: string; readonly body: string } {
  return { subject: unfilled(language, `notice.${template}.subject`), body: unfilled(language, `notice.${template}.body`) };
}

/** What a notice may name: whatever its shipped texts name. */
export function placeholdersOf(template: string): string[] {
  const texts = (['zh-CN', 'en'] as const).flatMap((language) => Object.values(noticeText(language, template)));
  return [...new Set(texts.flatMap(parametersOf))];
}

/** What a placeholder stands for. */
export function meaningOf(language: Lang, name: string): string {
  return said(language, 'word', name) ?? name;
}

/** An example for a preview; what it stands for where there is none. */
export function sampleOf(language: Lang, name: string): string {
  return said(language, 'sample', name) ?? meaningOf(language, name);
}

function said(language: Lang, kind: 'word' | 'sample', name: string): string | null {
  const code = `notice.${kind}.${name}`;
  const words = unfilled(language, code);
  return words === code ? null : words;
}
