/** A form out of a document: title, sections, fields; and what was not understood. */
import { fieldOf } from './field-of.ts';
import { type Block, type Found, limits, type Recognised } from './found.ts';
import { promise, readTable, type Sink } from './recognise-table.ts';
import { fieldsInText } from './recognise-text.ts';
import { blankOf, isHeading, labelOf, plain, shortened, withoutNumber } from './words.ts';

const attachments = /附件|材料清单|申报材料|提交(?:的)?材料|所需材料|证明材料/;
const instructions = /填表说明|填报说明|填写说明|注意事项|填表须知/;
const listed = /^\s*(?:[（(]?\d{1,2}[）)、.．]|[①-⑳]|[·•●])/;

export function recognise(blocks: readonly Block[]): Recognised {
  const sections: { title: string; fields: Found[] }[] = [];
  const left: string[] = [];
  let title = '';
  let current: { title: string; fields: Found[] } | null = null;
  let count = 0;
  const sink: Sink = {
    section(name) {
      current = { title: name, fields: [] };
      sections.push(current);
    },
    heading: () => (current && current.fields.length === 0 ? withoutUnit(current.title) : ''),
    field(found) {
      if (count >= limits.fields) return;
      count += 1;
      if (!current) sink.section('');
      current!.fields.push(found);
    },
    left(text) {
      if (text !== '' && left.length < limits.fields) left.push(text);
    },
  };
  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'table') {
      const before = count;
      // A form that is one table begins with its title.
      const rest = title === '' && index < 2 ? withoutTitle(block) : null;
      if (rest) title = rest.title;
      readTable(rest?.table ?? block, sink);
      if (count === before && current === null)
        left.push(
          ...block.cells
            .map(({ text }) => shortened(text))
            .filter((text) => text !== '')
            .slice(0, 20),
        );
      continue;
    }
    const flat = plain(block.text);
    if (title === '' && index < 6 && flat.length <= 40 && /[表书单函]$/.test(flat.replace(/[（(].*$/, '')) && !/[：:]/.test(flat))
      title = flat;
    else paragraph(block.text, block.heading, (current as { title: string } | null)?.title ?? '', sink);
  }
  return { title, sections: sections.filter(({ fields }) => fields.length > 0), left: [...new Set(left)] };
}

const withoutUnit = (title: string) => labelOf(title).title;

function paragraph(text: string, heading: boolean, section: string, sink: Sink): void {
  const flat = plain(text);
  if (flat === '' || blankOf(text) !== null) return;
  if (isHeading(text) || (heading && flat.length <= 40) || /^附件[：:]?$/.test(flat) || (flat.length <= 12 && instructions.test(flat))) {
    sink.section(withoutNumber(text).replace(/[：:]$/, ''));
    return;
  }
  const inside = instructions.test(section) ? null : fieldsInText(text);
  if (inside) {
    for (const found of inside.fields) sink.field(found);
    for (const line of inside.rest) sink.left(shortened(line));
  } else if (attachments.test(section) && listed.test(text) && flat.length <= 80) {
    const field = fieldOf(text.replace(/[；;。]\s*$/, ''), { kind: 'files', options: [], unit: '', help: '', several: false });
    if (field) sink.field(field);
  } else if (/(?:本(?:单位|企业|公司|人)|我(?:单位|公司))[^。]{0,20}(?:承诺|声明|保证)/.test(flat)) sink.field(promise(text));
  else sink.left(shortened(text));
}

/** Takes the first row that is one short cell over the whole width. */
function withoutTitle(
  table: Extract<Block, { kind: 'table' }>,
): { readonly title: string; readonly table: Extract<Block, { kind: 'table' }> } | null {
  const first = table.cells.find(({ text }) => plain(text) !== '');
  if (!first) return null;
  const text = plain(first.text);
  const alone = table.cells.filter((cell) => cell.row === first.row && plain(cell.text) !== '').length === 1;
  if (!alone || text.length > 40 || !/[表书单函]$/.test(text.replace(/[（(].*$/, '')) || isHeading(text)) return null;
  return { title: labelOf(text).title, table: { ...table, cells: table.cells.filter(({ row }) => row > first.row) } };
}
