/**
 * Reads paragraphs and tables of a Word document. What is in the file is not trusted: its size and what it unpacks to are bounded before
 * anything is unpacked, and only one part of it is read.
 */
import { strFromU8, unzipSync } from 'fflate';
import { Parser } from 'saxen';
import { type Block, type DocCell, limits, ReadError } from './found.ts';

const part = 'word/document.xml';

/** @throws ReadError */
export function readDocx(bytes: Uint8Array): Block[] {
  if (bytes.length > limits.bytes) throw new ReadError('too-large');
  let parts: Record<string, Uint8Array>;
  try {
    parts = unzipSync(bytes, {
      filter({ name, originalSize }) {
        if (name !== part) return false;
        // What it declares is what is unpacked at most: fflate inflates into a buffer of that size.
        if (originalSize > limits.unpacked) throw new ReadError('too-large');
        return true;
      },
    });
  } catch (error) {
    throw error instanceof ReadError ? error : new ReadError('unreadable');
  }
  const xml = parts[part];
  if (!xml) throw new ReadError('unreadable');
  return blocksOf(strFromU8(xml));
}

interface OpenTable {
  cells: (DocCell & { readonly goesOn: boolean })[];
  row: number;
  column: number;
  width: number;
  cell: { text: string; columns: number; goesOn: boolean } | null;
}
/** Marks of boxes to tick in the fonts that Word uses for them. */
const boxes = new Set(['F0A8', 'F06F', 'F0A3', 'F0FE', 'F052', 'F02A', '00A8', '2610']);

function blocksOf(xml: string): Block[] {
  const blocks: Block[] = [];
  const tables: OpenTable[] = [];
  let paragraph: { text: string; heading: boolean; centred: boolean } | null = null;
  let inText = false;
  let skipped = 0;
  const say = (text: string) => {
    if (skipped === 0 && paragraph && paragraph.text.length < limits.text) paragraph.text += text;
  };
  const parser = new Parser();
  const bare = (name: string) => name.slice(name.indexOf(':') + 1);
  parser.on('error', () => {
    throw new ReadError('unreadable');
  });
  parser.on('openTag', (full, attributes) => {
    const name = bare(full);
    const value = (key: string) => attributes()[`w:${key}`];
    const table = tables.at(-1);
    if (name === 'tbl') tables.push({ cells: [], row: -1, column: 0, width: 0, cell: null });
    else if (name === 'tr' && table) {
      table.row += 1;
      table.column = 0;
    } else if (name === 'tc' && table) table.cell = { text: '', columns: 1, goesOn: false };
    else if (name === 'gridBefore' && table) table.column += Math.max(0, Math.min(60, Number(value('val')) || 0));
    else if (name === 'gridSpan' && table?.cell) table.cell.columns = Math.max(1, Math.min(60, Number(value('val')) || 1));
    else if (name === 'vMerge' && table?.cell) table.cell.goesOn = value('val') !== 'restart';
    else if (name === 'p' && skipped === 0) paragraph = { text: '', heading: false, centred: false };
    else if (name === 'pStyle' && paragraph) paragraph.heading ||= /^(heading|title|标题|[1-4]$)/i.test(value('val') ?? '');
    else if (name === 'outlineLvl' && paragraph) paragraph.heading = true;
    else if (name === 'jc' && paragraph) paragraph.centred = value('val') === 'center';
    else if (name === 't') inText = true;
    else if (name === 'tab') say('  ');
    else if (name === 'br' || name === 'cr') say('\n');
    else if (name === 'sym' && boxes.has((value('char') ?? '').toUpperCase())) say('□');
    // Text that was deleted, notes on it, and the same once more for old readers.
    else if (name === 'del' || name === 'Fallback' || name === 'instrText') skipped += 1;
  });
  parser.on('closeTag', (full) => {
    const name = bare(full);
    const table = tables.at(-1);
    if (name === 't') inText = false;
    else if (name === 'del' || name === 'Fallback' || name === 'instrText') skipped -= 1;
    else if (name === 'p' && paragraph && skipped === 0) {
      const { text, heading, centred } = paragraph;
      if (table?.cell) table.cell.text += `${table.cell.text === '' ? '' : '\n'}${text}`.slice(0, limits.text);
      else if (text.trim() !== '' && blocks.length < limits.blocks) blocks.push({ kind: 'paragraph', text, heading, centred });
      paragraph = null;
    } else if (name === 'tc' && table?.cell) {
      const { text, columns, goesOn } = table.cell;
      if (table.cells.length < limits.cells)
        table.cells.push({ text: text.trimEnd(), row: table.row, column: table.column, columns, rows: 1, goesOn });
      table.column += columns;
      table.width = Math.max(table.width, table.column);
      table.cell = null;
    } else if (name === 'tbl' && table) {
      tables.pop();
      const outer = tables.at(-1);
      // A table in a cell of another is its text.
      if (outer?.cell) outer.cell.text += table.cells.map(({ text }) => text).join('  ');
      else blocks.push({ kind: 'table', width: table.width, cells: joined(table.cells) });
    }
  });
  parser.on('text', (text, decode) => {
    if (inText) say(decode(text));
  });
  parser.parse(xml);
  return blocks;
}

/** Cells that go on below are one. */
function joined(cells: OpenTable['cells']): DocCell[] {
  const open = new Map<number, number>();
  const made: DocCell[] = [];
  for (const { goesOn, ...cell } of cells) {
    const above = goesOn ? open.get(cell.column) : undefined;
    if (above !== undefined) made[above] = { ...made[above]!, rows: cell.row - made[above]!.row + 1 };
    else open.set(cell.column, made.push(cell) - 1);
  }
  return made;
}
