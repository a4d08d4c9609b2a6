/** Edits of forms: schema and layout together, written as a developer would. */
import { describe, expect, it } from 'vitest';
import { addCheck, changeCheck, moveCheck, removeCheck } from '../../../designer/document/forms/checks.ts';
import { copyElement, paste, pasteColumns, readClip } from '../../../designer/document/forms/clip.ts';
import { withKeyword } from '../../../designer/document/forms/field-order.ts';
import {
  addColumn,
  addField,
  changeField,
  copyKey,
  duplicate,
  intoTable,
  move,
  moveColumn,
  removeField,
  renameKey,
  setRequired,
} from '../../../designer/document/forms/fields.ts';
import { inForm } from '../../../designer/document/forms/form-edit.ts';
import { freeKey, idOfText, isFree, keyOfText } from '../../../designer/document/forms/keys.ts';
import { changeKind, kindOf, kinds, newField } from '../../../designer/document/forms/kinds.ts';
import { stepOf } from '../../../designer/document/forms/layout.ts';
import { addGroup, addNote, addSection, dissolve, nameElement, removeWhole } from '../../../designer/document/forms/sections.ts';
import {
  addForm,
  addVocabulary,
  emptyForm,
  removeForm,
  removeVocabulary,
  renameForm,
  titleForm,
} from '../../../designer/document/forms/whole.ts';
import { checkForm } from '../../../engine/forms/schema.ts';
import type { FieldSchema, FormDefinition } from '../../../engine/model/form.ts';
import type { ProgrammeDocument } from '../../../engine/model/studio.ts';
import { smeDocument } from './sme-document.ts';

const words = { title: '新项', options: ['甲', '乙'], column: '名称', unit: '万元', vocabulary: 'regions', registry: 'agencies' };
const text = (title: string): FieldSchema => ({ type: 'string', title });
const start: FormDefinition = {
  id: 'application',
  title: '申报表',
  schema: {
    type: 'object',
    required: ['name'],
    properties: {
      name: text('名称'),
      area: text('地址'),
      rows: { type: 'array', title: '表', items: { type: 'object', properties: { a: text('甲'), b: text('乙') } } },
    },
  },
  uischema: {
    type: 'Categorization',
    elements: [
      {
        type: 'Category',
        label: '一',
        elements: [
          { type: 'Control', scope: '#/properties/name' },
          { type: 'Group', label: '组', elements: [{ type: 'Control', scope: '#/properties/area' }] },
        ],
      },
      { type: 'Category', label: '二', elements: [{ type: 'Control', scope: '#/properties/rows' }] },
    ],
  },
};
const keys = (form: FormDefinition) => Object.keys(form.schema.properties ?? {});
const columns = (form: FormDefinition) => Object.keys(form.schema.properties?.rows?.items?.properties ?? {});
const { vocabularies } = smeDocument();
const sound = (form: FormDefinition) => checkForm(form, { vocabularies }, form.id);

