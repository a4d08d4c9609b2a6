import { describe, expect, it } from 'vitest';
import { wayKey, waysOut } from '../../../../designer/document/flow/flow.ts';
import { moveStep, shiftStep } from '../../../../designer/document/flow/move.ts';
import { placeAt } from '../../../../designer/document/flow/write.ts';
import { defined, evaluation, newErrors, pointersOf, stepIn } from './programmes.ts';

describe('moving a step', () => {
  it('changes places with the one after it; what leads back to it still does', () => {
    const { document, place } = shiftStep(evaluation, '/steps/accept', 'down');
    expect(place).toBe('/steps/accept');
    expect(stepIn(document, '/steps/apply')).toMatchObject({ next: 'verify' });
    expect(stepIn(document, '/steps/verify')).toMatchObject({
      outcomes: { consistent: { to: 'accept' }, inconsistent: { to: 'statement' } },
    });
    expect(stepIn(document, '/steps/accept')).toMatchObject({ outcomes: { accept: { to: 'score' }, correct: { to: 'fix' } } });
    expect(stepIn(document, '/steps/fix')).toMatchObject({ next: 'accept' });
    expect(Object.keys(document.workflow.steps).slice(0, 4)).toEqual(['apply', 'fix', 'verify', 'accept']);
    expect(newErrors(evaluation, document)).toEqual([]);
  });

  it('comes back when it is moved up again', () => {
    const down = shiftStep(evaluation, '/steps/accept', 'down').document;
    expect(shiftStep(down, '/steps/accept', 'up').document.workflow.steps).toEqual(evaluation.workflow.steps);
  });

  it('never moves the start, an end, or over them', () => {
    expect(shiftStep(evaluation, '/steps/apply', 'down').place).toBeNull();
    expect(shiftStep(evaluation, '/steps/accept', 'up').place).toBeNull();
    expect(shiftStep(evaluation, '/steps/done', 'up').place).toBeNull();
    expect(shiftStep(evaluation, '/steps/register', 'down').place).toBeNull();
  });

  it('puts it on a way anywhere else', () => {
    const standard = placeAt(evaluation.workflow, '/steps/standard')!;
    const ways = [wayKey(waysOut(standard)[0]!)];
    const { document } = moveStep(evaluation, '/steps/notice', { kind: 'on', step: '/steps/standard', ways });
    expect(stepIn(document, '/steps/standard')).toMatchObject({ branches: [{ to: 'notice' }, { to: 'city' }] });
    expect(stepIn(document, '/steps/notice')).toMatchObject({ outcomes: { clear: { to: 'city' }, upheld: { to: 'statement' } } });
    expect(stepIn(document, '/steps/city')).toMatchObject({ outcomes: { approve: { to: 'meeting' } } });
    expect(newErrors(evaluation, document)).toEqual([]);
  });

  it('changes nothing where it stands already', () => {
    const accept = placeAt(evaluation.workflow, '/steps/accept')!;
    for (const way of waysOut(accept).slice(0, 1)) {
      const spot = { kind: 'on', step: '/steps/accept', ways: [wayKey(way)] } as const;
      expect(moveStep(evaluation, '/steps/accept', spot).document).toBe(evaluation);
      expect(moveStep(evaluation, '/steps/verify', spot).document).toBe(evaluation);
    }
  });

  it('into a branch takes the branch’s outcomes, and out again those of the flow', () => {
    const into = moveStep(evaluation, '/steps/city', { kind: 'after', step: '/steps/depts/branches/ecology' });
    expect(into.place).toBe('/steps/depts/branches/ecology/steps/city');
    expect(stepIn(into.document, '/steps/standard')).toMatchObject({ branches: [{ to: 'notice' }, { to: 'notice' }] });
    const out = moveStep(into.document, into.place!, { kind: 'after', step: '/steps/depts' });
    expect(out.place).toBe('/steps/city');
    expect(stepIn(out.document, '/steps/depts')).toMatchObject({ outcomes: { clear: { to: 'city' } } });
    expect(stepIn(out.document, '/steps/city')).toMatchObject({ outcomes: { approve: { to: 'standard' } } });
  });

  it('never moves a group into itself', () => {
    expect(moveStep(evaluation, '/steps/depts', { kind: 'after', step: '/steps/depts/branches/ecology' }).document).toBe(evaluation);
  });

  it('changes the order of branches', () => {
    const { document } = shiftStep(evaluation, '/steps/depts/branches/emergency', 'up');
    const { branches } = stepIn(document, '/steps/depts') as { branches: object };
    expect(Object.keys(branches)).toEqual(['emergency', 'marketRegulation', 'ecology', 'taxation']);
  });

  it('leaves no error of structure behind, whatever changes places', { timeout: 30_000 }, () => {
    for (const document of [evaluation, defined('joint-review')]) {
      const some = pointersOf(document).filter((_, index) => document !== evaluation || index % 5 === 1);
      const wrong = some.flatMap((pointer) =>
        (['up', 'down'] as const).flatMap((way) =>
          newErrors(document, shiftStep(document, pointer, way).document, ['result.', 'correct.entered']),
        ),
      );
      expect(wrong).toEqual([]);
    }
  });
});
