import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEditor } from '../../../../designer/document/editor.ts';
import { connect, disconnect, exitsOf } from '../../../../designer/document/flow/connect.ts';
import { clipFrom, clipText, copyOf } from '../../../../designer/document/flow/copy.ts';
import { placePointer, readFlow, wayKey, waysOut } from '../../../../designer/document/flow/flow.ts';
import { groupSteps } from '../../../../designer/document/flow/group.ts';
import { insertBranch, insertStep } from '../../../../designer/document/flow/insert.ts';
import { moveStep, shiftStep } from '../../../../designer/document/flow/move.ts';
import { outlineOf, rowsOf } from '../../../../designer/document/flow/outline.ts';
import { duplicateSteps, pasteSteps } from '../../../../designer/document/flow/paste.ts';
import { removeSteps } from '../../../../designer/document/flow/remove.ts';
import { followRenamedSteps, renameStep } from '../../../../designer/document/flow/rename.ts';
import { ungroup } from '../../../../designer/document/flow/ungroup.ts';
import type { ProgrammeDocument } from '../../../../engine/model/studio.ts';
import { allTypes, defined, evaluation, office, sized } from './programmes.ts';

/** What somebody does next: a command and numbers from which it takes its steps. */
const act = fc.record({ kind: fc.nat(11), one: fc.nat(400), two: fc.nat(400), three: fc.nat(400) });
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

const pick = <T>(list: readonly T[], number: number): T => list[number % list.length]!;

function done(document: ProgrammeDocument, { kind, one, two, three }: Act): ProgrammeDocument {
  const { places } = readFlow(document.workflow);
  const [a, b, c] = [one, two, three].map((number) => placePointer(pick(places, number))) as [string, string, string];
  const place = pick(places, one);
  const way = pick([...waysOut(place), null], two);
  const spot = way ? { kind: 'on' as const, step: a, ways: [wayKey(way)] } : { kind: pick(['before', 'after'] as const, three), step: a };
  switch (kind) {
    case 0:
    case 1:
      return insertStep(document, spot, pick(allTypes, three), office).document;
    case 2:
      return removeSteps(document, [a, b]).document;
    case 3:
      return moveStep(document, b, spot).document;
    case 4:
      return shiftStep(document, a, pick(['up', 'down'] as const, two)).document;
    case 5:
      return connect(document, a, pick(exitsOf(place), two)?.key ?? '', pick(place.scope.places, three).id).document;
    case 6:
      return way ? disconnect(document, a, wayKey(way)).document : document;
    case 7:
      return groupSteps(document, [a, b, c].slice(0, 1 + (three % 3)), pick(['parallel', 'each'] as const, one)).document;
    case 8:
      return ungroup(document, a).document;
    case 9: {
      const clip = copyOf(
        pick([document, evaluation, defined('joint-review')], three),
        three % 3 === 0 ? [b, c] : ['/steps/accept', '/steps/fix'],
      );
      return clip ? pasteSteps(document, clipFrom(clipText(clip))!, spot).document : document;
    }
    case 10:
      return two % 2 === 0 ? duplicateSteps(document, [a, b]).document : insertBranch(document, a, office).document;
    default:
      return renameStep(document, a, pick(['other', 'another', 'third'], two)).document;
  }
}

describe('whatever is done to a flow', () => {
  it('leaves JSON in which every step is found, and is undone to the letter', { timeout: 120_000 }, () => {
    const start = fc.constantFrom(evaluation, defined('joint-review'), defined('site-inspection'), sized(24));
    fc.assert(
      fc.property(start, fc.array(act, { minLength: 1, maxLength: 12 }), (document, acts) => {
        const before = JSON.stringify(document);
        const editor = createEditor(document, [followRenamedSteps]);
        for (const one of acts) {
          editor.run({ label: 'act', edit: (now) => done(now, one) });
          const now = editor.view().document;
          // No `undefined`, nothing shared that was changed, no key twice.
          expect(JSON.parse(JSON.stringify(now))).toEqual(now);
          expect(JSON.stringify(document)).toBe(before);
          const flow = readFlow(now.workflow);
          const shown = rowsOf(outlineOf(flow.root)).map(({ place }) => placePointer(place));
          expect(new Set(shown).size).toBe(shown.length);
          expect(shown.length).toBe(flow.places.length);
          // Ids stay unique, whatever is pasted or grouped.
          expect(flow.ids.size).toBe(flow.places.length);
        }
        const after = JSON.stringify(editor.view().document);
        let steps = 0;
        for (; editor.view().undo; steps += 1) expect(editor.undo()).toEqual([]);
        expect(JSON.stringify(editor.view().document)).toBe(before);
        for (; steps > 0; steps -= 1) editor.redo();
        expect(JSON.stringify(editor.view().document)).toBe(after);
      }),
      { numRuns: 40 },
    );
  });
});
