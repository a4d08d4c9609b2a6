/**
 * What nobody sees in a text and what makes the rest look like, or count as, something else: control characters except line breaks and
 * tabs, lone surrogates, and all that a display leaves out (zero-width characters, marks that turn the direction of what follows, soft
 * hyphens, tags; UAX #9 2.1–2.5, UAX #44 Default_Ignorable_Code_Point). Variation selectors stay, which names are written with (GB 18030,
 * Unicode's ideographic variants), and the Mongolian vowel separator.
 */
const unseen = /(?![\n\t\p{VS}\u180E])[\p{Cc}\p{Cs}\p{DI}\uFFF9-\uFFFB]/u;
const allUnseen = new RegExp(unseen, 'gu');

/** Most texts: ASCII and Chinese characters with their punctuation. Told at a tenth of the price. */
const plain = /^[\n\t\x20-\x7E\u3001-\u303F\u4E00-\u9FFF\uFF01-\uFF5E]*$/;

/** The first character of a text that nobody sees, or undefined. */
export function firstUnseen(text: string): string | undefined {
  if (plain.test(text)) return undefined;
  return unseen.exec(text)?.[0];
}

/** A text as it is seen: line breaks are line feeds, and nothing unseen is in it. */
export function asSeen(text: string): string {
  if (plain.test(text)) return text;
  return text.replace(/\r\n?|[\u2028\u2029]/g, '\n').replace(allUnseen, '');
}
