import { expect, it } from 'vitest';
import { asProgrammeId, blankProgramme } from '../../../designer/document/blank.ts';
import { packageOf } from '../../../engine/model/studio.ts';
import { checkPackage } from '../../../engine/soundness/check.ts';

const words = { apply: 'Apply', done: 'Done', form: 'Application', field: 'Reason' };

it('a blank programme is sound from the start: nothing to mend, nothing to be reminded of', () => {
  for (const legalKind of ['licence', 'evaluation', 'service'] as const) {
    const blank = blankProgramme({ id: 'talent-award', title: 'Talent award', owner: 'city', legalKind, words });
    expect(checkPackage(packageOf(blank))).toEqual([]);
    expect(blank).toMatchObject({ scenarios: null, workflow: { id: 'talent-award', owner: 'city', legalKind } });
  }
});

it.each([
  ['Talent Award 2027', 'talent-award-2027'],
  ['  ＴＥＣＨ—grant!! ', 'tech-grant'],
  ['人才奖励', ''],
  ['人才 award', 'award'],
  ['-a--b-', 'a-b'],
  ['x'.repeat(80), 'x'.repeat(64)],
])('an id made of “%s” is “%s”', (typed, id) => {
  expect(asProgrammeId(typed)).toBe(id);
});
