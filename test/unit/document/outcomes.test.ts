import { expect, it } from 'vitest';
import { valueAt } from '../../../designer/document/change.ts';
import { pathOfPlace } from '../../../designer/document/inspectable.ts';
import { endingsOf, outcomeIdFor, outcomesOf, withOutcomeRenamed, withoutOutcome } from '../../../designer/document/outcomes.ts';
import type { ProgrammeDocument } from '../../../engine/model/studio.ts';

const outcomes = { clear: { label: '无异议' }, doubt: { label: '有疑问' } };
const steps = {
  review: {
    type: 'review',
    deadline: { amount: 5, unit: 'workingDays', onExpire: { outcome: 'object' } },
    on: { given: { outcome: 'object' } },
    assign: { role: 'clerk' },
    policy: { type: 'all', veto: ['object'] },
    silence: 'object',
    nobody: { outcome: 'object' },
    outcomes: { agree: { label: '同意', to: 'joint' }, object: { label: '不同意', to: 'end' } },
  },
  joint: {
    type: 'parallel',
    template: { type: 'review', assign: { role: 'clerk' }, outcomes },
    branches: { one: { title: '一' }, two: { title: '二' } },
    join: { veto: ['doubt'] },
    outcomes: { clear: { to: 'end' }, doubt: { to: 'end' } },
  },
  rows: {
    type: 'each',
    over: '[1]',
    block: {
      start: 'visit',
      steps: {
        visit: { type: 'review', assign: { role: 'clerk' }, outcomes: { pass: { label: '合格' }, late: { label: '逾期', to: 'over' } } },
        over: { type: 'end', title: '未查', outcome: 'fail' },
      },
    },
    outcomes: { pass: { to: 'end' }, fail: { to: 'end' } },
  },
  end: { type: 'end', outcome: 'approved' },
};
const document = {
  workflow: { id: 'x', title: '甲', owner: 'o', legalKind: 'service', start: 'review', steps },
  forms: {},
  vocabularies: {},
  scenarios: null,
} as unknown as ProgrammeDocument;
const at = (pointer: string) => pathOfPlace(`workflow#${pointer}`);

it('an outcome called otherwise takes everything along in the step that names it', () => {
  const renamed = withOutcomeRenamed(document, at('/steps/review'), 'object', 'refuse');
  expect(valueAt(renamed, at('/steps/review'))).toEqual(JSON.parse(JSON.stringify(steps.review).replaceAll('object', 'refuse')));
  expect(renamed.workflow.steps.joint).toBe(document.workflow.steps.joint);
  expect(withOutcomeRenamed(document, at('/steps/review'), 'object', 'agree')).toBe(document);
});

it('of a template: the join around follows; of one branch alone: the join keeps what other branches still end with', () => {
  const shared = withOutcomeRenamed(document, at('/steps/joint/template'), 'doubt', 'object');
  expect(valueAt(shared, at('/steps/joint'))).toEqual(JSON.parse(JSON.stringify(steps.joint).replaceAll('doubt', 'object')));
  const single = withOutcomeRenamed(document, at('/steps/joint/branches/one'), 'doubt', 'object');
  expect(valueAt(single, at('/steps/joint/branches/one/outcomes'))).toEqual({ clear: { label: '无异议' }, object: { label: '有疑问' } });
  expect(valueAt(single, at('/steps/joint/outcomes'))).toEqual(steps.joint.outcomes);
  expect(endingsOf(single, at('/steps/joint')).map(({ id }) => id)).toEqual(['clear', 'object', 'doubt']);
});

it('an outcome taken away leaves nothing that names it', () => {
  const left = withoutOutcome(document, at('/steps/review'), 'object');
  expect(JSON.stringify(left.workflow.steps.review)).not.toContain('object');
  expect(valueAt(left, at('/steps/review/deadline'))).toEqual({ amount: 5, unit: 'workingDays' });
});

it('branches and items end with the outcomes that lead nowhere, and with ends inside', () => {
  expect(endingsOf(document, at('/steps/joint'))).toEqual([
    { id: 'clear', label: '无异议' },
    { id: 'doubt', label: '有疑问' },
  ]);
  expect(endingsOf(document, at('/steps/rows'))).toEqual([
    { id: 'pass', label: '合格' },
    { id: 'fail', label: '未查' },
  ]);
  expect(outcomesOf(document, at('/steps/rows'))).toEqual([
    { id: 'pass', label: '合格' },
    { id: 'fail', label: '未查' },
  ]);
});

it('ids are made of what people type: known words, letters, else a number; never Chinese, never taken', () => {
  expect(outcomeIdFor('同意', [])).toBe('agree');
  expect(outcomeIdFor('同意', ['agree'])).toBe('agree2');
  expect(outcomeIdFor('Send back', [])).toBe('sendBack');
  expect(outcomeIdFor('转市局研究', ['outcome1'])).toBe('outcome2');
});
