import { describe, expect, it } from 'vitest';
import { readFlow } from '../../../../designer/document/flow/flow.ts';
import { groupSteps } from '../../../../designer/document/flow/group.ts';
import { beside, type Item, type Outline, outlineOf, rowsOf } from '../../../../designer/document/flow/outline.ts';
import type { ProgrammeDocument } from '../../../../engine/model/studio.ts';
import { defined, evaluation, pointersOf, sized } from './programmes.ts';

/** As a person would write it down. */
function drawn(document: ProgrammeDocument): string[] {
  const items = (list: readonly Item[], indent: string): string[] =>
    list.flatMap((item) => [
      `${indent}${item.place.id}${item.leaves.map(({ kind, to }) => ` [${kind}→${to}]`).join('')}`,
      ...item.blocks.flatMap((block, index) => [`${indent}  #${index + 1}`, ...outline(block, `${indent}    `)]),
      ...item.lanes.flatMap(({ ways, items: inner, end }) => [
        `${indent}  ${ways.map(({ outcome, kind }) => outcome ?? kind).join('/')} ${inner.length > 0 ? ':' : ''}${'to' in end ? ` ${end.kind} ${end.to.id}` : ` ${end.kind}`}`,
        ...items(inner, `${indent}    `),
      ]),
    ]);
  const outline = ({ main, sides }: Outline, indent: string): string[] => [
    ...items(main, indent),
    ...sides.flatMap((side) => [`${indent}--${side.reached ? '' : ' unreached'}`, ...items(side.items, indent)]),
  ];
  return outline(outlineOf(readFlow(document.workflow).root), '');
}

describe('the list of a flow', () => {
  it('is a main line, lanes beside it, and stretches that several ways lead to below', () => {
    expect(drawn(evaluation)).toMatchInlineSnapshot(`
      [
        "apply [withdrawal→withdrawn]",
        "accept",
        "  accept  joins",
        "  correct : closed",
        "    fix [expiry→withdrawn]",
        "      next  return accept",
        "  refuse : closed",
        "    notAccepted",
        "verify",
        "  consistent  joins",
        "  inconsistent  jump statement",
        "score",
        "direct",
        "depts",
        "  #1",
        "    marketRegulation",
        "      clear  branch",
        "      object  branch",
        "  #2",
        "    emergency",
        "      clear  branch",
        "      object  branch",
        "  #3",
        "    ecology",
        "      clear  branch",
        "      object  branch",
        "  #4",
        "    taxation",
        "      clear  branch",
        "      object  branch",
        "  clear  joins",
        "  object  jump statement",
        "standard",
        "  branch/branch  joins",
        "  branch  jump statement",
        "city",
        "  approve  joins",
        "  reject  jump statement",
        "notice",
        "  clear  joins",
        "  partly/upheld  jump statement",
        "meeting",
        "  approve  joins",
        "  hold  return meeting",
        "  reject  jump statement",
        "recommend",
        "  send  joins",
        "  hold  return recommend",
        "province",
        "  listed  joins",
        "  notListed  jump rejected",
        "register",
        "done",
        "--",
        "statement [expiry→rejected]",
        "reconsider",
        "  adopt  joins",
        "  uphold  jump rejected",
        "resume",
        "  branch  return score",
        "  branch  return city",
        "--",
        "withdrawn",
        "--",
        "rejected",
      ]
    `);
  });

  it('has each step once, in every programme', () => {
    const each = groupSteps(sized(24), ['/steps/look1', '/steps/tell1'], 'each').document;
    for (const document of [
      evaluation,
      defined('joint-review'),
      defined('site-inspection'),
      defined('equipment-grant'),
      sized(300),
      each,
    ]) {
      const ids = rowsOf(outlineOf(readFlow(document.workflow).root)).map(({ place }) => place.id);
      expect([...ids].sort()).toEqual(
        readFlow(document.workflow)
          .places.map(({ id }) => id)
          .sort(),
      );
      expect(pointersOf(document)).toHaveLength(ids.length);
    }
  });

  it('is gone through by arrows', () => {
    const { root, byPointer } = readFlow(evaluation.workflow);
    const rows = rowsOf(outlineOf(root));
    const from = (pointer: string, direction: 'up' | 'down' | 'left' | 'right') =>
      beside(rows, byPointer.get(pointer)!, direction)?.id ?? null;
    expect(from('/steps/apply', 'down')).toBe('accept');
    expect(from('/steps/accept', 'up')).toBe('apply');
    expect(from('/steps/depts', 'right')).toBe('marketRegulation');
    expect(from('/steps/depts/branches/emergency', 'right')).toBe('ecology');
    expect(from('/steps/depts/branches/emergency', 'left')).toBe('marketRegulation');
    expect(from('/steps/depts/branches/marketRegulation', 'left')).toBe('depts');
    expect(from('/steps/accept', 'left')).toBeNull();
    expect(from('/steps/accept', 'right')).toBe('fix');
    expect(from('/steps/fix', 'left')).toBe('accept');
  });
});
