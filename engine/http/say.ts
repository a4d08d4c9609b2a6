import { hasText, type Lang, type Params, text } from '../messages/render.ts';

/** Short title of a rejection; it doesn't vary with the occurrence (RFC 9457 §3.1.3). */
export function titleOf(code: string, language: Lang): string {
  return text(language, `title.${code}`);
}

/** What happened this time and what to do. */
export function detailOf(code: string, params: Params, language: Lang): string {
  return text(language, code, params);
}

/** Text of a place in `errors[]`. */
export function messageOf(code: string, params: Params, language: Lang): string {
  return hasText(language, code) ? text(language, code, params) : text(language, 'request.pattern', params);
}
