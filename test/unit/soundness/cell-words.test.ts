import { describe, expect, it } from 'vitest';
import type { ProgrammePackage } from '../../../engine/model/definition.ts';
import type { FeelType } from '../../../engine/rules/types.ts';
import { inputWords, outputWords } from '../../../engine/soundness/describe/cell.ts';
import { rulesInWords } from '../../../engine/soundness/describe/rules-in-words.ts';

const kind: FeelType = {
  kind: 'string',
  values: [
    { value: 'small', title: '小型', titleEn: 'small one' },
    { value: 'micro', title: '微型' },
  ],
};

describe('a cell of a decision table', () => {
  it.each<[string, FeelType, string]>([
    ['-', { kind: 'number' }, '不限'],
    ['>= 500', { kind: 'number' }, '≥ 500'],
    ['[1..5]', { kind: 'number' }, '1 至 5'],
    ['[1..5)', { kind: 'number' }, '≥ 1 且 < 5'],
    ['< 1, > 5', { kind: 'number' }, '< 1 或 > 5'],
    ['"small", "micro"', kind, '小型、微型'],
    ['not("small")', kind, '除 小型 外'],
    ['"洛阳"', { kind: 'string' }, '洛阳'],
    ['true', { kind: 'boolean' }, '是'],
    ['>= date("2026-05-01")', { kind: 'date' }, '≥ 2026-05-01'],
    ['null', { kind: 'number' }, '空'],
    ['>= (', { kind: 'number' }, '>= ('],
  ])('%s reads in few words', (cell, type, words) => {
    expect(inputWords(cell, type, null, 'zh-CN')).toBe(words);
  });

  it('is English where that is wanted', () => {
    expect(inputWords('not("small")', kind, null, 'en')).toBe('all but small one');
  });

  it('of an output reads as what it gives', () => {
    expect(['"通过"', '0.1', 'null', 'x * 2', 'x * ('].map((cell) => outputWords(cell, null, 'zh-CN'))).toEqual([
      '通过',
      '0.1',
      '—',
      'x × 2',
      'x * (',
    ]);
  });
});

describe('the rules of a version', () => {
  it('are lines to be held against those of another', () => {
    const rate = {
      title: '比例',
      hitPolicy: 'UNIQUE',
      inputs: [
        { label: '营收', expression: 'application.revenue' },
        { label: '上市', expression: 'application.listed' },
      ],
      outputs: [{ name: 'rate', label: '比例' }],
      rules: [
        { in: ['>= 500', 'true'], out: ['0.1'] },
        { in: ['-', '-'], out: ['null'] },
      ],
    };
    const card = {
      title: '评分',
      dimensions: [{ id: 'd', title: '维度' }],
      items: [
        {
          id: 'i',
          title: '规模',
          dimension: 'd',
          max: 5,
          bands: [{ when: 'application.revenue >= 500', score: 5, label: '高' }],
          otherwise: { score: 0, label: '低' },
        },
      ],
      passTotal: 5,
    };
    const form = {
      id: 'application',
      title: '申报表',
      schema: {
        type: 'object',
        properties: { revenue: { type: 'number', title: '营业收入', 'x-unit': '万元' }, listed: { type: 'boolean' } },
      },
      uischema: { type: 'VerticalLayout' },
    };
    const workflow = {
      ...{ id: 'p', title: 'P', owner: 'o', legalKind: 'honour', start: 'apply' },
      ruleVersions: [{ id: 'r', title: '版本', basis: '文件', from: '2026-01-01', tables: { rate }, scorecards: { card } }],
      steps: {
        apply: { type: 'form', title: '申报', form: 'application', by: 'applicant', next: 'done' },
        done: { type: 'end', outcome: 'approved' },
      },
    };
    const pkg = { workflow, forms: { application: form }, vocabularies: {} } as unknown as ProgrammePackage;
    expect(rulesInWords(pkg, 'zh-CN')).toEqual([
      [
        {
          key: 'scorecards/card',
          title: '评分',
          lines: ['规模：营业收入不低于 500 万元，得 5 分', '规模：其他情形，得 0 分', '总分不低于 5 分为达标'],
        },
        { key: 'tables/rate', title: '比例', lines: ['命中方式：唯一命中', '营收 ≥ 500，且上市 是 → 比例 0.1', '不限 → 比例 —'] },
      ],
    ]);
  });
});
