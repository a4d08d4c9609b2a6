/** A letter of an office on A4: who writes, what it is, its number, and a foot on each sheet. */
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';

/** A text of the paper by its code. */
export type Say = (code: string, params?: Record<string, string>) => string;

/** Who a report was made for. `office`: where they work; `on`: day it was made. */
export interface PaperReader {
  readonly office: string;
  readonly name: string;
  readonly on: string;
}

/** Whose view of the figures it is: each reader sees what they may. */
export const readerLine = (say: Say, { name, on }: PaperReader): Content => ({
  text: say('reader', { name, on }),
  alignment: 'center',
  color: '#555555',
  margin: [0, 0, 0, 8],
});

interface OfficePaper {
  readonly say: Say;
  readonly issuer: string;
  /** Of the case; it stands in the foot and the document's properties. */
  readonly number: string;
  /** What stands below the title. */
  readonly reference: string;
  readonly titleSize: number;
  /** Space below the head, in points. */
  readonly below: number;
  readonly pageMargins: [number, number, number, number];
  readonly type: { readonly fontSize: number; readonly lineHeight: number };
}

/** Layout; a pure function of its content. */
export function officePaper(paper: OfficePaper, body: readonly Content[]): TDocumentDefinitions {
  const { say, issuer, number, reference, titleSize, below, pageMargins, type } = paper;
  return {
    pageSize: 'A4',
    pageMargins,
    info: { title: `${say('title')} ${number}`, author: issuer },
    defaultStyle: { font: 'noto', ...type, color: '#222222' },
    content: [
      { text: issuer, alignment: 'center', fontSize: 16, bold: true },
      { text: say('title'), alignment: 'center', fontSize: titleSize, bold: true, margin: [0, 6, 0, 4] },
      { text: reference, alignment: 'center', color: '#555555', margin: [0, 0, 0, below] },
      ...body,
    ],
    footer: (page, pages) => ({
      text: say('foot', { number, page: String(page), pages: String(pages) }),
      alignment: 'center',
      fontSize: 9,
      color: '#666666',
    }),
  };
}
