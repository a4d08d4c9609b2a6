/** Generated paths of some test definitions, through the real API; those of the shipped programmes are played in `shipped/`. */
import { describe, expect, it } from 'vitest';
import type { ProgrammePackage } from '../../engine/model/definition.ts';
import type { EachStep } from '../../engine/model/steps.ts';
import { checkPackage } from '../../engine/soundness/check.ts';
import { testPackages } from '../support/definitions.ts';
import { arrivals, generatedOf } from '../support/generated.ts';
import { packageOf, patternPackages } from '../support/patterns.ts';
import { stepsOf } from '../support/steps-of.ts';

/** Definitions whose paths are played too; those of all others are generated in `test/unit/soundness/paths.test.ts`. */
const played = [
  'equipment-grant',
  'language/lots',
  'limits/decision',
  'limits/joint',
  'limits/notice',
  'limits/overall',
  'panel',
  'ranking',
  'seats',
  'service',
  'site-inspection',
];

/** Cases opened for each row and waited for all, or until the first ends; one with a limit; one that is decided on by what it brings back; one not waited for. */
const opening: ProgrammePackage = packageOf({
  messages: { stop: { title: 'Stop', from: ['applicant'] } },
  steps: {
    all: eachRow('All', { join: {}, outcomes: { done: { to: 'first' }, failed: { to: 'no' } } }),
    first: eachRow('First', { join: { need: 'any' }, outcomes: { done: { to: 'late' }, failed: { to: 'no' } } }),
    late: {
      ...{ type: 'case', programme: 'other', next: 'advice', onCancel: 'leave' },
      deadline: { amount: 3, unit: 'workingDays', onExpire: { to: 'advice' } },
    },
    advice: {
      ...{ type: 'case', programme: 'adviser', submit: false, data: { amount: 'application.amount' }, next: 'weigh' },
      result: { points: 'child.results.reckon.points', amount: 'child.application.amount', ending: 'child.outcome' },
      outcomes: { refused: { to: 'no' } },
      on: { stop: { to: 'no' } },
    },
    weigh: {
      type: 'decide',
      branches: [
        { when: 'advice.data.points >= 60 and advice.outcome = "praised"', to: 'tell' },
        { when: 'advice.data.amount > application.amount', to: 'yes' },
      ],
      otherwise: 'no',
    },
    tell: { type: 'case', programme: 'other', await: false, next: 'yes' },
  },
});

function eachRow(name: string, more: Pick<EachStep, 'join' | 'outcomes'>): EachStep {
  return {
    ...{ type: 'each', over: '["a", "b", "c"]', label: 'item' },
    block: {
      start: `ask${name}`,
      steps: {
        [`ask${name}`]: {
          type: 'case',
          programme: 'other',
          data: { name: 'item' },
          outcomes: { refused: { to: `failed${name}` } },
          next: `done${name}`,
        },
        [`done${name}`]: { type: 'end', outcome: 'done' },
        [`failed${name}`]: { type: 'end', outcome: 'failed' },
      },
    },
    ...more,
  };
}

describe('generated paths', () => {
  const withChildren = [
    ...testPackages().filter(({ name }) => name === 'project-admission'),
    ...patternPackages(),
    { name: 'cases opened in every way', pkg: opening },
  ];
  it.each(withChildren.filter(({ pkg }) => stepsOf(pkg).some(({ type }) => type === 'case')))(
    'of $name end the cases that it opens in each way it can go on by, and arrive where predicted',
    async (named) => {
      expect(checkPackage(named.pkg).filter(({ severity }) => severity === 'error')).toEqual([]);
      const { paths, uncovered } = generatedOf(named);
      expect(uncovered).toEqual([]);
      expect(await arrivals(named, paths)).toEqual([]);
    },
  );

  it('that say otherwise than a child case ends are found out', async () => {
    const [recursion] = patternPackages().filter(({ name }) => name.includes('recursion'));
    if (!recursion) throw new Error('no definition opens its own cases');
    const path = generatedOf(recursion).paths.find(({ goals }) => goals.includes('withdrawn:ask'));
    if (!path) throw new Error('no path withdraws the child');
    const children = path.predicted.children.map((child) => ({ ...child, outcome: 'other' }));
    const [found] = await arrivals(recursion, [{ ...path, predicted: { ...path.predicted, children } }]);
    expect(found?.problems).toEqual([expect.stringMatching(/^children: .*withdrawn.*, not .*other/)]);
  });

  it.each(testPackages().filter(({ name }) => played.includes(name)))('of $name arrive where predicted', async (named) => {
    const { paths, covered } = generatedOf(named);
    expect(covered.length).toBeGreaterThan(5);
    expect(await arrivals(named, paths)).toEqual([]);
  });
});
