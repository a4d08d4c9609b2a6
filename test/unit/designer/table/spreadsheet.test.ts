import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { exportRows } from '../../../../designer/renderers/table/export-rows.ts';
import { type Grid, gridLimits, parseClipboard, sheetLimits } from '../../../../designer/renderers/table/grid.ts';
import { type Column, importRows } from '../../../../designer/renderers/table/import-rows.ts';
import { readWorkbook, SheetError } from '../../../../designer/renderers/table/xlsx-read.ts';
import { writeWorkbook } from '../../../../designer/renderers/table/xlsx-write.ts';
import { compileForm } from '../../../../engine/forms/compile.ts';
import { columnTotals } from '../../../../engine/forms/totals.ts';
import { validate } from '../../../../engine/forms/validate.ts';
import type { FieldSchema } from '../../../../engine/model/form.ts';
import { formWith, scope, told, vocabularies } from '../../forms/programme.ts';

const schema: FieldSchema = {
  type: 'array',
  title: '知识产权',
  maxItems: 4000,
  'x-unique': ['number'],
  items: {
    type: 'object',
    required: ['name'],
    properties: {
      name: { type: 'string', title: '名称', 'x-titleEn': 'Name', maxLength: 20 },
      kind: {
        type: 'string',
        title: '类型',
        'x-titleEn': 'Kind',
        oneOf: [
          { const: 'invention', title: '发明', 'x-titleEn': 'Invention' },
          { const: 'design', title: '外观' },
        ],
      },
      amount: { type: 'number', title: '金额', format: 'money', multipleOf: 0.01, 'x-unit': '万元', 'x-total': true },
      on: { type: 'string', title: '授权日', format: 'date' },
      related: { type: 'boolean', title: '相关' },
      region: { type: 'string', title: '属地', 'x-vocabulary': 'regions' },
      tags: { type: 'array', title: '标签', items: { type: 'string', enum: ['a', 'b'] } },
      number: { type: 'string', title: '编号' },
      double: { type: 'number', title: '两倍', 'x-computed': 'row.amount * 2' },
      proof: { type: 'array', title: '证书', format: 'files' },
    },
  },
};
const columns = Object.entries(schema.items!.properties!).map(([name, column]): Column => ({ name, schema: column }));
const read = (grid: Grid) => importRows(columns, grid, { vocabularies });
const words = { vocabularies, english: false, yes: '是', no: '否' };

describe('cells pasted from a spreadsheet', () => {
  it('are rows and columns, with breaks and quotes inside cells kept', () => {
    expect(parseClipboard('a\tb\r\n1\t"x\ny ""z"""\r\n\r\n')).toEqual([
      ['a', 'b'],
      ['1', 'x\ny "z"'],
    ]);
    expect(parseClipboard('5" pipe\t"half')).toEqual([['5" pipe', '"half']]);
  });
  it('are taken up to a limit', () => {
    expect(parseClipboard('x\n'.repeat(20_000)).length).toBe(gridLimits.rows);
    expect(parseClipboard('x\t'.repeat(500))[0]).toHaveLength(gridLimits.columns);
    expect(parseClipboard('x'.repeat(50_000))[0]![0]).toHaveLength(gridLimits.text);
  });
});

describe('rows of a sheet', () => {
  it('go by headings in either language, with units and stars, in any order', () => {
    const found = read([
      ['金额（万元）', 'Name', '类型*', '备注'],
      ['1,234.50', '轴承', '发明', 'x'],
      [12, '保持架', 'design', null],
      [null, null, null, null],
    ]);
    expect(found).toMatchObject({ headed: true, unknown: ['备注'] });
    expect(found.rows).toEqual([
      { amount: 1234.5, name: '轴承', kind: 'invention' },
      { amount: 12, name: '保持架', kind: 'design' },
    ]);
  });
  it('go by order without headings, past formulas and files', () => {
    const { headed, rows } = read([['轴承', '外观', '３０', '2026/3/2', '是', '偃师区', 'a、b', 'N1']]);
    expect(headed).toBe(false);
    expect(rows).toEqual([
      { name: '轴承', kind: 'design', amount: 30, on: '2026-03-02', related: true, region: '410307', tags: ['a', 'b'], number: 'N1' },
    ]);
  });
  it.each([
    [46083, '2026-03-02'],
    ['2026年3月2日', '2026-03-02'],
    ['20260302', '2026-03-02'],
    ['明天', '明天'],
  ])('read the day %j as %s', (cell, day) => expect(read([['授权日'], [cell]]).rows).toEqual([{ on: day }]));
  it('count days from 1904 where the workbook does', () => {
    expect(importRows(columns, [['授权日'], [44621]], { vocabularies, from1904: true }).rows).toEqual([{ on: '2026-03-02' }]);
  });
  it('bring wrong cells over as they stand, for the form to refuse at their place', () => {
    const { rows } = read([
      ['名称', '类型', '金额', '属地', '编号'],
      ['轴承', '商标', 'abc', '火星', 'N1'],
      ['轴承', '发明', 1.005, '偃师市', 'N1'],
    ]);
    const compiled = compileForm(formWith({ ips: schema }), vocabularies);
    expect(told(validate(compiled, { ips: rows }, scope))).toEqual([
      '/ips/0/kind field.oneOf',
      '/ips/0/amount field.number',
      '/ips/0/region field.x-vocabulary',
      '/ips/1/amount field.money',
      '/ips/1/region field.x-retired',
      '/ips/1/number field.x-unique',
    ]);
  });
  it('prefer the code in force where a title is that of a retired one too', () => {
    const items = [
      { code: 'old', title: '甲', validTo: '2020-01-01', replacedBy: 'new' },
      { code: 'new', title: '甲' },
    ];
    const own = { ...vocabularies, regions: { id: 'regions', title: '', source: '', version: '', items } };
    expect(importRows(columns, [['属地'], ['甲'], ['old 甲']], { vocabularies: own }).rows).toEqual([{ region: 'new' }, { region: 'old' }]);
  });
});

