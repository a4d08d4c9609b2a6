/** What a case was decided, why, and what can be done against it, as a letter: A4, the same means as the certificate. */
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { type Lang, text } from '../messages/render.ts';

export interface LetterContent {
  readonly programme: string;
  readonly number: string;
  readonly holder: string;
  readonly uscc: string;
  readonly issuer: string;
  /** YYYY-MM-DD of the decision. */
  readonly date: string;
  /** Title of the end that the case came to. */
  readonly result: string;
  readonly documentNumber: string | null;
  /** 行政许可法 38: a refusal is in writing and gives its reasons. */
  readonly reasons: readonly { readonly step: string; readonly outcome: string; readonly reason: string }[];
  /** 行政许可法 38: the right of reconsideration or of an action in court; null where the law gives none. */
  readonly remedies: string | null;
}

/** Layout of the letter; a pure function of its content. */
export function letterDocument(content: LetterContent, language: Lang): TDocumentDefinitions {
  const say = (code: string, params: Record<string, string> = {}) => text(language, `letter.${code}`, params);
  const { programme, number, holder, uscc, issuer, date, result, documentNumber, reasons, remedies } = content;
  const section = (title: string, ...inside: Content[]): Content => ({
    stack: [{ text: title, bold: true, margin: [0, 14, 0, 4] }, ...inside],
  });
  return {
    pageSize: 'A4',
    pageMargins: [80, 72, 80, 72],
    info: { title: `${say('title')} ${number}`, author: issuer },
    defaultStyle: { font: 'noto', fontSize: 12, lineHeight: 1.5, color: '#222222' },
    content: [
      { text: issuer, alignment: 'center', fontSize: 16, bold: true },
      { text: say('title'), alignment: 'center', fontSize: 22, bold: true, margin: [0, 6, 0, 4] },
      {
        text: documentNumber ?? say('number', { number }),
        alignment: 'center',
        color: '#555555',
        margin: [0, 0, 0, 18],
      },
      { text: say('to', { holder, uscc }) },
      { text: say('body', { programme, number, date, result }), leadingIndent: 24, alignment: 'justify', margin: [0, 6, 0, 0] },
      section(say('result'), { text: result, fontSize: 14, bold: true }),
      ...(reasons.length > 0
        ? [section(say('reasons'), ...reasons.map((item): Content => ({ text: say('reason', { ...item }), margin: [0, 0, 0, 4] })))]
        : []),
      ...(remedies === null ? [] : [section(say('remedies'), { text: remedies, alignment: 'justify' as const })]),
      { text: [`${issuer}\n`, date], alignment: 'right', margin: [0, 36, 0, 0] },
    ],
    footer: (page, pages) => ({
      text: say('foot', { number, page: String(page), pages: String(pages) }),
      alignment: 'center',
      fontSize: 9,
      color: '#666666',
    }),
  };
}
