import { expect, it } from 'vitest';
import { blankProgramme } from '../../../designer/document/blank.ts';
import { scenariosIn } from '../../../designer/document/scenarios.ts';

it('a programme without scenarios has the very same empty list each time, for who is drawn again when it is another one', () => {
  const words = { apply: '填写申请', done: '办结', form: '申请表', field: '申请事由' };
  const blank = blankProgramme({ id: 'blank', title: '空白', owner: 'office', legalKind: 'evaluation', words });
  expect(scenariosIn(blank)).toEqual([]);
  expect(scenariosIn(blank)).toBe(scenariosIn(blank));
});
