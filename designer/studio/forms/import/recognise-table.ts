/** Fields in a table: names beside blanks, headings over the whole width, lists under a row of headings, figures by row and column. */
import { fieldOf, isLabel } from './field-of.ts';
import type { Block, DocCell, Found } from './found.ts';
import { fieldsInText } from './recognise-text.ts';
import { blankOf, isHeading, labelOf, plain, shortened, tickMarks, withoutNumber } from './words.ts';

/** What takes in what is found, in order. */
export interface Sink {
  section(title: string): void;
  /** Title of the section while nothing stands in it. */
  heading(): string;
  field(found: Found): void;
  left(text: string): void;
}
type Row = readonly DocCell[];

const ordinal = /^(?:序号|No\.?|编号)$/i;
const isOrdinal = (text: string) => /^[（(]?\d{1,3}[）)]?[.、]?$|^[…⋯.]{1,6}$|^[①-⑳]$/.test(plain(text));
const isTotal = (text: string) => /^(?:合\s*计|小\s*计|总\s*计)$/.test(plain(text));
/** Says something of its own. */
const isText = (cell: DocCell) => plain(cell.text) !== '' && blankOf(cell.text) === null;
/** More figures than anybody asks for one by one. */
const mostFigures = 60;

export function readTable(table: Extract<Block, { kind: 'table' }>, sink: Sink): void {
  const rows = rowsOf(table);
  let group: { readonly title: string; readonly until: number } | null = null;
  let heading = sink.heading();
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index]!;
    if (group && index >= group.until) group = null;
    const texts = row.filter(({ text }) => plain(text) !== '');
    if (texts.length === 0) continue;
    const [only] = texts;
    if (texts.length === 1 && only && (row.length === 1 || (only.columns >= table.width - 1 && only.columns > 1))) {
      heading = wholeRow(only, rows[index + 1], sink) ?? heading;
      continue;
    }
    const list = listAt(rows, index, { group: group?.title ?? '', heading });
    if (list) {
      for (const found of list.found) sink.field(found);
      index = list.last;
      continue;
    }
    const titled = readPairs(row, group?.title ?? '', sink);
    if (titled) group = { title: titled.title, until: index + titled.rows };
    heading = '';
  }
}

function rowsOf({ cells }: Extract<Block, { kind: 'table' }>): Row[] {
  const rows: DocCell[][] = [];
  for (const cell of cells) {
    while (rows.length <= cell.row) rows.push([]);
    rows[cell.row]!.push(cell);
  }
  return rows.map((row) => row.sort((a, b) => a.column - b.column));
}

/** A row that is one cell: a heading, lines to fill in, a promise, or only words. Gives the heading. */
function wholeRow(cell: DocCell, next: Row | undefined, sink: Sink): string | null {
  const { text } = cell;
  const flat = plain(text);
  const inside = fieldsInText(text);
  if (
    isHeading(text) ||
    (!inside &&
      flat.length <= 24 &&
      !/[。：:；]/.test(flat) &&
      blankOf(text) === null &&
      next !== undefined &&
      next.length > 1 &&
      !/承诺|声明/.test(flat))
  ) {
    sink.section(withoutNumber(text));
    return labelOf(withoutNumber(text)).title;
  }
  if (inside) {
    const said = inside.rest.join('\n');
    if (/承诺|声明|保证/.test(said) && said.length > 20) sink.field(promise(said));
    else for (const line of inside.rest) sink.left(shortened(line));
    for (const found of inside.fields) sink.field(found);
  } else if (/承诺|声明|保证/.test(flat) && flat.length > 20) sink.field(promise(text));
  else if (blankOf(text) === null) sink.left(shortened(text));
  return null;
}

export function promise(text: string): Found {
  const lines = text
    .split('\n')
    .map(plain)
    .filter((line) => line !== '');
  const first = lines[0] ?? '';
  const titled = first.length <= 20 && !/[。，,]/.test(first);
  return {
    ...{ kind: 'promise', required: true, unit: '', options: [], maxLength: 0, official: false, columns: [], group: '' },
    title: titled ? labelOf(first).title : /真实/.test(text) ? '材料真实性承诺' : '承诺',
    help: (titled ? lines.slice(1) : lines).join('\n\n').slice(0, 1500),
  };
}

/** A list under a row of headings, or figures by row and column; null when no such thing begins here. */
function listAt(
  rows: readonly Row[],
  index: number,
  named: { readonly group: string; readonly heading: string },
): { readonly found: Found[]; readonly last: number } | null {
  const row = rows[index]!;
  // A cell at the left that reaches over the list names it.
  const [first] = row;
  const sided =
    first && first.rows > 2 && row.length > 2 && isText(first) && row.slice(1).every(({ rows: high }) => high < first.rows) ? first : null;
  const heads = sided ? row.slice(1) : row;
  if (heads.length < 2 || !heads.every((cell) => isText(cell) && isLabel(labelOf(cell.text)) && !hasTicks(cell.text))) return null;
  const { columns, below } = headsOf(heads, rows, index);
  const starts = columns.map(({ column }) => column);
  const data: Row[] = [];
  const end = sided ? index + sided.rows : rows.length;
  let last = below - 1;
  for (let at = below; at < end; at += 1) {
    const cells = rows[at]!;
    if (cells.length === 0 && data.length === 0 && at + 1 < end) continue;
    const fits = cells.length === starts.length && cells.every(({ column }, place) => column === starts[place]);
    const [head] = cells;
    if (!fits && !(head && isTotal(head.text))) break;
    if (head && !isTotal(head.text)) {
      if (!cells.slice(1).every((cell) => !isText(cell) || isOrdinal(cell.text))) break;
      data.push(cells);
    }
    last = at;
  }
  const open = data.length === 0 && below >= rows.length && heads.length >= 3;
  if (data.length === 0 && !open) return null;
  const group = sided ? labelOf(sided.text).title : named.group;
  const byRow = data.length > 0 && data.every(([head]) => head !== undefined && isText(head) && !isOrdinal(head.text));
  if (!byRow) return { found: [listOf(columns, group || named.heading)], last };
  if (columns.length === 2) return null;
  const figures = data.flatMap((cells) =>
    columns.slice(1).map((column, place) => figureOf(cells[0]!, column.title, cells[place + 1]!, group)),
  );
  return { found: figures.filter((found) => found !== null).slice(0, mostFigures), last };
}
const hasTicks = (text: string) => new RegExp(`[${tickMarks}]`, 'u').test(text);

