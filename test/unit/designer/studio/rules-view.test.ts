import { describe, expect, it } from 'vitest';
import { accessForms, accessSections } from '../../../../designer/document/access.ts';
import { type CaseInput, inputsOfRule, withGiven } from '../../../../designer/document/rule-inputs.ts';
import { blockOf, codesOf, linesOf, targetsOf } from '../../../../designer/studio/access/matrix.ts';
import { fieldOptions, rowOptions } from '../../../../designer/studio/rules/field-options.ts';
import { operandFor, relationsFor, textOfValue, withField, withOp } from '../../../../designer/studio/rules/relations.ts';
import type { ProgrammeDocument } from '../../../../engine/model/studio.ts';
import { titledScope } from '../../../../engine/soundness/describe/titled.ts';
import { expressionPlace } from '../../../../engine/soundness/expression-scope.ts';

const control = (name: string) => ({ type: 'Control', scope: `#/properties/${name}` });
const document = {
  workflow: {
    id: 'p',
    title: 'P',
    owner: 'o',
    legalKind: 'honour',
    parameters: { floor: 5 },
    roles: { clerk: { title: '经办' } },
    ruleVersions: [
      {
        id: 'r',
        title: '标准',
        basis: '文件',
        from: '2026-01-01',
        tables: {
          rate: {
            hitPolicy: 'FIRST',
            inputs: [
              { label: '营收', expression: 'application.revenue' },
              { label: '自主', expression: 'count(application.ips[own = true and on < today])' },
            ],
            outputs: [{ name: 'rate' }],
            rules: [{ in: ['>= parameters.floor', '> 1'], out: ['1'] }],
          },
          total: {
            hitPolicy: 'FIRST',
            inputs: [{ label: '件数', expression: 'count(application.ips)' }],
            outputs: [{ name: 'n' }],
            rules: [{ in: ['-'], out: ['1'] }],
          },
        },
      },
    ],
    start: 'apply',
    steps: {
      apply: { type: 'form', title: '填报', form: 'application', by: 'applicant', next: 'look' },
      look: {
        type: 'review',
        title: '审核',
        access: { revenue: 'hidden' },
        assign: { role: 'clerk' },
        outcomes: { ok: { label: '同意', to: 'done' } },
      },
      done: { type: 'end', outcome: 'approved' },
    },
  },
  forms: {
    application: {
      id: 'application',
      title: '申报表',
      schema: {
        type: 'object',
        properties: {
          revenue: { type: 'number', title: '营业收入' },
          doubled: { type: 'number', title: '两倍', 'x-computed': 'application.revenue * 2' },
          ips: {
            type: 'array',
            title: '专利',
            items: {
              type: 'object',
              properties: {
                own: { type: 'boolean', title: '自主' },
                on: { type: 'string', format: 'date', title: '日期' },
                note: { type: 'string' },
              },
            },
          },
        },
      },
      uischema: {
        type: 'Categorization',
        elements: [
          { type: 'Category', label: '基本', elements: [control('revenue'), control('doubled')] },
          { type: 'Category', label: '专利', elements: [control('ips')] },
        ],
      },
    },
  },
  vocabularies: {},
  scenarios: null,
} as unknown as ProgrammeDocument;
const scope = titledScope(expressionPlace(document, 'workflow#/steps/look/when').scope, document.workflow);

describe('fields that a condition may be about', () => {
  const options = fieldOptions(scope, 'zh-CN');
  it('are those of the form first, under their labels; lists also by how many they are', () => {
    expect(options.slice(0, 4).map(({ value, title }) => [value, title])).toEqual([
      ['application.revenue', '营业收入'],
      ['application.doubled', '两倍'],
      ['count(application.ips)', '专利的项数'],
      ['application.ips', '专利'],
    ]);
    expect(options.find(({ value }) => value === 'look.outcome')).toMatchObject({ title: '“审核”的结果', type: { kind: 'string' } });
  });

  it('of a table are those of its row, under the name it has', () => {
    const list = options.find(({ value }) => value === 'application.ips');
    expect(rowOptions('row1', list!.type, 'zh-CN').map(({ value }) => value)).toEqual(['row1.own', 'row1.on', 'row1.note']);
  });
});

