/** A message as a letter on A4, to be filed or handed on. */
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { type Lang, text } from '../messages/render.ts';
import { officePaper, type Say } from './office-paper.ts';

export interface MessageLetterContent {
  readonly issuer: string;
  /** Number of the case; empty for a message about none. */
  readonly number: string;
  readonly holder: string;
  readonly subject: string;
  readonly body: string;
  /** YYYY-MM-DD on which it was sent. */
  readonly date: string;
}

/** Layout; a pure function of its content. */
export function messageLetter(content: MessageLetterContent, language: Lang): TDocumentDefinitions {
  const { issuer, number, holder, subject, body, date } = content;
  const say: Say = (code, params = {}) => text(language, `message.${code}`, params);
  const type = { fontSize: 12, lineHeight: 1.6 };
  const reference = number ? say('number', { number }) : date;
  return officePaper({ say, issuer, number, reference, titleSize: 20, below: 18, pageMargins: [80, 72, 80, 72], type }, [
    { text: say('to', { holder }) },
    { text: subject, bold: true, margin: [0, 10, 0, 6] },
    { text: body, leadingIndent: 24, alignment: 'justify' },
    { text: [`${issuer}\n`, date], alignment: 'right', margin: [0, 36, 0, 0] },
    { text: say('note'), fontSize: 9, color: '#666666', margin: [0, 24, 0, 0] },
  ]);
}
