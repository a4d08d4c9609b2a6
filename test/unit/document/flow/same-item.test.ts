import { expect, it } from 'vitest';
import { readFlow } from '../../../../designer/document/flow/flow.ts';
import { type Item, type Outline, outlineOf } from '../../../../designer/document/flow/outline.ts';
import { sameItem } from '../../../../designer/document/flow/same-item.ts';
import { allSteps } from '../../../../designer/document/inspectable.ts';
import { withProperty } from '../../../../designer/document/properties.ts';
import { titleOf } from '../../../../designer/studio/flow/step-words.ts';
import type { ProgrammeDocument } from '../../../../engine/model/studio.ts';
import type { Edge } from '../../../../engine/soundness/edges.ts';
import { smeDocument } from '../sme-document.ts';

const document = smeDocument();
const outlineIn = ({ workflow }: ProgrammeDocument) => outlineOf(readFlow(workflow).root);
const itemsIn = (outline: Outline): Item[] => [...outline.main, ...outline.sides.flatMap(({ items }) => items)].flatMap(withInner);
const withInner = (item: Item): Item[] => [
  item,
  ...item.blocks.flatMap(itemsIn),
  ...item.lanes.flatMap(({ items }) => items.flatMap(withInner)),
];
/** All titles that are shown in an item. */
function shown(item: Item): unknown {
  const way = ({ from, to }: Edge) => [to, ...from.scope.places.filter(({ id }) => id === to).map((place) => titleOf(place))];
  return [
    titleOf(item.place),
    [...item.onwards, ...item.leaves].map(way),
    item.lanes.map(({ ways, items, end }) => [ways.map(way), items.map(shown), end.kind, 'to' in end ? titleOf(end.to) : '']),
    item.blocks.map((block) => itemsIn(block).map(shown)),
  ];
}

it('a step is drawn again when it changed or a step that it names, and no other one is', () => {
  const before = itemsIn(outlineIn(document));
  let [kept, drawn] = [0, 0];
  for (const { id, path } of allSteps(document)) {
    const after = itemsIn(outlineIn(withProperty(document, [...path, 'title'], `另一名称 ${id}`)));
    expect(after.length).toBe(before.length);
    for (const [index, item] of after.entries()) {
      const was = before[index] as Item;
      const same = sameItem(was, item);
      if (same) kept += 1;
      else drawn += 1;
      if (same) expect(shown(item)).toEqual(shown(was));
      if (item.place.id === id) expect([id, same]).toEqual([id, false]);
    }
  }
  // Branches that have a template are made anew by the reader of the flow, and drawn again.
  expect(kept).toBeGreaterThan(drawn * 2);
});

it('the same document again draws nothing, another position of it all that stands elsewhere', () => {
  const items = itemsIn(outlineIn(document));
  expect(items.every((item, index) => sameItem(item, itemsIn(outlineIn(document))[index] as Item))).toBe(true);
  const { resume: _gone, ...steps } = document.workflow.steps;
  const without = itemsIn(outlineIn({ ...document, workflow: { ...document.workflow, steps } as ProgrammeDocument['workflow'] }));
  const later = items.find(({ place }) => place.id === 'statement') as Item;
  const now = without.find(({ place }) => place.id === 'statement');
  expect(now === undefined || JSON.stringify(shown(now)) === JSON.stringify(shown(later)) || !sameItem(later, now)).toBe(true);
});
