/** What the forms panel shows and where things go, without a page. */
import { describe, expect, it } from 'vitest';
import { placeOfField } from '../../../../designer/document/forms/layout.ts';
import { dropEdit, dropOf, spotOfDrop } from '../../../../designer/studio/forms/drops.ts';
import { formPlace, nodeAt, pointerOfNode, spotFor } from '../../../../designer/studio/forms/node.ts';
import { outlineRows } from '../../../../designer/studio/forms/outline-rows.ts';
import { freeCode, linesOf, moved, pasteList, replaceList } from '../../../../designer/studio/forms/properties/options.ts';
import type { FormDefinition } from '../../../../engine/model/form.ts';

const control = (key: string) => ({ type: 'Control', scope: `#/properties/${key}` });
const form: FormDefinition = {
  id: 'application',
  title: '申报表',
  schema: {
    type: 'object',
    required: ['name'],
    properties: {
      name: { type: 'string', title: '名称' },
      size: { type: 'string', title: '规模', 'x-visibleWhen': 'application.name = "a"' },
      rows: {
        type: 'array',
        title: '明细',
        items: {
          type: 'object',
          required: ['a'],
          properties: { a: { type: 'string', title: '甲' }, b: { type: 'number', title: '乙', 'x-computed': '1' } },
        },
      },
    },
  },
  uischema: {
    type: 'Categorization',
    elements: [
      { type: 'Category', label: '一', elements: [control('name'), { type: 'Group', label: '组', elements: [control('size')] }] },
      { type: 'Category', label: '二', elements: [{ type: 'Label', label: '请如实填写' }, control('rows')] },
    ],
  },
  checks: [{ id: 'c', when: 'true', message: 'x', level: 'warn', at: '/name' }],
};
const rows = outlineRows(form, new Set());
const row = (title: string) => rows.find((one) => one.title === title)!;

describe('the outline', () => {
  it('lists sections, groups, notes, fields and columns with their level and what is said of them', () => {
    expect(rows.map(({ title, level, sort }) => `${level} ${sort} ${title}`)).toEqual([
      '1 section 一',
      '2 field 名称',
      '2 group 组',
      '3 field 规模',
      '1 section 二',
      '2 note 请如实填写',
      '2 field 明细',
      '3 column 甲',
      '3 column 乙',
    ]);
    expect(row('名称')).toMatchObject({ required: true, conditional: false, position: 1, count: 2 });
    expect(row('规模')).toMatchObject({ conditional: true });
    expect(row('甲')).toMatchObject({ required: true });
    expect(row('乙')).toMatchObject({ computed: true });
  });
  it('folds sections and tables', () => {
    expect(outlineRows(form, new Set([row('一').id, row('明细').id])).map(({ title }) => title)).toEqual([
      '一',
      '二',
      '请如实填写',
      '明细',
    ]);
  });
});

describe('a place of the address', () => {
  it('is a field, column, element, rule or the form, and what it lies in when it leads deeper', () => {
    for (const { node, id } of rows) {
      expect(pointerOfNode(node)).toBe(id);
      expect(nodeAt(form, id)).toEqual(node);
    }
    expect(nodeAt(form, '/schema/properties/size/x-visibleWhen')).toEqual({ kind: 'field', at: { field: 'size' } });
    expect(nodeAt(form, '/uischema/elements/0/elements/0/scope')).toEqual({ kind: 'field', at: { field: 'name' } });
    expect(nodeAt(form, '/checks/0/when')).toEqual({ kind: 'check', index: 0 });
    for (const nowhere of ['', '/schema', '/schema/properties/gone', '/checks/7', '/uischema/elements/9'])
      expect(nodeAt(form, nowhere)).toEqual({ kind: 'form' });
    expect(formPlace('forms/application#/checks/0')).toEqual({ name: 'application', pointer: '/checks/0' });
    expect(formPlace('forms/application')).toEqual({ name: 'application', pointer: '' });
    expect(formPlace('workflow#/steps/a')).toBeNull();
  });
  it('says where something new goes', () => {
    const spot = (title: string) => spotFor(form, row(title).node, (field) => placeOfField(form.uischema, field));
    expect(spot('名称')).toEqual({ place: [0, 1] });
    expect(spot('组')).toEqual({ place: [0, 1, 1] });
    expect(spot('二')).toEqual({ place: [1, 2] });
    expect(spot('请如实填写')).toEqual({ place: [1, 1] });
    expect(spot('甲')).toEqual({ table: 'rows', before: 'b' });
    expect(spotFor(form, { kind: 'form' }, () => null)).toEqual({ place: [1, 2] });
  });
});

describe('something dragged', () => {
  it('goes before, after or into what it is dropped on', () => {
    expect(dropOf(row('名称'), 0.2).where).toBe('before');
    expect(dropOf(row('名称'), 0.9).where).toBe('after');
    expect(dropOf(row('组'), 0.5).where).toBe('inside');
    expect(spotOfDrop(form, dropOf(row('明细'), 0.5))).toEqual({ table: 'rows', before: null });
    expect(spotOfDrop(form, dropOf(row('甲'), 0.9))).toEqual({ table: 'rows', before: 'b' });
    expect(spotOfDrop(form, dropOf(row('一'), 0.1))).toEqual({ place: [0, 0] });
    const fields = (edit: ReturnType<typeof dropEdit>) => Object.keys(edit!(form).schema.properties!);
    expect(fields(dropEdit(form, row('名称'), dropOf(row('明细'), 0.9)))).toEqual(['size', 'rows', 'name']);
    expect(Object.keys(dropEdit(form, row('名称'), dropOf(row('明细'), 0.5))!(form).schema.properties!.rows!.items!.properties!)).toEqual([
      'a',
      'b',
      'name',
    ]);
    expect(Object.keys(dropEdit(form, row('乙'), dropOf(row('甲'), 0.1))!(form).schema.properties!.rows!.items!.properties!)).toEqual([
      'b',
      'a',
    ]);
    expect(dropEdit(form, row('二'), dropOf(row('一'), 0.1))!(form).uischema.elements!.map(({ label }) => label)).toEqual(['二', '一']);
    expect(dropEdit(form, row('乙'), dropOf(row('名称'), 0.1))).toBeNull();
    expect(dropEdit(form, row('名称'), dropOf(row('名称'), 0.1))).toBeNull();
  });
});

describe('choices', () => {
  const two = [
    { const: 'option1', title: '甲' },
    { const: 'b', title: '乙' },
  ];
  it('are read out of a list that was pasted', () => {
    expect(linesOf('□甲\n2. 乙；丙\r\n\n● 丁、戊\n甲')).toEqual(['甲', '乙', '丙', '丁', '戊']);
    expect(linesOf('2026 年\n1.5 倍')).toEqual(['2026 年', '1.5 倍']);
  });
  it('keep the codes that are known, and get codes that are free', () => {
    expect(pasteList(two, ['乙', '丙', '丁'], 0)).toEqual([
      { const: 'option1', title: '丙' },
      { const: 'option3', title: '丁' },
      { const: 'b', title: '乙' },
    ]);
    expect(replaceList([], ['丙', '丁'])).toEqual([
      { const: 'option1', title: '丙' },
      { const: 'option2', title: '丁' },
    ]);
    expect(replaceList(two, ['丙', '乙'])).toEqual([
      { const: 'option3', title: '丙' },
      { const: 'b', title: '乙' },
    ]);
    expect(freeCode(two)).toBe('option3');
    expect(moved(two, 0, 1)).toEqual([two[1], two[0]]);
  });
});
