import { describe, expect, it } from 'vitest';
import { type AccessColumn, accessForms, accessOf, accessSections, withAccess, withRest } from '../../../designer/document/access.ts';
import { valueAt } from '../../../designer/document/change.ts';
import type { FieldAccess } from '../../../engine/model/people.ts';
import type { ProgrammeDocument } from '../../../engine/model/studio.ts';
import { checkPackage } from '../../../engine/soundness/check.ts';

const all = ['name', 'revenue', 'ratio', 'ips', 'spare'];
const document = {
  workflow: {
    id: 'p',
    title: 'P',
    owner: 'o',
    legalKind: 'service',
    roles: { clerk: { title: '经办' } },
    start: 'apply',
    steps: {
      apply: { type: 'form', title: '填报', form: 'application', by: 'applicant', next: 'look' },
      look: {
        type: 'review',
        title: '审核',
        access: { name: 'hidden' },
        assign: { role: 'clerk' },
        outcomes: { agree: { label: '同意', to: 'joint' }, fix: { label: '补正', to: 'fix' } },
      },
      fix: { type: 'correct', title: '补正', of: 'apply', rounds: 1, next: 'look' },
      joint: {
        type: 'parallel',
        title: '会签',
        template: { type: 'review', access: { revenue: 'hidden' }, outcomes: { clear: { label: '无异议' } } },
        branches: {
          a: { title: '甲', assign: { role: 'clerk' } },
          b: { title: '乙', assign: { role: 'clerk' }, access: { '*': 'hidden', name: 'read' } },
        },
        outcomes: { clear: { to: 'more' } },
      },
      more: { type: 'form', title: '补报', form: 'extra', by: 'applicant', next: 'done' },
      done: { type: 'end', outcome: 'approved' },
    },
  },
  forms: {
    application: {
      id: 'application',
      title: '申报表',
      schema: {
        type: 'object',
        required: ['name'],
        properties: {
          name: { type: 'string', title: '名称' },
          revenue: { type: 'number', title: '营收' },
          ratio: { type: 'number', title: '比例', 'x-computed': 'application.revenue * 2' },
          ips: { type: 'array', title: '专利', items: { type: 'object', properties: { kind: { type: 'string', title: '类别' } } } },
          spare: { type: 'string', title: '备用' },
        },
      },
      uischema: {
        type: 'Categorization',
        elements: [
          {
            type: 'Category',
            label: '基本情况',
            elements: ['name', 'revenue', 'ratio'].map((name) => ({ type: 'Control', scope: `#/properties/${name}` })),
          },
          { type: 'Category', label: '专利', elements: [{ type: 'Control', scope: '#/properties/ips' }] },
        ],
      },
    },
    extra: {
      id: 'extra',
      title: '补报表',
      schema: { type: 'object', properties: { more: { type: 'string', title: '补充' } } },
      uischema: { type: 'VerticalLayout', elements: [{ type: 'Control', scope: '#/properties/more' }] },
    },
  },
  vocabularies: {},
  scenarios: null,
} as unknown as ProgrammeDocument;

const columnsIn = (from: ProgrammeDocument) => accessForms(from)[0]?.columns ?? [];
const column = (from: ProgrammeDocument, title: string) => columnsIn(from).find((one) => one.title === title) as AccessColumn;
const mapAt = (from: ProgrammeDocument, title: string) => valueAt(from, ['workflow', ...column(from, title).path, 'access']);
const set = (title: string, fields: readonly string[], value: FieldAccess | null, from = document) =>
  mapAt(withAccess(from, [column(from, title)], fields, value, all), title);

describe('the access matrix', () => {
  it('has the application at all steps where somebody sees it, and other forms where they are filled in', () => {
    expect(accessForms(document).map(({ name, columns }) => [name, columns.map(({ title }) => title)])).toEqual([
      ['application', ['填报', '审核', '补正', '甲', '乙']],
      ['extra', ['补报']],
    ]);
  });

  it('has fields by section, tables with their columns, and what is shown nowhere at the end', () => {
    const sections = accessSections(document.forms.application!);
    expect(sections.map(({ title, fields }) => [title, fields.map(({ name }) => name)])).toEqual([
      ['基本情况', ['name', 'revenue', 'ratio']],
      ['专利', ['ips']],
      ['', ['spare']],
    ]);
    expect(sections[1]?.fields[0]?.columns).toEqual([{ name: 'kind', title: '类别' }]);
  });

  it('says what a field is and where that comes from', () => {
    const of = (title: string, field: string, computed = false) => accessOf(column(document, title), field, computed);
    expect(of('填报', 'name')).toEqual({ value: 'edit', from: 'default' });
    expect(of('填报', 'ratio', true)).toEqual({ value: 'read', from: 'default' });
    expect(of('审核', 'name')).toEqual({ value: 'hidden', from: 'set' });
    expect(of('审核', 'revenue')).toEqual({ value: 'read', from: 'default' });
    expect(of('补正', 'name')).toEqual({ value: 'ticked', from: 'default' });
    expect(of('甲', 'revenue')).toEqual({ value: 'hidden', from: 'shared' });
    expect(of('乙', 'revenue')).toEqual({ value: 'hidden', from: 'rest' });
  });
});

