import { describe, expect, it } from 'vitest';
import type { ProgrammePackage } from '../../../engine/model/definition.ts';
import { readExpression } from '../../../engine/soundness/describe/expression.ts';
import { titledScope } from '../../../engine/soundness/describe/titled.ts';
import { expressionPlace } from '../../../engine/soundness/expression-scope.ts';

const pkg = {
  workflow: {
    id: 'grant',
    title: '奖补',
    owner: 'office',
    legalKind: 'honour',
    roles: { clerk: { title: '经办' } },
    parameters: { floor: 500 },
    messages: { report: { title: '报告', from: ['applicant'] } },
    ruleVersions: [
      {
        id: 'r1',
        title: '标准',
        basis: '文件',
        from: '2026-01-01',
        tables: {
          rate: {
            hitPolicy: 'UNIQUE',
            inputs: [{ label: '营收', expression: 'application.revenue' }],
            outputs: [{ name: 'rate', label: '比例' }],
            rules: [{ in: ['>= 500'], out: ['0.1'] }],
          },
        },
        scorecards: {
          card: {
            title: '评分',
            dimensions: [{ id: 'd', title: '维度' }],
            items: [
              {
                id: 'i',
                title: '项',
                dimension: 'd',
                max: 5,
                bands: [{ when: 'application.revenue >= 500', score: 5, label: '高' }],
                otherwise: { score: 0, label: '低' },
              },
            ],
            passTotal: 5,
          },
        },
      },
    ],
    start: 'apply',
    steps: {
      apply: { type: 'form', title: '申报', form: 'application', by: 'applicant', next: 'workOut' },
      workOut: { type: 'compute', title: '测算', table: 'rate', scorecard: 'card', next: 'look' },
      look: {
        type: 'review',
        title: '初审',
        assign: { role: 'clerk' },
        outcomes: { pass: { label: '通过', to: 'visits' }, fail: { label: '不通过', to: 'done' } },
      },
      visits: {
        type: 'each',
        title: '逐件核查',
        over: 'application.patents',
        block: {
          start: 'visit',
          steps: { visit: { type: 'review', title: '核查', assign: { role: 'clerk' }, outcomes: { ok: { label: '属实' } } } },
        },
        outcomes: { ok: { to: 'ask' } },
      },
      ask: { type: 'service', title: '查询', service: 'tax', path: '/tax', result: { good: 'response.body.good' }, next: 'done' },
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
          revenue: { type: 'number', title: '营业收入', 'x-unit': '万元' },
          kind: {
            type: 'string',
            title: '企业类型',
            oneOf: [
              { const: 'small', title: '小型企业' },
              { const: 'micro', title: '微型企业' },
            ],
          },
          term: { type: 'object', format: 'period', title: '建设周期' },
          listed: { type: 'boolean', title: '是否上市' },
          patents: {
            type: 'array',
            title: '专利清单',
            items: {
              type: 'object',
              properties: { own: { type: 'boolean', title: '自主研发' }, granted: { type: 'string', format: 'date', title: '授权日期' } },
            },
          },
        },
      },
      uischema: { type: 'VerticalLayout', elements: [] },
      checks: [{ id: 'dates', when: 'row.granted <= today', message: '日期', level: 'block', at: '/patents/*/granted' }],
    },
  },
  vocabularies: {},
} as unknown as ProgrammePackage;

function read(source: string, place = 'workflow#/steps/look/when', lang: 'zh-CN' | 'en' = 'zh-CN') {
  const found = expressionPlace(pkg, place);
  return readExpression(source, { ...found, scope: titledScope(found.scope, pkg.workflow) }, lang);
}
const sentence = (source: string, place?: string) => {
  const { sentence: said, problems } = read(source, place);
  return said ?? problems.map(({ message }) => message).join();
};