interface Head {
  readonly column: number;
  readonly title: string;
}
/** Headings of one row, or of two where some reach over others. `below`: the first row under them. */
function headsOf(heads: Row, rows: readonly Row[], index: number): { readonly columns: Head[]; readonly below: number } {
  const under = rows[index + 1] ?? [];
  const wide = heads.filter(({ columns, rows: high }) => columns > 1 && high === 1);
  const sub = (head: DocCell) => under.filter(({ column }) => column >= head.column && column < head.column + head.columns);
  const two =
    wide.length > 0 && heads.some(({ rows: high }) => high > 1) && wide.every((head) => sub(head).length > 1 && sub(head).every(isText));
  if (!two)
    return {
      columns: heads.map(({ column, text }) => ({ column, title: text })),
      below: index + Math.max(1, Math.min(...heads.map(({ rows: high }) => high))),
    };
  const columns = heads.flatMap((head) =>
    wide.includes(head)
      ? sub(head).map(({ column, text }) => ({ column, title: `${labelOf(head.text).title}${plain(text)}` }))
      : [{ column: head.column, title: head.text }],
  );
  return { columns, below: index + 2 };
}

function listOf(columns: readonly Head[], title: string): Found {
  const unit = labelOf(title).unit;
  const found = columns
    .filter((head) => !ordinal.test(labelOf(head.title).title))
    .map((head) => fieldOf(head.title, null))
    .filter((field) => field !== null);
  return {
    ...{ kind: 'table', required: false, unit, help: '', options: [], maxLength: 0, official: false, group: '' },
    title: title === '' ? `${found[0]?.title ?? ''}等` : title,
    columns: found.map((field) => (field.kind === 'promise' || field.kind === 'signature' ? { ...field, kind: 'text' } : field)),
  };
}

/** `营业收入` by `2025 年` is one figure. */
function figureOf(head: DocCell, column: string, cell: DocCell, group: string): Found | null {
  const row = labelOf(head.text);
  const field = fieldOf(head.text, blankOf(cell.text), group);
  const named = labelOf(column);
  if (!field || named.title === '') return null;
  if (/^(?:单位|计量单位|备注|说明)$/.test(named.title)) return null;
  const unit = row.unit || named.unit;
  return {
    ...field,
    title: `${row.title}（${named.title}）`.slice(0, 80),
    kind: field.kind === 'text' ? 'decimal' : field.kind,
    unit: field.unit || unit,
  };
}

/** Names beside blanks. Gives the title of a group where a cell reaches over several rows of them. */
function readPairs(row: Row, group: string, sink: Sink): { readonly title: string; readonly rows: number } | null {
  let titled: { title: string; rows: number } | null = null;
  for (let index = 0; index < row.length; index += 1) {
    const cell = row[index]!;
    const next = row[index + 1];
    const own = titled?.title ?? group;
    if (plain(cell.text) === '') continue;
    const inside = fieldsInText(cell.text, own);
    const blank = next ? blankOf(next.text) : null;
    if (inside && (blank === null || inside.fields.length > 1)) {
      for (const found of inside.fields) sink.field(found);
      for (const line of inside.rest) sink.left(shortened(line));
      continue;
    }
    if (blankOf(cell.text) !== null) {
      const alone = hasTicks(cell.text) && own !== '' ? fieldOf(own, blankOf(cell.text)) : null;
      if (alone) sink.field(alone);
      continue;
    }
    if (next && blank) {
      const field = fieldOf(cell.text, blank, own);
      if (field) sink.field(field);
      else sink.left(shortened(cell.text));
      index += 1;
    } else if (next && cell.rows > 1 && cell.rows > next.rows && isLabel(labelOf(cell.text)))
      titled = { title: labelOf(cell.text).title, rows: cell.rows };
    else if (next && isLabel(labelOf(cell.text)) && plain(cell.text).length <= 24 && isExplained(next, row, index)) {
      const asked = fieldsInText(next.text, labelOf(cell.text).title);
      if (asked) for (const found of asked.fields) sink.field(found);
      else if (/承诺|声明/.test(cell.text)) sink.field(promise(`${labelOf(cell.text).title}\n${next.text}`));
      else
        sink.field({
          ...fieldOf(cell.text, { kind: 'longtext', options: [], unit: '', help: plain(next.text).slice(0, 500), several: false }, own)!,
        });
      index += 1;
    } else sink.left(shortened(cell.text));
  }
  return titled;
}

/** The last cell of a row holds not a name but words about what is to be written there. */
const isExplained = (next: DocCell, row: Row, index: number) =>
  index + 2 === row.length && (plain(next.text).length > 20 || fieldsInText(next.text) !== null);
