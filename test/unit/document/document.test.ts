import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChanges, changesBetween, inverseOf, type Json } from '../../../designer/document/change.ts';
import { createEditor } from '../../../designer/document/editor.ts';
import { mergeDocuments } from '../../../designer/document/merge.ts';
import type { ProgrammeDocument } from '../../../engine/model/studio.ts';

const key = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const { tree } = fc.letrec<{ tree: Json }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    fc.integer({ min: 0, max: 3 }),
    fc.constantFrom('x', 'y', true, null),
    fc.array(tie('tree'), { maxLength: 3 }),
    fc.array(fc.tuple(key, tie('tree')), { maxLength: 4 }).map((entries) => Object.fromEntries(entries)),
  ),
}));
const object = fc.array(fc.tuple(key, tree), { maxLength: 5 }).map((entries) => Object.fromEntries(entries) as Json);
/** As it is written to a file: the order of keys counts. */
const written = (value: unknown) => JSON.stringify(value);

describe('changes of a document', () => {
  it('lead from one document to the other and back, the order of keys too', () => {
    fc.assert(
      fc.property(object, object, (before, after) => {
        const changes = changesBetween(before, after);
        const there = applyChanges(before, changes);
        expect(written(there.document)).toBe(written(after));
        const back = applyChanges(there.document, inverseOf(changes));
        expect(written(back.document)).toBe(written(before));
        expect([...there.refused, ...back.refused]).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a merge', () => {
  it('takes what only one side changed, whichever it was, and finds no conflict', () => {
    fc.assert(
      fc.property(object, object, (base, changed) => {
        expect(mergeDocuments(base, changed, base)).toEqual({ document: changed, conflicts: [] });
        expect(mergeDocuments(base, base, changed)).toEqual({ document: changed, conflicts: [] });
        expect(mergeDocuments(base, changed, changed)).toEqual({ document: changed, conflicts: [] });
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps both where two people changed different fields, steps and named list elements', () => {
    const base: Json = {
      steps: { one: { title: '甲' }, two: { title: '乙' } },
      checks: [
        { id: 'x', at: '/a' },
        { id: 'y', at: '/b' },
      ],
    };
    const mine: Json = { steps: { one: { title: '甲甲' }, new: { title: '丙' }, two: { title: '乙' } }, checks: [{ id: 'y', at: '/b' }] };
    const theirs: Json = {
      steps: { one: { title: '甲', help: '说明' }, two: { title: '乙乙' }, last: { title: '丁' } },
      checks: [
        { id: 'x', at: '/a' },
        { id: 'y', at: '/c' },
        { id: 'z', at: '/d' },
      ],
    };
    const { document, conflicts } = mergeDocuments(base, mine, theirs);
    expect(conflicts).toEqual([]);
    expect(document).toEqual({
      steps: { one: { title: '甲甲', help: '说明' }, new: { title: '丙' }, two: { title: '乙乙' }, last: { title: '丁' } },
      checks: [
        { id: 'y', at: '/c' },
        { id: 'z', at: '/d' },
      ],
    });
    expect(Object.keys((document as { steps: object }).steps)).toEqual(['one', 'new', 'two', 'last']);
  });

  it('keeps mine and names the place where both changed the same', () => {
    const { document, conflicts } = mergeDocuments({ a: { b: 1 } }, { a: { b: 2 } }, { a: { b: 3 } });
    expect(document).toEqual({ a: { b: 2 } });
    expect(conflicts).toEqual([{ path: ['a', 'b'], mine: 2, theirs: 3 }]);
  });
});

describe('the editor', () => {
  const start = {
    workflow: { title: '甲', steps: { one: { title: '一' } } },
    forms: {},
    vocabularies: {},
    scenarios: null,
  } as unknown as ProgrammeDocument;
  const titled = (title: string) => ({
    label: 'title',
    together: 'title',
    edit: (document: ProgrammeDocument): ProgrammeDocument => ({ ...document, workflow: { ...document.workflow, title } }),
  });

  it('takes a typed word back at once, and does it again', () => {
    const editor = createEditor(start);
    for (const title of ['乙', '乙丙', '乙丙丁']) editor.run(titled(title));
    expect(editor.undo()).toEqual([]);
    expect(editor.view().document).toEqual(start);
    expect(editor.view().undo).toBeNull();
    editor.redo();
    expect(editor.view().document.workflow.title).toBe('乙丙丁');
  });

  it('takes back only its own work after somebody else saved', () => {
    const editor = createEditor(start);
    editor.run(titled('乙'));
    const theirs = { ...start, workflow: { ...start.workflow, summary: '说明' } } as ProgrammeDocument;
    expect(editor.receive(start, theirs)).toEqual([]);
    expect(editor.view().document.workflow).toMatchObject({ title: '乙', summary: '说明' });
    editor.undo();
    expect(editor.view().document.workflow).toMatchObject({ title: '甲', summary: '说明' });
  });

  it('leaves what somebody else changed after it, and says so', () => {
    const editor = createEditor(start);
    editor.run(titled('乙'));
    editor.receive({ ...start, workflow: { ...start.workflow, title: '乙' } }, { ...start, workflow: { ...start.workflow, title: '丙' } });
    expect(editor.undo()).toHaveLength(1);
    expect(editor.view().document.workflow.title).toBe('丙');
  });
});