describe('the reading of an expression', () => {
  it.each([
    ['application.revenue >= 500 and application.kind = "small"', '营业收入不低于 500 万元，且企业类型为小型企业'],
    [
      'application.listed = true and (application.revenue > 1 or not(application.kind in ("small", "micro")))',
      '是否上市为是，且（营业收入高于 1 万元，或并非（企业类型属于 小型企业、微型企业））',
    ],
    [
      'application.revenue in (< 5, [10..20)) and application.listed',
      '（营业收入低于 5 万元，或营业收入在 10（含）至 20（不含）之间），且是否上市',
    ],
    ['application.term.to >= date("2026-05-01")', '建设周期的结束日期不早于 2026-05-01'],
    ['enterprise.status = "active"', '登记状态为正常存续'],
    ['enterprise.years[1].revenue < parameters.floor', '企业各年度数据的第 1 项的营业收入低于 参数“floor”'],
    ['look.outcome = "pass"', '“初审”的结果为通过'],
    ['workOut.total >= 60 and workOut.pass', '“测算”的总分不低于 60，且“测算”的是否达标'],
    ['verified.revenue < declared.revenue', '核定的营业收入低于 申报的营业收入'],
    ['some p in application.patents satisfies p.own = true', '专利清单中至少有一项满足（自主研发为是）'],
    ['count(application.patents[item.own = true]) >= 2', '满足（自主研发为是）的专利清单的项数不低于 2'],
    ['count(application.patents) * (application.revenue - 1) > 3', '专利清单的项数 × （营业收入 − 1）高于 3'],
    ['-(application.revenue + 1) < 0', '−（营业收入 + 1）低于 0'],
    [
      'if application.listed then 1 else if application.revenue > 5 then 2 else 3',
      '如果是否上市，则为1，否则为（如果营业收入高于 5 万元，则为2，否则为3）',
    ],
    ['(application.listed or application.revenue > 5) = true', '（是否上市，或营业收入高于 5 万元）为是'],
  ])('%s', (source, said) => {
    const place = source.startsWith('if') ? 'workflow#/steps/workOut/values/x' : undefined;
    expect(sentence(source, place)).toBe(said);
  });

  it('says what is wrong without the names of types', () => {
    const { sentence: said, problems } = read('application.revenue + 1');
    expect(said).toBeNull();
    expect(problems[0]).toMatchObject({ code: 'feel.type', message: '这里需要 是或否 类型的值，写的却是 数字。' });
    expect(read('营业收入 > 5').problems[0]?.params).toMatchObject({ suggestion: 'application.revenue' });
  });

  it('is English where that is wanted', () => {
    expect(read('look.outcome = "pass"', undefined, 'en').sentence).toBe('outcome of “初审” is 通过');
  });
});

describe('what an expression may use', () => {
  const names = (place: string) => Object.keys(expressionPlace(pkg, place).scope.fields);
  const expected = (place: string) => expressionPlace(pkg, place).expect?.kind;

  it('follows from its place in the workflow', () => {
    expect(names('workflow#/eligibility/0/when')).not.toContain('application');
    expect(names('workflow#/uniqueness/0')).toContain('window');
    expect(names('workflow#/steps/look/when')).toEqual(expect.arrayContaining(['application', 'workOut', 'verified']));
    expect(names('workflow#/steps/visits/block/steps/visit/when')).toEqual(expect.arrayContaining(['item', 'index', 'visit']));
    expect(names('workflow#/steps/visits/label')).toContain('item');
    expect(names('workflow#/steps/visits/over')).not.toContain('item');
    expect(names('workflow#/steps/ask/result/good')).toContain('response');
    expect(names('workflow#/steps/ask/body/x')).not.toContain('response');
  });

  it('follows from its place in a form', () => {
    expect(names('forms/application#/schema/properties/kind/x-visibleWhen')).toEqual([
      'application',
      'enterprise',
      'today',
      'parameters',
      'applyType',
    ]);
    expect(names('forms/application#/schema/properties/patents/items/properties/own/x-visibleWhen')).toContain('row');
    expect(names('forms/application#/schema/properties/patents/x-visibleWhen')).not.toContain('row');
    expect(names('forms/application#/checks/0/when')).toContain('row');
  });

  it('comes with what it must give', () => {
    expect(expected('workflow#/steps/look/outcomes/pass/when')).toBe('boolean');
    expect(expected('workflow#/steps/pause/until')).toBe('date');
    expect(expected('workflow#/steps/visits/join/until')).toBe('boolean');
    expect(expected('workflow#/steps/look/assign/scope')).toBe('string');
    expect(expected('workflow#/steps/meet/quota')).toBe('number');
    expect(expected('workflow#/steps/workOut/values/when')).toBeUndefined();
    expect(expected('forms/application#/schema/properties/revenue/x-computed')).toBe('number');
    expect(expected('workflow#/ruleVersions/0/scorecards/card/items/0/bands/0/when')).toBe('boolean');
    expect(expected('workflow#/ruleVersions/0/tables/rate/rules/0/out/0')).toBeUndefined();
  });

  it('is a test of the column in a cell of a decision table', () => {
    const place = 'workflow#/ruleVersions/0/tables/rate/rules/0/in/0';
    expect(expressionPlace(pkg, place).input).toMatchObject({ kind: 'number', title: '营收' });
    expect(sentence('[1..5)', place)).toBe('营收在 1（含）至 5（不含）之间');
    expect(sentence('>= 500', place)).toBe('营收不低于 500 万元');
    expect(sentence('-', place)).toBe('不限');
  });

  it('is nothing, not a crash, in documents that are none', () => {
    expect(names.bind(null, 'forms/none#/checks/0/when')).not.toThrow();
    expect(expressionPlace({ ...pkg, workflow: { steps: 3 } as never }, 'workflow#/steps/a/when').expect?.kind).toBe('boolean');
  });
});
