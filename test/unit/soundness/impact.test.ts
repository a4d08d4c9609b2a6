/** Answers and sheets that past cases recorded, counted again by a draft's rules. */
import { describe, expect, it } from 'vitest';
import { compileProgramme } from '../../../engine/machine/compile.ts';
import type { DoneStep } from '../../../engine/machine/context.ts';
import type { CaseData } from '../../../engine/model/case.ts';
import type { ProgrammePackage } from '../../../engine/model/definition.ts';
import type { ParallelStep, ReviewStep, ScoreStep, Step } from '../../../engine/model/steps.ts';
import { impactOn } from '../../../engine/soundness/impact.ts';
import { joinChange, reviewChange, scoreAgain } from '../../../engine/soundness/impact-steps.ts';
import { miniWorld, submitted } from '../machine/mini.ts';
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
    expect(again(ballot(3)).found).toEqual([{ step: 'vote', what: 'outcome', before: 'yes', after: 'no', why: ['同意, 不同意, 同意'] }]);
  });
  it('are not enough where the draft asks more people', () => {
    expect(again(ballot(4, undefined, 5))).toEqual({ found: [], untold: [{ step: 'vote', reason: 'more' }] });
  });
  it('stand for nothing when the outcome is gone', () => {
    expect(again(ballot(2, { no: { label: '不同意' }, later: { label: '再议' } })).found).toMatchObject([{ before: 'yes', after: null }]);
  });
});

describe('recorded votes that weigh', () => {
  const weighed = (chair: number, need: string, more: Partial<NonNullable<ReviewStep['policy']>> = {}): ReviewStep => ({
    type: 'review',
    assign: [
      { role: 'chair', weight: chair, casting: true },
      { role: 'member', count: 2 },
    ],
    policy: { type: 'percent', need, ...more },
    outcomes: { yes: { label: '同意' }, no: { label: '不同意' } },
  });
  const answers = [
    { outcome: 'yes', group: 'chair@office' },
    { outcome: 'no', group: 'member@office' },
    { outcome: 'no', group: 'member@office' },
  ];
  const data = dataWith('vote', { outcome: 'yes', people: answers });
  const judged = (before: ReviewStep, after: ReviewStep, outcome = 'yes', among: CaseData = data) =>
    reviewChange(draft, among, { id: 'vote', passed: { ...passed, outcome }, before, after, today: '2026-03-02', lang: 'en' });

  it('come to the same by the same rule, and to another outcome by other weights', () => {
    // The chair's 2 of 4 is half: carried at once.
    expect(judged(weighed(2, '1/2'), weighed(2, '1/2'))).toEqual({ found: [], untold: [] });
    expect(judged(weighed(2, '1/2'), weighed(1, '1/2')).found).toEqual([
      { step: 'vote', what: 'outcome', before: 'yes', after: 'no', why: ['同意, 不同意, 不同意'] },
    ]);
  });
  it('tell of a tie what the draft makes of it: the casting seat, or a ballot that nobody held', () => {
    const tied = weighed(2, '1/2', { over: true });
    expect(judged(tied, weighed(2, '1/2', { over: true, tie: 'casting' }), 'no').found).toMatchObject([{ before: 'no', after: 'yes' }]);
    expect(judged(tied, weighed(2, '1/2', { over: true, tie: 'revote' }), 'no').untold).toEqual([{ step: 'vote', reason: 'more' }]);
  });
  it('are left alone where an added signer has no seat', () => {
    const added = dataWith('vote', { outcome: 'yes', people: [{ outcome: 'yes', group: 'user:u9' }, ...answers] });
    expect(judged(weighed(2, '1/2'), weighed(1, '1/2'), 'yes', added)).toEqual({ found: [], untold: [] });
  });
});