/** A workbook of one sheet whose directory says that the sheet unpacks to so many bytes (null: the truth). */
function declaring(size: number | null): Uint8Array {
  const sheet = `<sheetData><row><c t="inlineStr"><is><t>${'x'.repeat(500)}</t></is></c></row></sheetData>`;
  const bytes = zipSync({ 'xl/worksheets/sheet1.xml': strToU8(sheet) });
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const entry = bytes.findIndex((_, at) => at + 4 <= bytes.length && view.getUint32(at, true) === 0x02014b50);
  if (size !== null) view.setUint32(entry + 24, size, true);
  return bytes;
}

describe('a workbook', () => {
  const rows = [
    { name: '=HYPERLINK("http://evil")', kind: 'invention', amount: 1.5, on: '2026-03-02', related: true, region: '410307', tags: ['b'] },
    { name: '@SUM(1) <&> "x"', amount: 2.25, related: false, number: '007', double: 4.5 },
  ];
  const { grid, widths } = exportRows(columns, rows, words);
  const bytes = writeWorkbook('知识产权/[1]', grid, widths);

  it('comes back as it went out', () => {
    const back = read(readWorkbook(bytes).rows);
    expect(back.rows).toEqual([rows[0], { ...rows[1], double: undefined }].map((row) => JSON.parse(JSON.stringify(row))));
  });
  it('holds no formula, and guards what a spreadsheet would take for one', () => {
    const sheet = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml']!);
    expect(sheet).not.toContain('<f');
    const guarded = [...sheet.matchAll(/<c r="(\w+)" t="inlineStr" s="2">/g)].map(([, place]) => place);
    expect(guarded).toEqual(['A2', 'A3']);
  });
  it('leaves files out and says units in headings', () =>
    expect(grid[0]).toEqual(['名称', '类型', '金额（万元）', '授权日', '相关', '属地', '标签', '编号', '两倍']));
  it('is refused over a size, and when it unpacks to too much', () => {
    expect(() => readWorkbook(new Uint8Array(sheetLimits.bytes + 1))).toThrow(new SheetError('too-large'));
    expect(() => readWorkbook(declaring(sheetLimits.unpacked + 1))).toThrow(new SheetError('too-large'));
  });
  it('unpacks no more than it declares: a lie about the size is an unreadable file', () => {
    expect(readWorkbook(declaring(null)).rows).toEqual([['x'.repeat(500)]]);
    expect(() => readWorkbook(declaring(60))).toThrow(new SheetError('unreadable'));
  });
  it.each([
    ['no zip', strToU8('hello')],
    ['a zip without a sheet', zipSync({ 'a.txt': strToU8('x') })],
    ['broken xml', zipSync({ 'xl/workbook.xml': strToU8('<workbook><sheets'), 'xl/worksheets/sheet1.xml': strToU8('<c') })],
  ])('is refused when it is %s', (_, content) => expect(() => readWorkbook(content)).toThrow(new SheetError('unreadable')));
  it('gives the last value of a formula, shared texts, and never more than the limits', () => {
    const cells =
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1"><f>1+1</f><v>2</v></c></row><row r="900000"><c r="A900000"><v>1</v></c></row>';
    const workbook = zipSync({
      'xl/workbook.xml': strToU8('<workbook xmlns:r="r"><sheets><sheet name="s" r:id="r1"/></sheets></workbook>'),
      'xl/_rels/workbook.xml.rels': strToU8('<Relationships><Relationship Id="r1" Target="/xl/worksheets/other.xml"/></Relationships>'),
      'xl/sharedStrings.xml': strToU8('<sst><si><r><t>甲</t></r><r><t>乙</t></r><rPh><t>jia</t></rPh></si></sst>'),
      'xl/worksheets/other.xml': strToU8(`<worksheet><sheetData>${cells}</sheetData></worksheet>`),
    });
    expect(readWorkbook(workbook).rows).toEqual([['甲乙', null, 2]]);
  });
  it('gives percentages as the sheet shows them, not as the shares it keeps', () => {
    const styles = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="0.0%"/><numFmt numFmtId="165" formatCode="0&quot;%&quot;"/></numFmts>
      <cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>
      <cellXfs><xf numFmtId="0"/><xf numFmtId="10"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>`;
    const cells = [0.725, 0.725, 0.07, 7].map((value, style) => `<c s="${style}"><v>${value}</v></c>`).join('');
    const workbook = zipSync({
      'xl/styles.xml': strToU8(styles),
      'xl/worksheets/sheet1.xml': strToU8(`<worksheet><sheetData><row>${cells}</row></sheetData></worksheet>`),
    });
    expect(readWorkbook(workbook).rows).toEqual([[0.725, '72.5%', '7%', 7]]);
    const share: Column = { name: 'share', schema: { type: 'number', format: 'percent', title: '占比' } };
    expect(importRows([share], [['占比'], ['72.5%']], { vocabularies }).rows).toEqual([{ share: 72.5 }]);
  });
});

it('adds up a column exactly, whatever else stands in it', () => {
  const rows = [{ amount: 0.1 }, { amount: 0.2 }, { amount: 'x' }, null, {}];
  expect([...columnTotals(schema, rows)]).toEqual([['amount', 0.3]]);
  expect(columnTotals(schema, []).size).toBe(0);
});
