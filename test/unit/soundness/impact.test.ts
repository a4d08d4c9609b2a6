/** Answers and sheets that past cases recorded, counted again by a draft's rules. */
import { describe, expect, it } from 'vitest';
import { compileProgramme } from '../../../engine/machine/compile.ts';
import type { DoneStep } from '../../../engine/machine/context.ts';
import type { CaseData } from '../../../engine/model/case.ts';
import type { ProgrammePackage } from '../../../engine/model/definition.ts';
import type { ReviewStep, ScoreStep } from '../../../engine/model/steps.ts';
import { reviewChange, scoreAgain } from '../../../engine/soundness/impact-steps.ts';
import base from './fixtures/base.json' with { type: 'json' };

const draft = compileProgramme(base as unknown as ProgrammePackage, 'draft');
const ballot = (
  need: number,
  outcomes: ReviewStep['outcomes'] = { yes: { label: '同意' }, no: { label: '不同意' } },
  count = 3,
): ReviewStep => ({
  type: 'review',
  assign: { role: 'clerk', count },
  policy: { type: 'quorum', need },
  outcomes,
});
const dataWith = (step: string, result: Readonly<Record<string, unknown>>) => ({ steps: { [step]: result } }) as unknown as CaseData;
const voted = dataWith('vote', { outcome: 'yes', people: [{ outcome: 'yes' }, { outcome: 'no' }, { outcome: 'yes' }] });
const passed = { entry: 1, at: '2026-03-02T01:00:00.000Z', outcome: 'yes', people: [] } as DoneStep;
const again = (after: ReviewStep) =>
  reviewChange(draft, voted, { id: 'vote', passed, before: ballot(2), after, today: '2026-03-02', lang: 'en' });

describe('the recorded answers of a review', () => {
  it('come to the same by the same rule', () => {
    expect(again(ballot(2))).toEqual({ found: [], untold: [] });
  });
  it('come to another outcome when more must agree', () => {
    expect(again(ballot(3)).found).toEqual([{ step: 'vote', what: 'outcome', before: 'yes', after: 'no', why: ['yes, no, yes'] }]);
  });
  it('are not enough where the draft asks more people', () => {
    expect(again(ballot(4, undefined, 5))).toEqual({ found: [], untold: [{ step: 'vote', reason: 'more' }] });
  });
  it('stand for nothing when the outcome is gone', () => {
    expect(again(ballot(2, { no: { label: '不同意' }, later: { label: '再议' } })).found).toMatchObject([{ before: 'yes', after: null }]);
  });
});

describe('the recorded sheets of a panel', () => {
  const sheet = (by: string, design: number, cost: number) => ({
    by,
    at: '',
    round: 1,
    items: { design, cost },
    abstained: false,
    reason: null,
    data: null,
  });
  const panel = (aggregate: ScoreStep['aggregate'], items: ScoreStep['items']): ScoreStep => ({
    ...{ type: 'score', assign: { role: 'expert', count: 3 }, form: 'sheet', next: 'done', aggregate, items },
  });
  const scored = dataWith('panel', {
    items: { design: 40, cost: 40 },
    sheets: [sheet('a', 50, 50), sheet('b', 40, 30), sheet('c', 30, 10), sheet('c', 30, 40)],
  });
  const mean = panel({ method: 'mean' }, { design: {}, cost: {} });

  it('are added up by the draft, the last of each expert', () => {
    expect(scoreAgain(scored, 'panel', mean, mean)).toBeNull();
    expect(scoreAgain(scored, 'panel', mean, panel({ method: 'median' }, { design: { min: 45 }, cost: {} }))).toMatchObject({
      ...{ score: 70, met: false, below: ['design'] },
    });
  });
});
