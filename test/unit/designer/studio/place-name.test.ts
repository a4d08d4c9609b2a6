import { expect, it } from 'vitest';
import { placeNames, repeatedMessages } from '../../../../designer/studio/problems/place-name.ts';
import type { ToldProblem } from '../../../../designer/studio/studio.ts';
import type { ProgrammeDocument } from '../../../../engine/model/studio.ts';

const document = {
  workflow: {
    title: '设备补助',
    steps: {
      county: { title: '县区初审', titleEn: 'County review', branches: [{ when: 'x' }, { when: '' }] },
      gate: { kind: 'gateway' },
    },
    ruleVersions: [{ scorecards: { main: { title: '评分表', items: [{ title: '研发投入' }, { title: '新指标' }, { title: '新指标' }] } } }],
  },
  forms: { application: { title: '申报表', schema: { properties: { name: { title: '企业名称' }, plain: {} } } } },
  vocabularies: {},
} as unknown as ProgrammeDocument;
const property = (key: string) => (key === 'when' ? '条件' : null);
const chinese = { property, pick: (zh: string) => zh, nth: (n: number) => `第 ${n} 项` };
const english = { property, pick: (zh: string, en?: string) => en ?? zh, nth: (n: number) => `no. ${n}` };
const named = (place: string, words: Parameters<typeof placeNames>[2] = chinese) => {
  const [of = '', pointer = ''] = place.split('#');
  return placeNames(document, { document: of, pointer }, words);
};

it('names the step, and what of a list has no name by its number', () => {
  expect(named('workflow#/steps/county/branches/1/when')).toEqual(['县区初审', '第 2 项', '条件']);
  expect(named('workflow#/steps/county/branches/0', english)).toEqual(['County review', 'no. 1']);
});

it('names a step without a title by its id', () => {
  expect(named('workflow#/steps/gate/branches')).toEqual(['gate']);
});

it('names rules, forms and fields', () => {
  expect(named('workflow#/ruleVersions/0/scorecards/main/items/0/bands')).toEqual(['第 1 项', '评分表', '研发投入']);
  expect(named('workflow#/ruleVersions/0/scorecards/main/items/2')).toEqual(['第 1 项', '评分表', '新指标', '第 3 项']);
  expect(named('forms/application#/schema/properties/name')).toEqual(['申报表', '企业名称']);
  expect(named('forms/gone#')).toEqual(['gone']);
  expect(named('workflow#')).toEqual([]);
});

it('finds the messages that stand more than once', () => {
  const told = (message: string) => ({ message }) as ToldProblem;
  expect([...repeatedMessages([told('a'), told('b'), told('a'), told('a')])]).toEqual(['a']);
});
