import { describe, expect, it } from 'vitest';
import type { ProgrammeDocument } from '../../../engine/model/studio.ts';
import { ruleCaseResults, ruleCasesOf, runRule } from '../../../engine/soundness/rule-cases.ts';

const table = '/ruleVersions/0/tables/rate';
const card = '/ruleVersions/0/scorecards/card';

function document(rules: readonly unknown[], change: (workflow: Record<string, unknown>) => void = () => {}): ProgrammeDocument {
  const workflow: Record<string, unknown> = {
    id: 'grant',
    title: '奖补',
    owner: 'office',
    legalKind: 'honour',
    parameters: { floor: 500 },
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
            rules: [
              { in: ['>= parameters.floor'], out: ['0.1'] },
              { in: ['< 500'], out: ['0.05'] },
            ],
          },
        },
        scorecards: {
          card: {
            title: '评分',
            dimensions: [{ id: 'd', title: '维度', min: 3 }],
            items: [
              {
                id: 'i',
                title: '营收规模',
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
      apply: { type: 'form', title: '申报', form: 'application', by: 'applicant', next: 'gate' },
      gate: { type: 'decide', branches: [{ when: 'application.revenue >= parameters.floor', to: 'done' }], otherwise: 'refused' },
      done: { type: 'end', outcome: 'approved' },
      refused: { type: 'end', outcome: 'rejected', tone: 'negative' },
    },
  };
  change(workflow);
  const application = {
    id: 'application',
    title: '申报表',
    schema: { type: 'object', properties: { revenue: { type: 'number', title: '营业收入' } } },
    uischema: { type: 'VerticalLayout', elements: [] },
  };
  return { workflow, forms: { application }, vocabularies: {}, scenarios: { rules } } as unknown as ProgrammeDocument;
}
const one = (rule: string, revenue: number, expected: unknown) => ({
  rule,
  title: '例',
  given: { application: { revenue } },
  expect: expected,
});

describe('test cases beside a rule', () => {
  it('are worked out by the code that decides', () => {
    const results = ruleCaseResults(
      document([
        one(table, 500, { rate: 0.1 }),
        one(table, 499.99, { rate: 0.1 }),
        one(card, 600, { total: 5, pass: true, items: { i: 5 } }),
        one(card, 10, { pass: false }),
        one('/steps/gate/branches/0/when', 500, true),
      ]),
    );
    expect(results.map(({ ok }) => ok)).toEqual([true, false, true, true, true]);
    expect(results[1]).toMatchObject({ result: { rate: 0.05 }, wrong: null, index: 1 });
  });

  it('say why, in both languages', () => {
    expect(runRule(document([]), table, { application: { revenue: 600 } }).why).toEqual([
      { text: expect.stringContaining('营收 600 不低于'), textEn: expect.stringContaining('600') },
    ]);
    expect(runRule(document([]), card, { application: { revenue: 600 } }).why[0]?.text).toBe(
      '营收规模：5 分（满分 5 分，高），因为 营业收入 600 ≥ 500：是',
    );
    expect(runRule(document([]), '/steps/gate/branches/0/when', { application: { revenue: 5 } }).why[0]?.text).toContain('营业收入 5 ≥');
  });

  it('say that no rule applies, or two do', () => {
    const twice = document([], (workflow) => {
      const [version] = workflow.ruleVersions as { tables: { rate: { rules: { in: string[] }[] } } }[];
      version?.tables.rate.rules[1]?.in.splice(0, 1, '<= 500');
    });
    expect(runRule(document([]), table, {}).result).toBeNull();
    expect(runRule(twice, table, { application: { revenue: 500 } })).toMatchObject({
      result: null,
      why: [{ text: expect.stringContaining('1, 2') }],
    });
  });

  it('of a rule that is gone, or broken, fail', () => {
    const broken = document([one('/steps/gate/branches/0/when', 5, null)], (workflow) => {
      (workflow.steps as Record<string, unknown>).gate = {
        type: 'decide',
        branches: [{ when: 'application.', to: 'done' }],
        otherwise: 'refused',
      };
    });
    expect(ruleCaseResults(broken)).toMatchObject([{ ok: false, wrong: 'broken', result: null }]);
    expect(ruleCaseResults(document([one('/ruleVersions/3/tables/none', 5, null)]))).toMatchObject([{ ok: false, wrong: 'missing' }]);
    expect(ruleCaseResults(document([one('/steps/gate', 5, null)]))).toMatchObject([{ ok: false, wrong: 'missing' }]);
  });

  it('are read from any document', () => {
    expect(ruleCasesOf(null)).toEqual([]);
    expect(ruleCasesOf([])).toEqual([]);
    expect(ruleCasesOf({ rules: [3, { rule: '/a' }, one('/a', 1, null)] }).map(({ index }) => index)).toEqual([2]);
  });
});
