import { asSeen } from '../../model/seen.ts';

/**
 * Half-width form of what a Chinese input method leaves behind: full-width ASCII (U+FF01–FF5E) and the ideographic space.
 * Used for codes and numbers; Chinese prose keeps its own punctuation.
 */
export function toHalfWidth(text: string): string {
  return text.replace(/[\uFF01-\uFF5E]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0)).replace(/\u3000/g, ' ');
}

/** Only digits, letters and the space: what is safe to narrow in prose (`２０２６年` becomes `2026年`, `，` stays). */
export function narrowAlphanumerics(text: string): string {
  return text
    .replace(/[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, ' ');
}

/** A text as it is seen, without blanks around it. */
export function clean(text: string): string {
  return asSeen(text).trim();
}