describe('recorded branches and items', () => {
  const block = (join: ParallelStep['join'], names = ['tax', 'land', 'fire']): ParallelStep => ({
    type: 'parallel',
    branches: Object.fromEntries(names.map((name) => [name, { type: 'end', outcome: 'yes' } as never])),
    ...(join ? { join } : {}),
    outcomes: { yes: { to: 'a' }, no: { to: 'b' } },
  });
  const data = dataWith('block', { outcome: 'yes', branches: { land: 'yes', tax: 'yes', fire: 'no' } });
  const judged = (before: ParallelStep, after: ParallelStep, outcome = 'yes', among: CaseData = data) =>
    joinChange(among, { id: 'block', passed: { ...passed, outcome }, before, after, today: '2026-03-02', lang: 'en' });
  const two = block({ need: 2 });

  it('are joined again: by number, by veto, by weight', () => {
    expect(judged(two, two)).toEqual({ found: [], untold: [] });
    expect(judged(two, block(undefined)).found).toEqual([
      { step: 'block', what: 'outcome', before: 'yes', after: 'no', why: ['land: yes, tax: yes, fire: no'] },
    ]);
    const heavy = block({ share: '2/3', weights: { fire: 5 } });
    expect(judged(two, heavy).found).toMatchObject([{ before: 'yes', after: 'no' }]);
    expect(judged(heavy, two, 'no').found).toMatchObject([{ before: 'no', after: 'yes' }]);
  });
  it('are not enough where the draft asks for more than had ended', () => {
    const cut = dataWith('block', { outcome: 'yes', branches: { land: 'yes', tax: 'yes' } });
    expect(judged(two, block(undefined), 'yes', cut)).toEqual({ found: [], untold: [{ step: 'block', reason: 'more' }] });
    expect(judged(block(undefined, ['tax', 'land']), block(undefined), 'yes', cut).untold).toEqual([{ step: 'block', reason: 'more' }]);
  });
  it('are joined again by items too', () => {
    const items = dataWith('block', { outcome: 'no', items: [{ outcome: 'yes' }, { outcome: 'no' }] });
    const each = (need: 'all' | 'any') =>
      ({
        type: 'each',
        over: '[1, 2]',
        block: { start: 'x', steps: {} },
        join: { need },
        outcomes: { yes: { to: 'a' }, no: { to: 'b' } },
      }) as never;
    const asked = {
      id: 'block',
      passed: { ...passed, outcome: 'no' },
      before: each('all'),
      after: each('any'),
      today: '',
      lang: 'en' as const,
    };
    expect(joinChange(items, asked).found).toMatchObject([{ before: 'no', after: 'yes' }]);
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

describe('a sample of a past case', () => {
  const sampled = (share: string | null) => ({
    sample: { type: 'compute', ...(share === null ? { values: { one: '1' } } : { lot: { share } }), next: 'gate' } as Step,
    gate: { type: 'decide', branches: [{ when: 'sample.drawn = true', to: 'no' }], otherwise: 'yes' } as Step,
  });
  const compiled = (share: string | null) => miniWorld(sampled(share)).compiled;
  const decided = (share: string | null) => submitted(sampled(share)).state;

  it('is judged by the number that was drawn then, against the share of the draft', () => {
    expect(impactOn(compiled('30'), compiled('40'), decided('0.5'), 'en').untold).toEqual([]);
    const { differences } = impactOn(compiled('30'), compiled('100'), decided('30'), 'en');
    expect(differences.map(({ step, what, before, after }) => [step, what, before, after])).toEqual([
      ['sample', 'drawn', false, true],
      ['gate', 'branch', 'yes', 'no'],
    ]);
    expect(impactOn(compiled('30'), compiled('30'), decided('30'), 'en')).toEqual({ differences: [], untold: [] });
  });

  it('can not be told where no lot was drawn', () => {
    expect(impactOn(compiled(null), compiled('30'), decided(null), 'en').untold).toEqual([{ step: 'sample', reason: 'undrawn' }]);
  });
});