describe('writing access', () => {
  it('adds an entry, and takes it away where it says nothing', () => {
    expect(set('审核', ['revenue'], 'edit')).toEqual({ name: 'hidden', revenue: 'edit' });
    expect(set('审核', ['name'], 'read')).toBeUndefined();
    expect(set('审核', ['name'], null)).toBeUndefined();
    expect(set('填报', ['name'], 'edit')).toBeUndefined();
  });

  it('says it once where all fields, or most of them, are the same', () => {
    expect(set('审核', all, 'hidden')).toEqual({ '*': 'hidden' });
    expect(set('审核', ['name', 'revenue', 'ratio', 'ips'], 'hidden')).toEqual({ '*': 'hidden', spare: 'read' });
    expect(set('填报', ['name', 'revenue'], 'read')).toEqual({ name: 'read', revenue: 'read' });
    expect(set('乙', all, 'read')).toEqual({ '*': 'read' });
    expect(set('乙', ['name'], 'hidden')).toEqual({ '*': 'hidden' });
    expect(set('审核', all, 'read')).toBeUndefined();
  });

  it('gives back what holds without entries', () => {
    expect(set('乙', all, null)).toBeUndefined();
    expect(set('乙', ['revenue'], null)).toEqual({ '*': 'hidden', name: 'read', revenue: 'hidden' });
    expect(set('乙', ['name'], null)).toEqual({ '*': 'hidden' });
  });

  it('of a branch begins with what its template says, and ends where it says the same', () => {
    const own = withAccess(document, [column(document, '甲')], ['name'], 'edit', all);
    expect(mapAt(own, '甲')).toEqual({ revenue: 'hidden', name: 'edit' });
    expect(valueAt(own, ['workflow', 'steps', 'joint', 'template', 'access'])).toEqual({ revenue: 'hidden' });
    expect(set('甲', ['revenue'], 'hidden')).toBeUndefined();
  });

  it('keeps a correction to what is ticked where nothing is said', () => {
    expect(set('补正', ['name', 'revenue', 'ratio', 'ips'], 'hidden')).toEqual({
      name: 'hidden',
      revenue: 'hidden',
      ratio: 'hidden',
      ips: 'hidden',
    });
    expect(set('补正', all, 'read')).toEqual({ '*': 'read' });
  });

  it('sets the entry for the rest', () => {
    const rest = withRest(document, [column(document, '审核')], 'edit');
    expect(mapAt(rest, '审核')).toEqual({ '*': 'edit', name: 'hidden' });
    expect(mapAt(withRest(rest, [column(rest, '审核')], null), '审核')).toEqual({ name: 'hidden' });
  });

  it('puts the property where the language has it, and touches nothing else', () => {
    const changed = withAccess(document, [column(document, '填报')], ['spare'], 'hidden', all);
    expect(Object.keys(changed.workflow.steps.apply as object)).toEqual(['type', 'title', 'access', 'form', 'by', 'next']);
    expect(changed.workflow.steps.look).toBe(document.workflow.steps.look);
    expect(withAccess(document, [column(document, '填报')], ['spare'], 'edit', all)).toBe(document);
  });

  it('changes several steps at once', () => {
    const changed = withAccess(document, columnsIn(document).slice(0, 2), ['spare'], 'hidden', all);
    expect([mapAt(changed, '填报'), mapAt(changed, '审核')]).toEqual([{ spare: 'hidden' }, { name: 'hidden', spare: 'hidden' }]);
  });

  it('is what the engine reads: every cell as it was set', () => {
    let seed = 11;
    const random = (below: number) => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
      return (seed >>> 8) % below;
    };
    const values: readonly FieldAccess[] = ['hidden', 'read', 'edit', 'required'];
    for (let round = 0; round < 200; round += 1) {
      let current = document;
      const expected = new Map<string, string>();
      const title = ['填报', '审核', '补正', '甲', '乙'][random(5)] as string;
      for (const name of all) expected.set(name, accessOf(column(current, title), name).value);
      for (let edit = 0; edit < 6; edit += 1) {
        const fields = all.filter(() => random(2) === 0);
        const value = values[random(4)] as FieldAccess;
        current = withAccess(current, [column(current, title)], fields, value, all);
        for (const name of fields) expected.set(name, value);
        expect(Object.fromEntries(all.map((name) => [name, accessOf(column(current, title), name).value]))).toEqual(
          Object.fromEntries(expected),
        );
      }
    }
  });

  it('is accepted by the check', () => {
    const changed = withAccess(document, columnsIn(document), ['spare'], 'hidden', all);
    const codes = checkPackage(changed).map(({ code }) => code);
    expect(codes.filter((code) => code.startsWith('access') || code.startsWith('schema'))).toEqual([]);
  });
});
