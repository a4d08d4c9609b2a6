import { describe, expect, it } from 'vitest';
import type { Scorecard, ScorecardItem } from '../../../engine/model/rules.ts';
import { compileScorecard, type ScoreResult } from '../../../engine/rules/scorecard.ts';
import type { FeelType } from '../../../engine/rules/types.ts';

const percent = { kind: 'number', unit: '%' } as const;
const scopeType: FeelType = {
  kind: 'context',
  fields: {
    today: { kind: 'date' },
    application: {
      kind: 'context',
      fields: {
        ips: {
          kind: 'list',
          title: '知识产权明细',
          of: {
            kind: 'context',
            fields: {
              category: {
                kind: 'string',
                title: '类别',
                values: [
                  { value: 'I', title: 'Ⅰ类' },
                  { value: 'II', title: 'Ⅱ类' },
                ],
              },
              highValue: { kind: 'boolean', title: '高价值' },
              acquisition: {
                kind: 'string',
                title: '取得方式',
                values: [
                  { value: 'own', title: '自主研发' },
                  { value: 'bought', title: '受让' },
                ],
              },
              boughtOn: { kind: 'date', title: '受让日' },
            },
          },
        },
        rdRatio: { ...percent, title: '研发费用占比', titleEn: 'R&D share' },
        growth: { ...percent, title: '主营增长率' },
        debtRatio: { ...percent, title: '资产负债率' },
        strategic: { kind: 'boolean', title: '属战略性新兴产业' },
        mainRatio: { ...percent, title: '主营占比' },
      },
    },
  },
};

const steps = (value: string, op: string, limits: readonly (readonly [number, number])[]): ScorecardItem['bands'] =>
  limits.map(([limit, score]) => ({ when: `${value} ${op} ${limit}`, score, label: `${op} ${limit}%` }));
const counts = 'some x in application.ips satisfies (x.acquisition != "bought" or years(x.boughtOn, today) >= 1) and x.category =';
/** 工信部企业〔2022〕63号 附件1, scoring path. */
const scorecard: Scorecard = {
  title: '创新型中小企业评价',
  dimensions: [
    { id: 'innovation', title: '创新能力', min: 20 },
    { id: 'growth', title: '成长性', min: 15 },
    { id: 'focus', title: '专业化', min: 15 },
  ],
  passTotal: 60,
  items: [
    {
      id: 'ip',
      title: '知识产权',
      dimension: 'innovation',
      max: 20,
      bands: [
        { when: `${counts} "I" and x.highValue`, score: 20, label: 'Ⅰ类高价值' },
        { when: `${counts} "I" and x.acquisition = "own"`, score: 15, label: '自主研发Ⅰ类' },
        { when: `${counts} "I"`, score: 10, label: 'Ⅰ类' },
        { when: `${counts} "II"`, score: 5, label: 'Ⅱ类' },
      ],
      otherwise: { score: 0, label: '无' },
    },
    {
      id: 'rd',
      title: '研发费用占比',
      dimension: 'innovation',
      max: 20,
      value: 'application.rdRatio',
      unit: '%',
      bands: steps('application.rdRatio', '>=', [
        [5, 20],
        [3, 15],
        [2, 10],
        [1, 5],
      ]),
      otherwise: { score: 0, label: '< 1%' },
    },
    {
      id: 'growth',
      title: '主营增长率',
      dimension: 'growth',
      max: 20,
      value: 'application.growth',
      bands: steps('application.growth', '>=', [
        [15, 20],
        [10, 15],
        [5, 10],
        [0, 5],
      ]),
      otherwise: { score: 0, label: '< 0' },
    },
    {
      id: 'debt',
      title: '资产负债率',
      dimension: 'growth',
      max: 10,
      value: 'application.debtRatio',
      bands: steps('application.debtRatio', '<=', [
        [55, 10],
        [75, 5],
      ]),
      otherwise: { score: 0, label: '> 75%' },
    },
    {
      id: 'field',
      title: '所属领域',
      dimension: 'focus',
      max: 10,
      value: 'application.strategic',
      bands: [{ when: 'application.strategic = true', score: 10, label: '战略性新兴产业' }],
      otherwise: { score: 5, label: '其他' },
    },
    {
      id: 'main',
      title: '主营占比',
      dimension: 'focus',
      max: 20,
      value: 'application.mainRatio',
      bands: steps('application.mainRatio', '>=', [
        [70, 20],
        [60, 15],
        [55, 10],
        [50, 5],
      ]),
      otherwise: { score: 0, label: '< 50%' },
    },
  ],
};

const own = { category: 'I', acquisition: 'own', highValue: false };
const vector = (ips: readonly unknown[], rdRatio: number, growth: number, debtRatio: number, strategic: boolean, mainRatio: number) => ({
  today: '2026-11-24',
  application: { ips, rdRatio, growth, debtRatio, strategic, mainRatio },
});