describe('relations', () => {
  it('are those that the type of a field knows', () => {
    expect(relationsFor({ kind: 'boolean' })).toEqual(['=', 'holds', 'given', 'empty']);
    expect(relationsFor({ kind: 'string' })).not.toContain('<');
    expect(relationsFor({ kind: 'list', of: { kind: 'any' } })).toEqual(['given', 'empty']);
  });

  it('keep the values that fit when they change', () => {
    const five = { kind: 'number', text: '5' } as const;
    expect(withOp({ op: '>=', value: five }, 'range', { kind: 'number' })).toEqual({ op: 'range', low: five, high: null });
    expect(withOp({ op: 'range', low: five, high: null }, 'in', { kind: 'number' })).toEqual({ op: 'in', values: [five] });
    expect(withOp({ op: 'empty' }, '=', { kind: 'boolean' })).toEqual({ op: '=', value: { kind: 'boolean', value: true } });
  });

  it('go with another field only as far as its type allows', () => {
    const row = { kind: 'row', field: 'a', relation: { op: '<', value: { kind: 'number', text: '5' } } } as const;
    expect(withField(row, 'b', { kind: 'number' }, { kind: 'number' })).toEqual({ ...row, field: 'b' });
    expect(withField(row, 'b', { kind: 'number' }, { kind: 'string' })).toEqual({
      kind: 'row',
      field: 'b',
      relation: { op: '=', value: null },
    });
  });

  it('have values as they are typed', () => {
    expect(operandFor({ kind: 'any' }, '12')).toEqual({ kind: 'number', text: '12' });
    expect(operandFor({ kind: 'string' }, '12')).toEqual({ kind: 'text', text: '12' });
    expect(operandFor({ kind: 'date' }, '')).toBeNull();
    expect(textOfValue(operandFor({ kind: 'boolean' }, 'false'))).toBe('false');
  });
});

describe('the inputs of a test case', () => {
  const shown = (inputs: readonly CaseInput[]) =>
    inputs.map(({ path, columns }) => [path.join('.'), columns?.map(({ name }) => name) ?? null]);
  it('are what the rule reads, rows with the columns that count', () => {
    expect(shown(inputsOfRule(document, '/ruleVersions/0/tables/rate', scope))).toEqual([
      ['application.revenue', null],
      ['application.ips', ['own', 'on']],
      ['today', null],
    ]);
  });

  it('are all columns where only the number of rows counts, and none of a rule that is gone', () => {
    expect(shown(inputsOfRule(document, '/ruleVersions/0/tables/total', scope))).toEqual([['application.ips', ['own', 'on', 'note']]]);
    expect(inputsOfRule(document, '/ruleVersions/7/tables/total', scope)).toEqual([]);
  });

  it('are kept without empty groups', () => {
    expect(withGiven({}, ['application', 'revenue'], 5)).toEqual({ application: { revenue: 5 } });
    expect(withGiven({ application: { revenue: 5 }, today: '2026-01-01' }, ['application', 'revenue'], undefined)).toEqual({
      today: '2026-01-01',
    });
  });
});

describe('the lines of the access matrix', () => {
  const columns = accessForms(document)[0]!.columns;
  const sections = accessSections(document.forms.application!);
  const lines = (filter = '', onlySet = false, opened: readonly string[] = []) =>
    linesOf({ sections, filter, onlySet, closed: new Set(['section 1']), opened: new Set(opened) }, columns, (zh) => zh);

  it('are the rest, the sections, and the fields of those that are open', () => {
    expect(lines().map(({ key }) => key)).toEqual(['rest', 'section 0', 'field revenue', 'field doubled', 'section 1']);
    expect(lines('专利', false, ['ips']).map(({ key }) => key)).toEqual([
      'section 1',
      'field ips',
      'column ips own',
      'column ips on',
      'column ips note',
    ]);
    expect(lines('', true).map(({ key }) => key)).toEqual(['section 0', 'field revenue']);
  });

  it('have two letters for each cell: what it is, and from where', () => {
    const [rest, section, revenue, doubled] = lines().map((line) => codesOf(line, columns));
    expect([rest, section, revenue, doubled]).toEqual(['edrd', 'edmm', 'edhs', 'rdrd']);
  });

  it('stand for fields when they are marked', () => {
    const all = lines();
    expect(targetsOf(all, blockOf({ line: 0, column: 1 }, { line: 0, column: 0 }))).toEqual({ fields: [], rest: true });
    expect(targetsOf(all, blockOf({ line: 2, column: 0 }, { line: 1, column: 0 }))).toEqual({
      fields: ['revenue', 'doubled'],
      rest: false,
    });
    expect(targetsOf(all, blockOf({ line: 4, column: 0 }, { line: 4, column: 0 })).fields).toEqual(['ips']);
  });
});