describe('fields', () => {
  it('are added in schema and layout at once, where the page shows them, and required in the same order', () => {
    const form = setRequired({ field: 'area' }, true)(addField('code', text('代码'), [0, 1])(start));
    expect(keys(form)).toEqual(['name', 'code', 'area', 'rows']);
    expect(form.uischema.elements?.[0]?.elements?.[1]).toEqual({ type: 'Control', scope: '#/properties/code' });
    expect(setRequired({ field: 'code' }, true)(form).schema.required).toEqual(['name', 'code', 'area']);
    expect(sound(form)).toEqual([]);
  });
  it('with a key that is taken are not added', () => {
    expect(addField('name', text('又一个'), [0, 0])(start)).toBe(start);
    expect(renameKey({ field: 'name' }, 'area')(start)).toBe(start);
  });
  it('move in both, through groups and over sections by single steps', () => {
    const form = move([0, 0], [1, 1])(start);
    expect(keys(form)).toEqual(['area', 'rows', 'name']);
    expect(sound(form)).toEqual([]);
    expect(stepOf(start.uischema, [0, 0], 1)).toEqual([0, 1, 0]);
    expect(stepOf(start.uischema, [0, 1, 0], 1)).toEqual([0, 2]);
    expect(stepOf(start.uischema, [0, 1, 0], -1)).toEqual([0, 1]);
    expect(stepOf(start.uischema, [1, 0], -1)).toEqual([0, 2]);
    expect(stepOf(start.uischema, [0, 0], -1)).toBeNull();
    expect(stepOf(start.uischema, [0], 1)).toEqual([2]);
    expect(move([0, 1], [0, 1, 0])(start)).toBe(start);
    expect(move([0, 0], [0])(start)).toBe(start);
  });
  it('removed leave nothing: no control, no name in required, no empty list', () => {
    const form = removeField({ field: 'name' })(start);
    expect(JSON.stringify(form)).not.toContain('name');
    expect('required' in form.schema).toBe(false);
  });
  it('renamed keep their place and their very schema', () => {
    const form = renameKey({ field: 'name' }, 'company')(start);
    expect(keys(form)).toEqual(['company', 'area', 'rows']);
    expect(form.schema.required).toEqual(['company']);
    expect(form.schema.properties?.company).toBe(start.schema.properties?.name);
    expect(sound(form)).toEqual([]);
  });
  it('are copied behind themselves under the next key', () => {
    expect(copyKey(start, { field: 'name' })).toBe('name2');
    const form = duplicate({ field: 'name' }, '名称（副本）')(start);
    expect(keys(form)).toEqual(['name', 'name2', 'area', 'rows']);
    expect(form.schema.required).toEqual(['name', 'name2']);
    expect(columns(duplicate({ field: 'rows', column: 'a' }, '甲二')(start))).toEqual(['a', 'a2', 'b']);
  });
  it('become columns of a table, and columns move and go', () => {
    const form = intoTable('name', 'rows')(start);
    expect(columns(form)).toEqual(['a', 'b', 'name']);
    expect(form.schema.properties?.rows?.items?.required).toEqual(['name']);
    expect(sound(form)).toEqual([]);
    expect(columns(moveColumn('rows', 'b', 'a')(start))).toEqual(['b', 'a']);
    expect(columns(addColumn('rows', 'c', text('丙'), 'b')(start))).toEqual(['a', 'c', 'b']);
    expect(columns(removeField({ field: 'rows', column: 'a' })(start))).toEqual(['b']);
    expect(columns(renameKey({ field: 'rows', column: 'a' }, 'first')(start))).toEqual(['first', 'b']);
  });
  it('say nothing that a developer would leave out, and new keywords find their place', () => {
    const field: FieldSchema = { type: 'string', title: '名称', maxLength: 10, 'x-help': '请填写' };
    expect(Object.keys(withKeyword(field, 'x-titleEn', 'Name'))).toEqual(['type', 'title', 'x-titleEn', 'maxLength', 'x-help']);
    expect(Object.keys(withKeyword(field, 'x-visibleWhen', 'true'))).toEqual(['type', 'title', 'maxLength', 'x-visibleWhen', 'x-help']);
    expect(withKeyword(withKeyword(field, 'x-masked', true), 'x-masked', false)).toEqual(field);
    expect(withKeyword(field, 'x-help', '')).toEqual({ type: 'string', title: '名称', maxLength: 10 });
    expect(withKeyword(field, 'x-unit', undefined)).toBe(field);
    expect(withKeyword({ type: 'boolean', title: '是否' }, 'default', false)).toEqual({ type: 'boolean', title: '是否', default: false });
  });
});

