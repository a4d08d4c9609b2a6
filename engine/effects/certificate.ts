/** Certificates as PDF: A4 landscape, a QR code that leads to the public check. */
import type { Column, Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { type Lang, text } from '../messages/render.ts';
import { printPdf } from './pdf.ts';

export interface CertificateContent {
  readonly number: string;
  readonly title: string;
  readonly body: string;
  readonly fields: readonly { readonly label: string; readonly value: string }[];
  readonly holder: string;
  readonly issuer: string;
  /** YYYY-MM-DD, both inclusive. */
  readonly validFrom: string;
  readonly validTo: string;
  readonly verification: string;
  /** Address of the public check, printed and as QR code. */
  readonly verifyUrl: string;
  /** `valid`, or what happened to the entry since: then a mark is printed across. */
  readonly status: string;
}
export interface CertificatePrinter {
  /** The PDF file's bytes. */
  print(content: CertificateContent, language: Lang): Promise<Buffer>;
}

export function createCertificatePrinter(): CertificatePrinter {
  return { print: (content, language) => printPdf(certificateDocument(content, language)) };
}

const red = '#a8181c';
const gold = '#b8893b';
const width = 841.89;
const height = 595.28;

/** Layout of one certificate; a pure function of its content. */
export function certificateDocument(content: CertificateContent, language: Lang): TDocumentDefinitions {
  const say = (code: string, params: Record<string, string> = {}) => text(language, `certificate.${code}`, params);
  const mark =
    content.status === 'valid' ? {} : { watermark: { text: say(`mark.${content.status}`), color: red, opacity: 0.15, bold: true } };
  return {
    pageSize: 'A4',
    pageOrientation: 'landscape',
    pageMargins: [84, 66, 84, 160],
    info: { title: `${content.title} ${content.number}`, author: content.issuer },
    background: () => ({ canvas: [frame(28, 3, red), frame(35, 0.8, red), frame(42, 0.8, gold), ...corners()] }),
    defaultStyle: { font: 'noto', fontSize: 13, lineHeight: 1.2, color: '#222222' },
    ...mark,
    content: [
      { text: content.title, alignment: 'center', fontSize: 36, bold: true, color: red, characterSpacing: 6, margin: [0, 4, 0, 2] },
      { text: say('number', { number: content.number }), alignment: 'center', fontSize: 12, color: '#555555', margin: [0, 0, 0, 16] },
      { text: content.holder, alignment: 'center', fontSize: 22, bold: true, margin: [0, 0, 0, 10] },
      { text: content.body, fontSize: 14, lineHeight: 1.5, leadingIndent: 28, alignment: 'justify', margin: [24, 0, 24, 14] },
      fieldTable(content, say),
    ],
    footer: () => foot(content, say),
  };
}

type Say = (code: string, params?: Record<string, string>) => string;

function fieldTable(content: CertificateContent, say: Say): Content {
  const rows = [...content.fields, { label: say('valid'), value: say('period', { from: content.validFrom, to: content.validTo }) }];
  return {
    margin: [24, 0, 24, 0],
    layout: { hLineWidth: () => 0.5, vLineWidth: () => 0, hLineColor: () => '#d9c9a8', paddingTop: () => 3, paddingBottom: () => 2 },
    table: {
      widths: [140, '*'],
      body: rows.map((row) => [
        { text: row.label, color: '#666666', fontSize: 12 },
        { text: row.value, fontSize: 13 },
      ]),
    },
  };
}

function foot(content: CertificateContent, say: Say): Content {
  return {
    margin: [108, 4, 108, 0],
    columns: [
      { width: 92, qr: content.verifyUrl, fit: 84, eccLevel: 'M' },
      {
        width: '*',
        margin: [6, 6, 0, 0],
        fontSize: 10,
        color: '#555555',
        stack: [
          say('code', { code: content.verification }),
          { text: say('check', { url: content.verifyUrl }), margin: [0, 3, 0, 3] },
          say('note'),
        ],
      },
      seal(content, say),
    ],
  };
}

/** A frame that reads as the issuing mark; it imitates no official round seal. */
function seal(content: CertificateContent, say: Say): Column {
  const frame: Content = {
    layout: {
      hLineColor: () => red,
      vLineColor: () => red,
      hLineWidth: () => 1.6,
      vLineWidth: () => 1.6,
      paddingTop: () => 8,
      paddingBottom: () => 8,
    },
    table: {
      widths: ['*'],
      body: [
        [
          {
            alignment: 'center',
            color: red,
            stack: [
              { text: content.issuer, fontSize: 13, bold: true },
              { text: say('issued', { date: content.validFrom }), fontSize: 10, margin: [0, 4, 0, 0] },
              { text: say('electronic'), fontSize: 9, margin: [0, 2, 0, 0] },
            ],
          },
        ],
      ],
    },
  };
  return { width: 190, stack: [frame] };
}

function frame(inset: number, lineWidth: number, lineColor: string) {
  return { type: 'rect' as const, x: inset, y: inset, w: width - 2 * inset, h: height - 2 * inset, lineWidth, lineColor };
}

function corners() {
  const size = 12;
  return [42, width - 42 - size].flatMap((x) =>
    [42, height - 42 - size].map((y) => ({ type: 'rect' as const, x, y, w: size, h: size, color: gold, fillOpacity: 0.35 })),
  );
}