function score(scope: Readonly<Record<string, unknown>>): ScoreResult {
  const typed = compileScorecard(scorecard, scopeType);
  expect(typed.problems).toEqual([]);
  const result = typed.evaluate(scope);
  const untyped = compileScorecard(scorecard, null).evaluate(scope);
  expect(untyped.items.map((item) => item.score)).toEqual(result.items.map((item) => item.score));
  return result;
}

describe('the golden vectors of the evaluation standard', () => {
  it.each([
    ['①', vector([own], 3, 5, 55, true, 55), [30, 20, 20], 70, true],
    ['②', vector([{ category: 'II', acquisition: 'own' }], 5, 15, 80, false, 70), [25, 20, 25], 70, true],
    ['③', vector([{ ...own, highValue: true }], 0.99, -0.01, 55.01, true, 70), [20, 5, 30], 55, false],
    ['④', vector([], 5, 15, 55, true, 54.99), [20, 30, 15], 65, true],
    ['⑤', vector([], 4.99, 15, 55, true, 70), [15, 30, 30], 75, false],
    ['⑥', vector([{ category: 'I', acquisition: 'bought', boughtOn: '2025-12-24' }], 5, 15, 55, true, 70), [20, 30, 30], 80, true],
    [
      '⑥ a month later',
      vector([{ category: 'I', acquisition: 'bought', boughtOn: '2025-11-24' }], 5, 15, 55, true, 70),
      [30, 30, 30],
      90,
      true,
    ],
  ] as const)('%s', (_name, scope, dimensions, total, pass) => {
    const result = score(scope);
    expect(result.dimensions.map((dimension) => dimension.score)).toEqual(dimensions);
    expect(result).toMatchObject({ total, pass, passTotal: 60 });
  });

  it('never rounds up to a limit', () => {
    expect(score(vector([], 4.9996, 15, 55, true, 70)).items[1]).toMatchObject({ score: 15, value: 4.9996 });
  });
});

describe('scorecards', () => {
  it('say why, and what the next better band needs', () => {
    const [ip, rd, growth] = score(vector([], 4.99, 15, 55, true, 70)).items;
    expect(rd).toMatchObject({
      score: 15,
      label: '>= 3%',
      value: 4.99,
      unit: '%',
      why: '研发费用占比 4.99 ≥ 3：是',
      whyEn: 'R&D share 4.99 ≥ 3: yes',
      gap: '>= 5%',
      gapScore: 20,
      gapWhy: '研发费用占比 4.99 ≥ 5：否',
    });
    expect(growth).not.toHaveProperty('gap');
    expect(ip).toMatchObject({ label: '无', value: null, gap: 'Ⅱ类', gapScore: 5 });
    expect(ip?.gapWhy).toContain('共 0 项');
  });

  it('take missing data as the lowest band and say so', () => {
    const { items, pass } = score({ today: '2026-11-24', application: {} });
    expect(items.map((item) => item.score)).toEqual([0, 0, 0, 0, 5, 0]);
    expect(items[1]?.why).toBe('研发费用占比 未填 ≥ 1：无法判断（缺少数据）');
    expect(pass).toBe(false);
  });

  it('are plain JSON with minima per dimension', () => {
    const result = score(vector([], 4.99, 15, 55, true, 70));
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
    expect(result.dimensions[0]).toEqual({ id: 'innovation', title: '创新能力', score: 15, max: 40, min: 20, met: false });
  });

  it('add scores with decimals exactly', () => {
    const item = (id: string, value: number): ScorecardItem => ({
      id,
      title: id,
      dimension: 'd',
      max: 1,
      bands: [],
      otherwise: { score: value, label: '' },
    });
    const card: Scorecard = { title: '', dimensions: [{ id: 'd', title: 'd' }], items: [item('a', 0.1), item('b', 0.2)], passTotal: 0.3 };
    expect(compileScorecard(card, null).evaluate({})).toMatchObject({ total: 0.3, pass: true });
  });

  it('place their problems', () => {
    const [first] = scorecard.items;
    const broken: Scorecard = {
      ...scorecard,
      items: [
        { ...first!, dimension: 'x', bands: [{ when: 'application.rdRatio', score: 30, label: '' }] },
        { ...first!, value: 'application.rd' },
      ],
    };
    const compiled = compileScorecard(broken, scopeType);
    expect(compiled.problems.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
      'scorecard.dimension /items/0/dimension',
      'scorecard.score /items/0/bands/0/score',
      'table.duplicate /items/1/id',
      'feel.type /items/0/bands/0/when',
      'feel.name /items/1/value',
    ]);
    expect(() => compiled.evaluate({})).toThrow(RangeError);
  });
});
