import type { FeelType } from '../../../engine/rules/types.ts';

/** A scope, and its type, as the tests of rules use them. */
export const scope = {
  today: '2026-11-24',
  n: 5,
  half: 0.5,
  ratio: 4.9996,
  s: 'abc',
  wide: '涧西区𠮷',
  yes: true,
  no: false,
  none: null,
  born: '2024-02-29',
  list: [1, 2, 3, 4],
  words: ['a', 'b', 'a'],
  empty: [],
  mixed: [1, null, 3],
  enterprise: {
    name: '洛阳轴承',
    foundedOn: '2019-03-01',
    employees: 120,
    years: [
      { year: 2024, revenue: 1000.5 },
      { year: 2025, revenue: 2000.25 },
    ],
  },
  ips: [
    { category: 'I', highValue: true, grantedOn: '2020-01-15', n: 1 },
    { category: 'II', highValue: false, grantedOn: '2025-06-30', n: 2 },
    { category: 'II', grantedOn: null, n: null },
  ],
};

const number = { kind: 'number' } as const;
const string = { kind: 'string' } as const;
const date = { kind: 'date' } as const;
const boolean = { kind: 'boolean' } as const;
export const scopeType: FeelType = {
  kind: 'context',
  fields: {
    today: { ...date, title: '今天', titleEn: 'today' },
    n: number,
    half: number,
    ratio: { ...number, title: '研发费用占比', titleEn: 'R&D share' },
    s: string,
    wide: string,
    yes: { ...boolean, title: '战新产业' },
    no: boolean,
    none: { kind: 'any' },
    born: { ...date, title: '出生日期' },
    list: { kind: 'list', of: number },
    words: { kind: 'list', of: string },
    empty: { kind: 'list', of: number },
    mixed: { kind: 'list', of: number },
    enterprise: {
      kind: 'context',
      title: '企业',
      fields: {
        name: { ...string, title: '企业名称' },
        foundedOn: { ...date, title: '成立日期', titleEn: 'founded on' },
        employees: { ...number, title: '从业人员' },
        years: { kind: 'list', title: '年度数据', of: { kind: 'context', fields: { year: number, revenue: number } } },
      },
    },
    ips: {
      kind: 'list',
      title: '知识产权明细',
      of: {
        kind: 'context',
        fields: {
          category: {
            ...string,
            title: '类别',
            values: [
              { value: 'I', title: 'Ⅰ类', titleEn: 'class I' },
              { value: 'II', title: 'Ⅱ类' },
            ],
          },
          highValue: { ...boolean, title: '高价值' },
          grantedOn: { ...date, title: '授权日' },
          n: number,
        },
      },
    },
  },
};