describe('kinds', () => {
  it('write fields that the engine finds sound, and are recognised again', () => {
    for (const kind of kinds) {
      const schema = newField(kind, words);
      expect(kindOf(schema), kind).toBe(kind);
      expect(sound(addField('field1', schema, [0, 0])(start)), kind).toEqual([]);
    }
  });
  it('of a vocabulary say that none is chosen yet, and stay of their kind', () => {
    for (const kind of ['vocabulary', 'vocabularies'] as const) {
      const schema = newField(kind, { ...words, vocabulary: '' });
      expect(kindOf(schema)).toBe(kind);
      expect(sound(addField('field1', schema, [0, 0])(start)).map(({ code }) => code)).toEqual(['form.vocabulary']);
    }
  });
  it('keep what fits when they change, from each to each', () => {
    for (const from of kinds)
      for (const to of kinds) {
        const field: FieldSchema = {
          ...newField(from, words),
          title: '原标题',
          'x-help': '帮助',
          'x-visibleWhen': 'application.area = "x"',
        };
        const changed = changeKind(field, to, words);
        expect(kindOf(changed), `${from} → ${to}`).toBe(to);
        expect(changed).toMatchObject({ title: '原标题', 'x-help': '帮助', 'x-visibleWhen': 'application.area = "x"' });
        expect(sound(addField('field1', changed, [0, 0])(start)), `${from} → ${to}`).toEqual([]);
      }
  });
  it('carry choices, vocabularies and limits of figures over', () => {
    const choice: FieldSchema = { type: 'string', title: '级别', oneOf: [{ const: 'a', title: '甲级' }] };
    expect(changeKind(choice, 'multi', words).items?.oneOf).toEqual(choice.oneOf);
    expect(changeKind(changeKind(choice, 'multi', words), 'choice', words).oneOf).toEqual(choice.oneOf);
    expect(changeKind({ type: 'integer', title: '人数', minimum: 3, 'x-unit': '人' }, 'decimal', words)).toMatchObject({
      minimum: 3,
      'x-unit': '人',
    });
    const code: FieldSchema = { type: 'string', title: '属地', 'x-vocabulary': 'sei' };
    expect(changeKind(code, 'vocabularies', words).items).toEqual({ type: 'string', 'x-vocabulary': 'sei' });
    expect(changeKind({ type: 'string', title: '简介', maxLength: 77 }, 'longtext', words).maxLength).toBe(77);
  });
  it('tell every field of the programmes here what it is', () => {
    const { forms } = smeDocument();
    const found = Object.values(forms.application!.schema.properties!).map((schema) => kindOf(schema));
    for (const kind of ['choice', 'multi', 'files', 'table', 'percent', 'vocabulary', 'money', 'boolean'] as const)
      expect(found).toContain(kind);
  });
});

describe('sections, groups and notes', () => {
  it('a form of one page becomes one of sections with its first section', () => {
    const form = addField('a', text('甲'), [0])(emptyForm('f', '表'));
    const two = addSection('第二部分')(form);
    expect(two.uischema).toEqual({
      type: 'Categorization',
      elements: [
        { type: 'Category', label: '表', elements: [{ type: 'Control', scope: '#/properties/a' }] },
        { type: 'Category', label: '第二部分', elements: [] },
      ],
    });
    expect(addSection('唯一')(emptyForm('f', '表')).uischema.elements).toEqual([{ type: 'Category', label: '唯一', elements: [] }]);
  });
  it('are named in both languages, moved, dissolved and removed with their fields', () => {
    const named = nameElement([0], { label: '基本情况', labelEn: 'Basics' })(start);
    expect(Object.keys(named.uischema.elements![0]!)).toEqual(['type', 'label', 'options', 'elements']);
    expect(nameElement([0], { labelEn: '' })(named).uischema.elements![0]).not.toHaveProperty('options');
    expect(keys(move([1], [0])(start))).toEqual(['rows', 'name', 'area']);
    expect(keys(removeWhole([0])(start))).toEqual(['rows']);
    expect(removeWhole([0])(start).uischema.elements).toHaveLength(1);
    const loose = dissolve([0, 1])(start);
    expect(loose.uischema.elements?.[0]?.elements?.map(({ type }) => type)).toEqual(['Control', 'Control']);
    const one = dissolve([1])(start);
    expect(one.uischema.elements).toHaveLength(1);
    expect(sound(one)).toEqual([]);
    expect(dissolve([0])(one).uischema.type).toBe('VerticalLayout');
    expect(dissolve([0])(start).uischema.elements?.[0]?.elements).toHaveLength(3);
    expect(sound(addNote('请如实填写。', [0, 0])(addGroup('新组', [0, 0])(start)))).toEqual([]);
  });
});

