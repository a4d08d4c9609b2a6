import { describe, expect, it } from 'vitest';
import { groupSteps, mayGroup } from '../../../../designer/document/flow/group.ts';
import { insertStep } from '../../../../designer/document/flow/insert.ts';
import { mayUngroup, ungroup } from '../../../../designer/document/flow/ungroup.ts';
import { placeAt } from '../../../../designer/document/flow/write.ts';
import type { ParallelStep } from '../../../../engine/model/steps.ts';
import { defined, evaluation, newErrors, office, pointersOf, sized, stepIn } from './programmes.ts';

const at = (...ids: string[]) => ids.map((id) => `/steps/${id}`);
/** Results of steps in items are seen only there. */
const data = ['result.', 'feel.'];

describe('grouping', () => {
  it('puts steps side by side as branches; refusals become outcomes that lead where they led', () => {
    const more = insertStep(evaluation, { kind: 'after', step: '/steps/city' }, 'review', office).document;
    const { document, place } = groupSteps(more, at('review', 'city'), 'parallel');
    expect(place).toBe('/steps/parallel');
    const group = stepIn(document, '/steps/parallel') as ParallelStep;
    expect(Object.keys(group)).toEqual(['type', 'title', 'branches', 'outcomes']);
    expect(group.outcomes).toEqual({ approve: { to: 'notice' }, reject: { to: 'statement' }, reject2: { to: 'rejected' } });
    // Refused by the other one means something else: an end of its own says so.
    expect(group.branches.city).toMatchObject({ type: 'review', outcomes: { approve: {}, reject: {} } });
    expect(group.branches.review).toMatchObject({
      start: 'review',
      steps: {
        review: { outcomes: { approve: { label: '通过' }, reject: { to: 'reject2' } } },
        reject2: { type: 'end', outcome: 'reject2' },
      },
    });
    expect(stepIn(document, '/steps/standard')).toMatchObject({ branches: [{ to: 'parallel' }, { to: 'parallel' }] });
    expect(stepIn(document, '/steps/resume')).toMatchObject({ otherwise: 'parallel' });
    const keys = Object.keys(document.workflow.steps);
    expect(keys[keys.indexOf('standard') + 1]).toBe('parallel');
    expect(newErrors(more, document)).toEqual([]);
  });

  it('gives steps without outcomes an end in their branch', () => {
    const { document } = groupSteps(evaluation, at('score', 'direct'), 'parallel');
    const group = stepIn(document, '/steps/parallel') as ParallelStep;
    expect(group.outcomes).toEqual({ done: { to: 'depts' } });
    expect(group.branches.score).toMatchObject({
      when: 'application.path = "score"',
      start: 'score',
      steps: { score: { type: 'compute', next: 'done2' }, done2: { type: 'end', outcome: 'done' } },
    });
    expect(newErrors(evaluation, document, ['result.'])).toEqual([]);
  });

  it('puts a run into the items of a list', () => {
    const before = sized(24);
    const { document } = groupSteps(before, at('checks1', 'look1'), 'each');
    expect(stepIn(document, '/steps/items')).toMatchObject({
      type: 'each',
      block: { start: 'checks1', steps: { checks1: {}, look1: { outcomes: { back: { label: '退回' } } } } },
      outcomes: { pass: { to: 'tell1' }, back: { to: 'accept1' }, object: { to: 'rejected' } },
    });
    expect(newErrors(before, document, data)).toEqual([]);
  });

  it('lets the clock and withdrawals of a step lead out by an end', () => {
    const { document } = groupSteps(evaluation, at('statement', 'reconsider'), 'each');
    const group = stepIn(document, '/steps/items') as { outcomes: object };
    expect(group.outcomes).toEqual({ adopt: { to: 'resume' }, rejected: { to: 'rejected' }, uphold: { to: 'rejected' } });
    expect(stepIn(document, '/steps/items/block/steps/statement')?.deadline?.onExpire).toEqual({ to: 'rejected2' });
    expect(newErrors(evaluation, document, data)).toEqual([]);
  });

  it('takes neither the start, nor an end, nor steps of different blocks', () => {
    const places = (...pointers: string[]) => pointers.map((pointer) => placeAt(evaluation.workflow, pointer)!);
    expect(mayGroup(places('/steps/apply', '/steps/accept'), 'parallel')).toBe(false);
    expect(mayGroup(places('/steps/register', '/steps/done'), 'each')).toBe(false);
    expect(mayGroup(places('/steps/accept', '/steps/depts/branches/ecology'), 'parallel')).toBe(false);
    expect(mayGroup(places('/steps/accept'), 'parallel')).toBe(false);
    expect(mayGroup(places('/steps/accept'), 'each')).toBe(true);
  });
});

describe('taking a group apart', () => {
  it('puts branches one behind the other', () => {
    const { document } = ungroup(evaluation, '/steps/depts');
    expect(stepIn(document, '/steps/direct')).toMatchObject({ next: 'marketRegulation' });
    expect(stepIn(document, '/steps/marketRegulation')).toMatchObject({
      type: 'review',
      silence: 'clear',
      outcomes: { clear: { to: 'emergency' }, object: { to: 'statement' } },
    });
    expect(stepIn(document, '/steps/taxation')).toMatchObject({ outcomes: { clear: { to: 'standard' }, object: { to: 'statement' } } });
    expect(newErrors(evaluation, document, data)).toEqual([]);
  });

  it('undoes what grouping did', () => {
    const before = sized(24);
    const grouped = groupSteps(before, at('look1', 'tell1'), 'each').document;
    expect(ungroup(grouped, '/steps/items').document.workflow.steps).toEqual(before.workflow.steps);
  });

  it('leaves no error of structure behind, in any programme', () => {
    for (const document of [evaluation, defined('joint-review'), defined('site-inspection')])
      for (const pointer of pointersOf(document).filter((one) => mayUngroup(placeAt(document.workflow, one)!)))
        expect(newErrors(document, ungroup(document, pointer).document, data)).toEqual([]);
  });
});
