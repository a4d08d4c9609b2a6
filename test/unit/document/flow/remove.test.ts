import { describe, expect, it } from 'vitest';
import { readFlow } from '../../../../designer/document/flow/flow.ts';
import { insertStep } from '../../../../designer/document/flow/insert.ts';
import { mayRemove, removeSteps } from '../../../../designer/document/flow/remove.ts';
import { allTypes, defined, evaluation, newErrors, office, pointersOf, sized, stepIn } from './programmes.ts';

describe('taking steps away', () => {
  it('leads what led to a step on to where it led', () => {
    const { document, gone } = removeSteps(evaluation, ['/steps/verify']);
    expect(gone).toEqual(['/steps/verify']);
    expect(stepIn(document, '/steps/accept')).toMatchObject({ outcomes: { accept: { to: 'score' } } });
    expect(newErrors(evaluation, document)).toEqual([]);
  });

  it('takes corrections and ends along that only led from it, and tells them', () => {
    const { document, gone } = removeSteps(evaluation, ['/steps/accept']);
    expect(gone).toEqual(['/steps/accept', '/steps/fix', '/steps/notAccepted']);
    expect(stepIn(document, '/steps/apply')).toMatchObject({ next: 'verify' });
    expect(document.workflow.clock).toMatchObject({ from: 'verify', pausedIn: ['statement', 'notice', 'province'] });
    expect(newErrors(evaluation, document)).toEqual([]);
  });

  it('takes the outcomes along that asked for a correction', () => {
    const { document } = removeSteps(evaluation, ['/steps/fix']);
    expect(Object.keys((stepIn(document, '/steps/accept') as { outcomes: object }).outcomes)).toEqual(['accept', 'refuse']);
    expect(newErrors(evaluation, document)).toEqual([]);
  });

  it('leaves no error of structure behind, whichever step of the evaluation goes', { timeout: 30_000 }, () => {
    // Results that are read no more, and what only that step led to, are for the author to see.
    const told = ['result.', 'feel.', 'step.unreachable', 'correct.entered'];
    const ends = ['done', 'rejected', 'withdrawn', 'notAccepted'].map((id) => `/steps/${id}`);
    const wrong = pointersOf(evaluation)
      .filter((pointer) => !ends.includes(pointer))
      .flatMap((pointer) => newErrors(evaluation, removeSteps(evaluation, [pointer]).document, told).map((line) => `${pointer}: ${line}`));
    expect(wrong).toEqual([]);
  });

  it('keeps the start of the case and the only step of an item, and says so', () => {
    expect(removeSteps(evaluation, ['/steps/apply'])).toEqual({ document: evaluation, gone: [], kept: ['/steps/apply'] });
    const items = insertStep(evaluation, { kind: 'after', step: '/steps/accept' }, 'each', office);
    const inner = pointersOf(items.document).find((pointer) => pointer.includes('/block/'))!;
    expect(removeSteps(items.document, [inner]).kept).toEqual([inner]);
  });

  it('takes a branch away with its last step, and all mention of it', () => {
    const joint = defined('joint-review');
    const { places } = readFlow(joint.workflow);
    const branch = places.find((place) => place.scope.branch?.parallel.step.type === 'parallel' && mayRemove(place))!;
    const whole = pointersOf(joint).filter((pointer) => pointer.includes('/branches/'));
    expect(whole.length).toBeGreaterThan(1);
    const { document, gone } = removeSteps(joint, [pointersOf(joint)[places.indexOf(branch)]!]);
    expect(gone.length).toBeGreaterThan(0);
    expect(newErrors(joint, document, ['result.', 'feel.'])).toEqual([]);
  });

  it('takes several away at once, also steps and the group they are in', () => {
    const { document, gone } = removeSteps(evaluation, ['/steps/depts', '/steps/depts/branches/ecology', '/steps/score', '/steps/direct']);
    expect(gone).toHaveLength(7);
    expect(stepIn(document, '/steps/verify')).toMatchObject({ outcomes: { consistent: { to: 'standard' } } });
  });

  it.each(allTypes.filter((type) => type !== 'end'))('undoes an inserted step of type %s', (type) => {
    const before = sized(24);
    const { document, place } = insertStep(before, { kind: 'after', step: '/steps/look1' }, type, office);
    const { document: after } = removeSteps(document, [place!]);
    expect(after.workflow.steps).toEqual(before.workflow.steps);
  });
});