describe('rules over fields', () => {
  it('are added, changed, moved and removed, and leave no empty list', () => {
    const rule = { id: 'check-1', when: 'application.name != null', message: '请填写', level: 'block' as const, at: '/name' };
    const one = addCheck(rule)(start);
    expect(one.checks).toEqual([rule]);
    const two = addCheck({ ...rule, id: 'check-2' }, 0)(one);
    expect(moveCheck(0, 1)(two).checks?.map(({ id }) => id)).toEqual(['check-1', 'check-2']);
    expect(Object.keys(changeCheck(0, { messageEn: 'Fill it in' })(one).checks![0]!)).toEqual([
      'id',
      'when',
      'message',
      'messageEn',
      'level',
      'at',
    ]);
    expect(changeCheck(0, { messageEn: '' })(one).checks![0]).not.toHaveProperty('messageEn');
    expect(removeCheck(0)(one)).not.toHaveProperty('checks');
  });
});

describe('copied parts', () => {
  const document: ProgrammeDocument = {
    ...smeDocument(),
    forms: { application: start, other: addSection('唯一')(emptyForm('other', '另一张表')) },
  };
  it('go to another form and another programme, with their vocabularies, under free keys', () => {
    const form = changeField({ field: 'area' }, (schema) => ({
      ...schema,
      'x-vocabulary': 'regions',
      'x-visibleWhen': 'application.name != "无"',
    }))(start);
    const clip = readClip(JSON.stringify(copyElement(document, form, [0])))!;
    expect(clip.vocabularies).toHaveProperty('regions');
    const empty = { ...document, vocabularies: {} };
    const once = paste('other', clip, [1])(empty);
    expect(keys(once.forms.other!)).toEqual(['name', 'area']);
    expect(once.vocabularies).toHaveProperty('regions');
    const twice = paste('other', clip, [1])(once).forms.other!;
    expect(keys(twice)).toEqual(['name2', 'area2', 'name', 'area']);
    expect(twice.schema.properties?.area2?.['x-visibleWhen']).toBe('application.name2 != "无"');
    expect(twice.schema.required).toEqual(['name2', 'name']);
    expect(sound(twice)).toEqual([]);
  });
  it('become columns of a table, tables left out', () => {
    const clip = copyElement(document, start, [0])!;
    const next = pasteColumns('application', clip, 'rows', null)(document).forms.application!;
    expect(columns(next)).toEqual(['a', 'b', 'name', 'area']);
    const table = copyElement(document, start, [1, 0])!;
    expect(pasteColumns('application', table, 'rows', null)(document)).toBe(document);
  });
  it('are refused when they are something else', () => {
    for (const wrong of [
      '',
      'hello',
      '{}',
      '[1]',
      '{"kind":"liuzhuan-form-part","properties":{"a":1}}',
      '{"kind":"liuzhuan-form-part","properties":{"a":{}},"element":{"type":1}}',
    ])
      expect(readClip(wrong), wrong).toBeNull();
  });
});

describe('forms of a programme', () => {
  const document = smeDocument();
  it('are added, titled, renamed and removed; vocabularies come and go', () => {
    const added = addForm(emptyForm('report', '报告'))(document);
    expect(added.forms.report?.title).toBe('报告');
    expect(addForm(emptyForm('report', '又'))(added)).toBe(added);
    expect(Object.keys(titleForm('report', { titleEn: 'Report' })(added).forms.report!)).toEqual([
      'id',
      'title',
      'titleEn',
      'schema',
      'uischema',
    ]);
    expect(Object.keys(renameForm('report', 'summary')(added).forms)).toContain('summary');
    expect(renameForm('report', 'summary')(added).forms.summary?.id).toBe('summary');
    expect(removeForm('report')(added).forms).toEqual(document.forms);
    expect(removeVocabulary('regions')(document).vocabularies).not.toHaveProperty('regions');
    expect(addVocabulary(document.vocabularies.regions!)(document)).toBe(document);
    expect(inForm('nothing', setRequired({ field: 'x' }, true))(document)).toBe(document);
  });
});

describe('keys', () => {
  it('are ASCII, never made of Chinese', () => {
    expect(keyOfText('Annual revenue 2026')).toBe('annualRevenue2026');
    expect(keyOfText('２nd Name')).toBe('ndName');
    expect(keyOfText('企业名称')).toBe('');
    expect(freeKey('field1', ['field1', 'field2'])).toBe('field3');
    expect(freeKey('name', ['name', 'name2'])).toBe('name3');
    expect(isFree('constructor', [])).toBe(false);
    expect(idOfText('Yearly Update')).toBe('yearly-update');
  });
});
