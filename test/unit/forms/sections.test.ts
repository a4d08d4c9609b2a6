import { describe, expect, test } from 'vitest';
import { sectionsOf as viewsOf } from '../../../designer/workbench/application/sections.ts';
import { caseView, fieldLabel } from '../../../designer/workbench/case/case-view.ts';
import { approvalForm } from '../../../engine/effects/approval-form.ts';
import { compileForm } from '../../../engine/forms/compile.ts';
import { diff } from '../../../engine/forms/diff.ts';
import { fieldName, groupName, sectionsOf } from '../../../engine/forms/sections.ts';
import type { ProgrammePackage } from '../../../engine/model/definition.ts';
import type { CaseDto } from '../../../engine/model/dto/case.ts';
import type { FormDefinition, UiElement } from '../../../engine/model/form.ts';

const control = (name: string): UiElement => ({ type: 'Control', scope: `#/properties/${name}` });
const group = (label: string, elements: UiElement[], labelEn?: string): UiElement => ({
  ...{ type: 'Group', label, elements },
  ...(labelEn && { options: { labelEn } }),
});
const names = ['company', 'contactName', 'contactMobile', 'legalName', 'note'];
const nested = [
  control('company'),
  group('企业联系', [
    group('联系人', [{ type: 'VerticalLayout', elements: [control('contactName'), control('contactMobile')] }], 'Contact'),
    group('法定代表人', [control('legalName')]),
  ]),
  control('note'),
];
const form = (uischema: UiElement): FormDefinition => ({
  ...{ id: 'f', title: '表', uischema },
  schema: { type: 'object', properties: Object.fromEntries(names.map((name) => [name, { type: 'string', title: '姓名' }])) },
});
const zh = (title: string) => title;

describe('groups in groups', () => {
  test.each([
    ['a page of its own', form({ type: 'VerticalLayout', elements: nested })],
    ['a category', form({ type: 'Categorization', elements: [{ type: 'Category', label: '页', elements: nested }] })],
  ])('are named with those around them, on %s', (_, definition) => {
    const [section] = sectionsOf(definition);
    expect(section?.fields).toEqual(names);
    expect(section?.groups.map((one) => [groupName(one, zh), one.fields])).toEqual([
      ['', ['company']],
      ['企业联系 › 联系人', ['contactName', 'contactMobile']],
      ['企业联系 › 法定代表人', ['legalName']],
      ['', ['note']],
    ]);
    expect(groupName(section!.groups[1]!, (title, en) => en ?? title)).toBe('企业联系 › Contact');
  });
  test('a form that is one group has one named group', () => {
    const [section] = sectionsOf(form(group('全部', [control('company')])));
    expect(section?.groups.map((one) => [groupName(one, zh), one.fields])).toEqual([['全部', ['company']]]);
  });
  test('an officer reads them in the same order', () => {
    const [view] = viewsOf(form({ type: 'Categorization', elements: [{ type: 'Category', label: '页', elements: nested }] }), false);
    expect(view?.fields.map(({ key, group: name }) => [key, name])).toEqual([
      ['company', ''],
      ['contactName', '企业联系 › 联系人'],
      ['contactMobile', '企业联系 › 联系人'],
      ['legalName', '企业联系 › 法定代表人'],
      ['note', ''],
    ]);
  });
  test('away from its place a field is named with them: before and after, ticks, notes, materials', () => {
    const page = form({ type: 'VerticalLayout', elements: nested });
    const proof = { type: 'array', title: '证明', format: 'files' } as const;
    const definition = {
      ...{ ...page, schema: { ...page.schema, required: ['proof'], properties: { ...page.schema.properties, proof } } },
      uischema: { type: 'VerticalLayout', elements: [...nested, group('附件', [control('proof')], 'Papers')] },
    };
    expect(['company', 'legalName', 'gone'].map((name) => fieldName(definition, name, zh))).toEqual([
      '姓名',
      '企业联系 › 法定代表人 › 姓名',
      'gone',
    ]);
    expect(fieldName(definition, 'contactName', (title, en) => en ?? title)).toBe('企业联系 › Contact › 姓名');
    const changes = diff(compileForm(definition, {}), { contactName: '甲', note: '乙' }, { contactName: '丙', note: '丁' }, 'en');
    expect(changes.map(({ label }) => label)).toEqual(['企业联系 › Contact › 姓名', '姓名']);
    const workflow = { start: 'apply', steps: { apply: { type: 'form', form: 'f' } } };
    const view = (language: string) =>
      caseView(
        { declared: {}, deferred: [] } as unknown as CaseDto,
        { workflow, forms: { f: definition }, vocabularies: {} } as unknown as ProgrammePackage,
        { language } as Parameters<typeof caseView>[2],
      );
    expect(view('zh-CN').sections.flatMap(({ fields }) => fields.map(({ name }) => name))).toContain('企业联系 › 联系人 › 姓名');
    expect(['legalName', '/contactMobile', 'proof'].map((place) => fieldLabel(view('en'), place))).toEqual([
      '企业联系 › 法定代表人 › 姓名',
      '企业联系 › Contact › 姓名',
      'Papers › 证明',
    ]);
  });
  test('on the printed form each has a row with its name, and entries of two groups never share a row', () => {
    const cell = (label: string, name: string) => ({ label, value: '值', group: name, wide: false, table: null });
    const cells = [cell('甲', ''), cell('乙', '联系人'), cell('丙', '联系人'), cell('丁', '法定代表人'), cell('戊', '')];
    const { content } = approvalForm(
      {
        ...{ programme: '事项', title: '申请表', number: '1', holder: '企业', issuer: '局', draft: false, submittedOn: null },
        ...{ sections: [{ title: '页', cells }], signer: '', opinions: [] },
      },
      'zh-CN',
    );
    const [table] = (content as { table?: { body: { text?: unknown }[][] } }[]).flatMap((part) => (part.table ? [part.table] : []));
    expect(table?.body.slice(1).map((row) => row.map(({ text }) => text).filter(Boolean))).toEqual([
      ['甲', '值'],
      ['联系人'],
      ['乙', '值', '丙', '值'],
      ['法定代表人'],
      ['丁', '值'],
      ['戊', '值'],
    ]);
  });
});
