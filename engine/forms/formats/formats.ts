import type { FieldFormat } from '../../model/form.ts';
import { isRealDate } from './date.ts';
import { isEmail } from './email.ts';
import { isIdCard, maskIdCard } from './id-card.ts';
import { isMobile, maskMobile, normaliseMobile } from './mobile.ts';
import { isIpc, isPatentNumber, normalisePatentNumber } from './patent.ts';
import { isPhone } from './phone.ts';
import { isPostcode } from './postcode.ts';
import { clean, narrowAlphanumerics, toHalfWidth } from './text.ts';
import { isUscc } from './uscc.ts';

/** A text format. `valid` sees a normalised text; `mask` hides the middle for `x-masked`. */
export interface TextFormat {
  readonly normalise: (text: string) => string;
  readonly valid: (text: string, today: string) => boolean;
  readonly mask: (text: string) => string;
  /** Longest text when the schema sets no `maxLength`. */
  readonly maxLength: number;
}

const code = (text: string) => toHalfWidth(clean(text)).replace(/[\s\p{VS}]+/gu, '');
const upper = (text: string) => code(text).toUpperCase();
const prose = (text: string) => narrowAlphanumerics(clean(text));
const maskAny = (text: string) =>
  text.length <= 2 ? '*'.repeat(text.length) : `${[...text][0]}${'*'.repeat(Math.min(text.length - 1, 6))}`;

/** A text field without a format: one line. */
export const plainText: TextFormat = { normalise: prose, valid: () => true, mask: maskAny, maxLength: 500 };

const formats: Partial<Record<FieldFormat, TextFormat>> = {
  longtext: { normalise: prose, valid: () => true, mask: maskAny, maxLength: 20_000 },
  date: { normalise: code, valid: isRealDate, mask: maskAny, maxLength: 10 },
  uscc: { normalise: upper, valid: isUscc, mask: (text) => maskIdCard(text), maxLength: 40 },
  'id-card': { normalise: upper, valid: isIdCard, mask: maskIdCard, maxLength: 40 },
  mobile: { normalise: (text) => normaliseMobile(code(text)), valid: isMobile, mask: maskMobile, maxLength: 40 },
  phone: { normalise: (text) => code(text).replace(/[()]/g, ''), valid: isPhone, mask: maskMobile, maxLength: 40 },
  postcode: { normalise: code, valid: isPostcode, mask: maskAny, maxLength: 20 },
  'patent-number': { normalise: (text) => normalisePatentNumber(upper(text)), valid: isPatentNumber, mask: maskAny, maxLength: 30 },
  ipc: { normalise: upper, valid: isIpc, mask: maskAny, maxLength: 20 },
  email: { normalise: code, valid: isEmail, mask: (text) => text.replace(/^(.).*(@.*)$/, '$1***$2'), maxLength: 254 },
};

/** The text format of a field; plain text when it has none. */
export function textFormat(format: FieldFormat | undefined): TextFormat {
  return (format && formats[format]) || plainText;
}
