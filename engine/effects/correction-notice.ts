/** All that an application lacks, told at once 一次性告知 (行政许可法 32 一(四)), as a notice on A4. */
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { type Lang, text } from '../messages/render.ts';
import { officePaper, type Say } from './office-paper.ts';

export interface CorrectionContent {
  readonly programme: string;
  readonly number: string;
  readonly holder: string;
  readonly uscc: string;
  readonly issuer: string;
  /** YYYY-MM-DD of the notice and of the last day to answer. */
  readonly date: string;
  readonly dueOn: string | null;
  readonly items: readonly { readonly title: string; readonly reason: string; readonly value: string }[];
}

/** Layout; a pure function of its content. */
export function correctionNotice(content: CorrectionContent, language: Lang): TDocumentDefinitions {
  const say: Say = (code, params = {}) => text(language, `correction.${code}`, params);
  const { programme, number, holder, uscc, issuer, date, dueOn, items } = content;
  const head = ['no', 'item', 'value', 'reason'].map((code): Content => ({ text: say(code), bold: true, alignment: 'center' }));
  const type = { fontSize: 11, lineHeight: 1.4 };
  const reference = say('number', { number });
  return officePaper({ say, issuer, number, reference, titleSize: 20, below: 16, pageMargins: [72, 72, 72, 72], type }, [
    { text: say('to', { holder, uscc }) },
    {
      text: say(dueOn ? 'body' : 'bodyPlain', { programme, count: String(items.length), date: dueOn ?? '' }),
      leadingIndent: 22,
      margin: [0, 6, 0, 8],
    },
    {
      table: {
        headerRows: 1,
        widths: [28, 110, '*', '*'],
        body: [
          head,
          ...items.map(({ title, reason, value }, index): Content[] => [
            { text: String(index + 1), alignment: 'center' },
            title,
            value,
            reason,
          ]),
        ],
      },
    },
    { text: say('after'), leadingIndent: 22, margin: [0, 10, 0, 0] },
    { text: [`${issuer}${say('seal')}\n`, date], alignment: 'right', margin: [0, 32, 0, 0] },
  ]);
}
