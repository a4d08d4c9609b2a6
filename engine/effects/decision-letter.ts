/** What a case was decided, why, and what can be done against it, as a letter: A4, the same means as the certificate. */
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { type Lang, text } from '../messages/render.ts';
import { officePaper, type Say } from './office-paper.ts';

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
  /** 附条件: what has to be met, by the step that asked for it. None of a refusal. */
  readonly conditions: readonly { readonly step: string; readonly conditions: readonly string[] }[];
  /** 行政许可法 38: the right of reconsideration or of an action in court; null where the law gives none. */
  readonly remedies: string | null;
}

/** Layout of the letter; a pure function of its content. */
export function letterDocument(content: LetterContent, language: Lang): TDocumentDefinitions {
  const say: Say = (code, params = {}) => text(language, `letter.${code}`, params);
  const { programme, number, holder, uscc, issuer, date, result, documentNumber, conditions, reasons, remedies } = content;
  const section = (title: string, ...inside: Content[]): Content => ({
    stack: [{ text: title, bold: true, margin: [0, 14, 0, 4] }, ...inside],
  });
  const type = { fontSize: 12, lineHeight: 1.5 };
  const reference = documentNumber ?? say('number', { number });
  return officePaper({ say, issuer, number, reference, titleSize: 22, below: 18, pageMargins: [80, 72, 80, 72], type }, [
    { text: say('to', { holder, uscc }) },
    { text: say('body', { programme, number, date, result }), leadingIndent: 24, alignment: 'justify', margin: [0, 6, 0, 0] },
    section(say('result'), { text: result, fontSize: 14, bold: true }),
    ...(conditions.length > 0
      ? [
          section(
            say('conditions'),
            ...conditions.map((set): Content => ({ stack: [{ text: set.step, margin: [0, 0, 0, 4] }, { ol: [...set.conditions] }] })),
          ),
        ]
      : []),
    ...(reasons.length > 0
      ? [section(say('reasons'), ...reasons.map((item): Content => ({ text: say('reason', { ...item }), margin: [0, 0, 0, 4] })))]
      : []),
    ...(remedies === null ? [] : [section(say('remedies'), { text: remedies, alignment: 'justify' as const })]),
    { text: [`${issuer}\n`, date], alignment: 'right', margin: [0, 36, 0, 0] },
  ]);
}
