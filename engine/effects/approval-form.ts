/** A whole application with places for opinions and seals 审批表: bordered tables on A4, as offices print and file them. */
import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { type Lang, text } from '../messages/render.ts';

export interface FormCell {
  readonly label: string;
  /** Name of the groups around it; empty for none. */
  readonly group: string;
  readonly value: string;
  /** A whole row. */
  readonly wide: boolean;
  /** Rows of a table under these headings, instead of `value`. */
  readonly table: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] } | null;
}
export interface ApprovalFormContent {
  readonly programme: string;
  readonly title: string;
  readonly number: string;
  readonly holder: string;
  readonly issuer: string;
  readonly draft: boolean;
  /** YYYY-MM-DD */
  readonly submittedOn: string | null;
  readonly sections: readonly { readonly title: string; readonly cells: readonly FormCell[] }[];
  readonly signer: string;
  /** Steps that decide, in order, with what was decided so far. */
  readonly opinions: readonly {
    readonly step: string;
    readonly given: readonly { readonly outcome: string; readonly reason: string; readonly on: string }[];
  }[];
}

const shade = '#eef1f3';
/** Inside the margins, less borders and padding of four columns: fixed, so that nothing long pushes the table off the sheet. */
const widths = [100, 131.5, 100, 131.5];
const whole = 487;
/** Columns that fit side by side; tables of more are written out row by row. */
const mostColumns = 5;
const longLabel = 14;
const line = 0.7;

/** Layout; a pure function of its content. */
export function approvalForm(content: ApprovalFormContent, language: Lang): TDocumentDefinitions {
  const say = (code: string, params: Record<string, string> = {}) => text(language, `approval.${code}`, params);
  const { programme, title, number, holder, issuer, draft, submittedOn, sections, signer, opinions } = content;
  const head = (words: string): TableCell[] => [
    { text: words, bold: true, colSpan: 4, fillColor: shade, alignment: 'center', margin: [0, 2, 0, 2] },
    {},
    {},
    {},
  ];
  const place = (label: string, inside: Content[], seal: string): TableCell[] => [
    { text: label, alignment: 'center', margin: [0, 18, 0, 18] },
    {
      colSpan: 3,
      unbreakable: true,
      stack: [...inside, { text: seal, alignment: 'right', margin: [0, inside.length > 0 ? 6 : 28, 0, 0] }],
    },
    {},
    {},
  ];
  const given = ({ outcome, reason, on }: ApprovalFormContent['opinions'][number]['given'][number]): Content => ({
    text: say(reason ? 'given' : 'givenPlain', { outcome, reason, on }),
    margin: [0, 0, 0, 2],
  });
  // A table for each part: its heading stays with what follows, and is said again on the next sheet.
  const parts: TableCell[][][] = [
    ...sections.map((section) => [head(section.title), ...rowsOf(section.cells)]),
    [head(say('declaration')), place(say('applicant'), [{ text: say('truth') }], say('signature', { signer, holder }))],
    ...(opinions.length > 0
      ? [[head(say('opinions')), ...opinions.map((opinion) => place(opinion.step, opinion.given.map(given), say('seal')))]]
      : []),
  ];
  return {
    pageSize: 'A4',
    pageMargins: [48, 54, 48, 54],
    info: { title: `${title} ${number}`, author: issuer },
    defaultStyle: { font: 'noto', fontSize: 9.5, lineHeight: 1.25, color: '#111111' },
    ...(draft ? { watermark: { text: say('draft'), color: '#7a8791', opacity: 0.12, bold: true, fontSize: 64 } } : {}),
    content: [
      { text: title, alignment: 'center', fontSize: 18, bold: true },
      { text: programme, alignment: 'center', fontSize: 11, margin: [0, 2, 0, 8] },
      {
        columns: [
          { text: say('holder', { holder }) },
          { text: say('number', { number }), alignment: 'center' },
          { text: submittedOn ? say('submittedOn', { date: submittedOn }) : say('notSubmitted'), alignment: 'right' },
        ],
        margin: [0, 0, 0, 4],
      },
      ...parts.map(
        (body, index): Content => ({
          table: { widths, body, headerRows: 1, keepWithHeaderRows: 1, dontBreakRows: true },
          layout: lines,
          margin: [0, index > 0 ? -line : 0, 0, 0],
        }),
      ),
    ],
    footer: (page, pages) => ({
      text: say('foot', { number, page: String(page), pages: String(pages) }),
      alignment: 'center',
      fontSize: 8.5,
      color: '#555555',
      margin: [0, 16, 0, 0],
    }),
  };
}

const lines = { hLineWidth: () => line, vLineWidth: () => line, hLineColor: () => '#222222', vLineColor: () => '#222222' };

/** Two short entries of a group share a row; wide ones and tables take their own, and so does the name of a group. */
function rowsOf(cells: readonly FormCell[]): TableCell[][] {
  const rows: TableCell[][] = [];
  let open: FormCell | null = null;
  let group = '';
  const label = (words: string): TableCell => ({ text: words, alignment: 'center', fillColor: '#fafbfb' });
  const across = (inside: Content & object): TableCell[] => [{ ...inside, colSpan: 4 }, {}, {}, {}];
  const alone = ({ label: words, value }: FormCell): TableCell[] =>
    words.length > longLabel
      ? across({ text: [{ text: `${words}\n`, color: '#444444' }, value] })
      : [label(words), { text: value, colSpan: 3 }, {}, {}];
  for (const cell of cells) {
    if (cell.group !== group) {
      if (open) rows.push(alone(open));
      open = null;
      group = cell.group;
      if (group) rows.push(across({ text: group, bold: true, fillColor: '#fafbfb' }));
    }
    if (!cell.wide && !cell.table && cell.label.length <= longLabel) {
      if (open) {
        rows.push([label(open.label), { text: open.value }, label(cell.label), { text: cell.value }]);
        open = null;
      } else open = cell;
      continue;
    }
    if (open) rows.push(alone(open));
    open = null;
    rows.push(cell.table && cell.table.rows.length > 0 ? across(listing(cell.label, cell.table)) : alone(cell));
  }
  if (open) rows.push(alone(open));
  return rows;
}

function listing(title: string, { head, rows }: NonNullable<FormCell['table']>): Content & object {
  const heading: Content = { text: title, alignment: 'center', margin: [0, 0, 0, 3] };
  if (head.length > mostColumns)
    return {
      stack: [
        heading,
        ...rows.map(
          (row, index): Content => ({
            text: `${index + 1}. ${row.map((value, column) => `${head[column]}：${value}`).join('；')}`,
            fontSize: 8.5,
            margin: [0, 0, 0, 2],
          }),
        ),
      ],
    };
  const width = whole / head.length - 9;
  return {
    stack: [
      heading,
      {
        table: {
          headerRows: 1,
          widths: head.map(() => width),
          body: [
            head.map((words): TableCell => ({ text: words, alignment: 'center', fillColor: shade, fontSize: 8 })),
            ...rows.map((row) => row.map((words): TableCell => ({ text: words, fontSize: 8 }))),
          ],
        },
        layout: { ...lines, hLineWidth: () => 0.4, vLineWidth: () => 0.4 },
      },
    ],
  };
}
