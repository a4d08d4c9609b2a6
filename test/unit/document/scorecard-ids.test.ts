import { expect, it } from 'vitest';
import { type CardPart, withCardIdRenamed } from '../../../designer/document/scorecard-ids.ts';
import type { ProgrammeDocument } from '../../../engine/model/studio.ts';

const card = {
  title: '评分',
  dimensions: [
    { id: 'dimension', title: '成长' },
    { id: 'dimension2', title: '创新' },
  ],
  items: [
    { id: 'item', title: '增长', dimension: 'dimension', max: 10, bands: [], otherwise: { score: 0, label: '其余' } },
    { id: 'item2', title: '专利', dimension: 'dimension2', max: 10, bands: [], otherwise: { score: 0, label: '其余' } },
  ],
  passTotal: 10,
};
const version = { id: 'a', title: '甲', basis: '乙', from: '2026-01-01', scorecards: { main: card } };
const gate = {
  type: 'decide',
  branches: [
    { when: 'score.dimensions[id = "dimension"][1].score > 5 and score.items[item.id = "item"][1].score > 1', to: 'done' },
    { when: 'count(score.items[dimension = "dimension" and label = "dimension"]) > 0', to: 'done' },
    { when: 'other.dimensions[id = "dimension"][1].score > 5 or application.note = "item"', to: 'done' },
  ],
  otherwise: 'done',
};
const documentOf = (ruleVersions: readonly object[]) =>
  ({
    workflow: {
      ...{ id: 'x', title: '甲', owner: 'o', legalKind: 'service', ruleVersions, start: 'score' },
      steps: { score: { type: 'compute', scorecard: 'main', next: 'gate' }, gate, done: { type: 'end', outcome: 'approved' } },
    },
    ...{ forms: {}, vocabularies: {} },
    scenarios: {
      rules: [
        {
          ...{ rule: '/ruleVersions/0/scorecards/main', title: '一', given: { application: { id: 'item' } } },
          expect: { total: 10, dimensions: [{ id: 'dimension', score: 10 }], items: [{ id: 'item', dimension: 'dimension' }] },
        },
        { rule: '/ruleVersions/0/scorecards/other', title: '二', given: {}, expect: { items: [{ id: 'item' }] } },
      ],
    },
  }) as unknown as ProgrammeDocument;
const renamed = (part: CardPart, from: string, to: string, versions: readonly object[] = [version]) =>
  withCardIdRenamed(documentOf(versions), { version: 0, name: 'main', part, from, to });
const conditions = ({ workflow }: ProgrammeDocument) => (workflow.steps.gate as unknown as typeof gate).branches.map(({ when }) => when);
const [first, second, third] = gate.branches.map(({ when }) => when);

it('a dimension is called otherwise by its items, by what reads the score and by test cases', () => {
  const next = renamed('dimensions', 'dimension', 'growth');
  const [{ scorecards }] = next.workflow.ruleVersions as unknown as [typeof version];
  expect(scorecards.main.dimensions.map(({ id }) => id)).toEqual(['growth', 'dimension2']);
  expect(scorecards.main.items.map(({ id, dimension }) => [id, dimension])).toEqual([
    ['item', 'growth'],
    ['item2', 'dimension2'],
  ]);
  expect(conditions(next)).toEqual([
    first?.replace('id = "dimension"', 'id = "growth"'),
    second?.replace('dimension = "dimension"', 'dimension = "growth"'),
    third,
  ]);
  expect(next.scenarios).toMatchObject({
    rules: [
      { expect: { total: 10, dimensions: [{ id: 'growth', score: 10 }], items: [{ id: 'item', dimension: 'growth' }] } },
      { expect: { items: [{ id: 'item' }] } },
    ],
  });
});

it('an item too; where another version has the old id, expressions still mean that', () => {
  const next = renamed('items', 'item', 'rate');
  expect(conditions(next)).toEqual([first?.replace('item.id = "item"', 'item.id = "rate"'), second, third]);
  expect(next.scenarios).toMatchObject({ rules: [{ expect: { items: [{ id: 'rate' }] } }, { expect: { items: [{ id: 'item' }] } }] });
  const both = renamed('items', 'item', 'rate', [version, { ...version, id: 'b' }]);
  expect(conditions(both)).toEqual([first, second, third]);
  expect(both.workflow.ruleVersions?.map((one) => one.scorecards?.main?.items[0]?.id)).toEqual(['rate', 'item']);
});

it('an id that is taken, or of nothing, changes nothing', () => {
  const before = documentOf([version]);
  const same = (from: string, to: string) => withCardIdRenamed(before, { version: 0, name: 'main', part: 'items', from, to });
  expect(same('item', 'item2')).toBe(before);
  expect(same('none', 'new')).toBe(before);
});
