import { describe, expect, test } from 'vitest';
import { readWorkbook } from '../../../../designer/renderers/table/xlsx-read.ts';
import { writeWorkbook } from '../../../../designer/renderers/table/xlsx-write.ts';
import { changesOf } from '../../../../designer/workbench/vocabularies/items.ts';
import { changeLists, planOf, retire, sheetOf } from '../../../../designer/workbench/vocabularies/sheet.ts';

const titles = { code: '代码', title: '名称', parent: '上级代码', validFrom: '启用日期', validTo: '最后有效日', replacedBy: '替代代码' };
const items = [
  { code: '01', title: '农业' },
  { code: '011', title: '谷物种植', parent: '01', validFrom: '2017-10-01' },
  { code: '012', title: '豆类种植', parent: '01', validTo: '2025-12-31', replacedBy: '011' },
];
const plan = (grid: Parameters<typeof planOf>[1]) => planOf(items, grid, titles);

describe('a vocabulary as a spreadsheet', () => {
  test('comes back as it was exported', () => {
    const { grid, widths } = sheetOf(items, titles);
    const read = readWorkbook(writeWorkbook('行业', grid, widths));
    expect(plan(read.rows)).toEqual({ items, unnamed: [], faults: [], unknown: [] });
  });
  test('adds, renames, retires and moves; what the sheet does not name stays', () => {
    const read = plan([
      ['代码', '名称', '上级代码', '最后有效日', '备注'],
      ['011', '谷物', '01', null, 'x'],
      ['013', '薯类种植', '01', null, null],
      ['01', '农业', null, '2026/12/31', null],
    ]);
    expect(read).toMatchObject({ unnamed: [items[2]], faults: [], unknown: ['备注'] });
    expect(read?.items).toEqual([
      { code: '01', title: '农业', validTo: '2026-12-31' },
      { code: '011', title: '谷物', parent: '01', validFrom: '2017-10-01' },
      items[2],
      { code: '013', title: '薯类种植', parent: '01' },
    ]);
    const { added, changed } = changesOf(items, read?.items ?? []);
    const lists = changeLists(items, added, changed);
    expect([lists.added, lists.retired, lists.renamed, lists.other].map((list) => list.length)).toEqual([1, 1, 1, 0]);
    expect(lists.renamed[0]).toMatchObject({ before: '谷物种植', item: { title: '谷物' } });
  });
  test('an empty cell empties, in a column that the sheet has', () => {
    const read = plan([
      ['代码', '名称', '最后有效日', '替代代码'],
      ['012', '豆类种植', null, ''],
    ]);
    expect(read?.items[2]).toEqual({ code: '012', title: '豆类种植', parent: '01' });
    expect(
      plan([
        ['代码', '名称'],
        ['012', '豆类'],
      ])?.items[2],
    ).toEqual({ ...items[2], title: '豆类' });
  });
  test('says what is wrong, with the row of the sheet', () => {
    const read = plan([
      ['代码', '名称', '上级代码', '启用日期', '最后有效日'],
      [null, '没有代码', null, null, null],
      [null, null, null, null, null],
      ['014', null, '99', null, null],
      ['015', '棉麻', '01', '2026-05-01', '2026-04-01'],
      ['015', '棉', '01', null, null],
      ['016', '糖料', '01', '明年', '2026-02-31'],
    ]);
    expect(read?.faults.map(({ row, member, fault }) => [row, member, fault])).toEqual([
      [2, 'code', 'needed'],
      [4, 'title', 'needed'],
      [4, 'parent', 'unknown'],
      [5, 'validTo', 'order'],
      [6, 'code', 'twice'],
      [7, 'validTo', 'order'],
      [7, 'validFrom', 'date'],
      [7, 'validTo', 'date'],
    ]);
  });
  test('needs a heading that names code and name', () => {
    expect(plan([['011', '谷物']])).toBeNull();
    expect(
      plan([
        ['代码', '上级代码'],
        ['011', '01'],
      ]),
    ).toBeNull();
  });
  test('retires codes by a day; one that ends earlier keeps its end', () => {
    const retired = retire(items, new Set(['011', '012']), '2026-06-30');
    expect(retired.map(({ validTo }) => validTo)).toEqual([undefined, '2026-06-30', '2025-12-31']);
  });
});
