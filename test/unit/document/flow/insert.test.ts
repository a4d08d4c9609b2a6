import { describe, expect, it } from 'vitest';
import { isAhead, wayKey, waysOut } from '../../../../designer/document/flow/flow.ts';
import { insertBranch, insertStep } from '../../../../designer/document/flow/insert.ts';
import { placeAt } from '../../../../designer/document/flow/write.ts';
import type { StepType } from '../../../../engine/model/steps.ts';
import type { ProgrammeDocument } from '../../../../engine/model/studio.ts';
import { allTypes, defined, evaluation, newErrors, office, pointersOf, problemsOf, sized, stepIn } from './programmes.ts';

/** Types whose place in a flow is special: a correction belongs behind a review, an end cuts off what was behind it. */
const anywhere = allTypes.filter((type) => type !== 'correct' && type !== 'end');
/** What a clerk has to say first: which programme is opened. */
const unsaid = ['case.', 'recursion'];

/** Of the evaluation, one of each kind of place. */
const chosen = ['accept', 'depts/branches/ecology', 'statement'];

function everySpot(document: ProgrammeDocument, type: StepType): string[] {
  const pointers = document === evaluation ? chosen.map((place) => `/steps/${place}`) : pointersOf(document);
  return pointers.flatMap((pointer) =>
    (['after', 'before'] as const).flatMap((kind) => {
      const { document: next, place } = insertStep(document, { kind, step: pointer }, type, office);
      return place === null ? [] : newErrors(document, next, unsaid).map((error) => `${type} ${kind} ${pointer}: ${error}`);
    }),
  );
}

describe('a new step', () => {
  it.each(anywhere)('of type %s stands anywhere in the evaluation without a new error', { timeout: 30_000 }, (type) => {
    expect(everySpot(evaluation, type)).toEqual([]);
  });

  it.each(anywhere)('of type %s stands anywhere inside blocks and items without a new error', { timeout: 30_000 }, (type) => {
    const batch = type === 'batch' ? ['each.batch'] : [];
    for (const name of ['joint-review', 'site-inspection']) {
      const wrong = everySpot(defined(name), type).filter((line) => !batch.some((code) => line.includes(code)));
      expect(wrong).toEqual([]);
    }
  });

  it('leads on where the way led, and is written behind the step it follows', () => {
    const { document, place } = insertStep(evaluation, { kind: 'after', step: '/steps/accept' }, 'review', office);
    expect(place).toBe('/steps/review');
    expect(stepIn(document, '/steps/accept')).toMatchObject({ outcomes: { accept: { to: 'review' }, refuse: { to: 'notAccepted' } } });
    expect(stepIn(document, '/steps/review')).toEqual({
      type: 'review',
      title: '审核',
      assign: { role: 'county-clerk' },
      outcomes: {
        approve: { label: '通过', to: 'verify' },
        reject: { label: '不通过', to: 'rejected', reason: 'required' },
      },
    });
    expect(Object.keys(document.workflow.steps).slice(0, 3)).toEqual(['apply', 'accept', 'review']);
    expect(Object.keys(evaluation.workflow.steps)).not.toContain('review');
  });

  it('before a step takes what leads on to it, and leaves what leads back', () => {
    const { document } = insertStep(evaluation, { kind: 'before', step: '/steps/accept' }, 'notify', office);
    expect(stepIn(document, '/steps/apply')).toMatchObject({ next: 'notify' });
    expect(stepIn(document, '/steps/fix')).toMatchObject({ next: 'accept' });
  });

  it('stands on one way only, where it is put there', () => {
    const standard = placeAt(evaluation.workflow, '/steps/standard')!;
    const way = waysOut(standard).filter(isAhead)[1]!;
    const { document } = insertStep(evaluation, { kind: 'on', step: '/steps/standard', ways: [wayKey(way)] }, 'notice', office);
    expect(stepIn(document, '/steps/standard')).toMatchObject({ branches: [{ to: 'city' }, { to: 'notice2' }], otherwise: 'statement' });
    expect(stepIn(document, '/steps/notice2')).toMatchObject({ outcomes: { clear: { to: 'city' }, upheld: { to: 'rejected' } } });
  });

  it('makes a block of a branch that was a single step', () => {
    const pointer = '/steps/depts/branches/ecology';
    const { document, place } = insertStep(evaluation, { kind: 'after', step: pointer }, 'review', office);
    expect(place).toBe(`${pointer}/steps/review`);
    const branch = (document.workflow.steps.depts as unknown as { branches: Record<string, unknown> }).branches.ecology;
    expect(branch).toMatchObject({
      start: 'ecology',
      steps: {
        ecology: { type: 'review', silence: 'clear', outcomes: { clear: { to: 'review' }, object: { reason: 'required' } } },
        review: { type: 'review', outcomes: { clear: { label: '通过' }, object: { label: '不通过' } } },
      },
    });
    expect(newErrors(evaluation, document)).toEqual([]);
  });

  it('as a correction is asked for by an outcome of the review and leads back to it', () => {
    const { document, place } = insertStep(evaluation, { kind: 'after', step: '/steps/city' }, 'correct', office);
    expect(stepIn(document, place ?? '')).toMatchObject({ type: 'correct', of: 'apply', next: 'city' });
    const { outcomes } = stepIn(document, '/steps/city') as { outcomes: Record<string, { to: string }> };
    expect(Object.keys(outcomes)).toEqual(['approve', 'correct', 'reject']);
    expect(outcomes.correct?.to).toBe('fix2');
    expect(newErrors(evaluation, document)).toEqual([]);
  });

  it('as an end takes the way, and nothing follows it', () => {
    const { document, place } = insertStep(evaluation, { kind: 'after', step: '/steps/register' }, 'end', office);
    expect(stepIn(document, '/steps/register')).toMatchObject({ next: 'ended' });
    expect(insertStep(document, { kind: 'after', step: place ?? '' }, 'review', office).place).toBeNull();
  });

  it('declares a position and an end where the programme has none yet', () => {
    const bare = {
      workflow: {
        ...{ id: 'bare', title: '空白', owner: 'bureau', legalKind: 'service', start: 'apply' },
        steps: { apply: { type: 'form', form: 'application', by: 'applicant', next: 'done' }, done: { type: 'end', outcome: 'approved' } },
      },
      forms: { application: sized(1).forms.application },
      ...{ vocabularies: {}, scenarios: null },
    } as unknown as ProgrammeDocument;
    const { document } = insertStep(bare, { kind: 'after', step: '/steps/apply' }, 'review', office);
    expect(document.workflow.roles).toEqual({ reviewer: { title: '审核人员' } });
    expect(Object.keys(document.workflow)).toEqual(['id', 'title', 'owner', 'legalKind', 'roles', 'start', 'steps']);
    expect(document.workflow.steps.rejected).toMatchObject({ type: 'end', outcome: 'rejected' });
    expect(problemsOf(document)).toEqual([]);
  });

  it('is a further branch beside the others', () => {
    const { document, place } = insertBranch(evaluation, '/steps/depts', office);
    expect(place).toBe('/steps/depts/branches/department');
    expect(stepIn(document, place ?? '')).toMatchObject({ type: 'review', silence: 'clear', title: '部门审查' });
    expect(newErrors(evaluation, document)).toEqual([]);
  });
});
