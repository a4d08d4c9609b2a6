import { expect, it } from 'vitest';
import { type Json, valueAt } from '../../../designer/document/change.ts';
import { pathOfPlace } from '../../../designer/document/inspectable.ts';
import { withOutcomeRenamed } from '../../../designer/document/outcomes.ts';
import type { ProgrammeDocument } from '../../../engine/model/studio.ts';

const outcomes = { agree: { label: '同意', to: 'gate' }, object: { label: '不同意', to: 'done' } };
const step = (run: object) => ({ as: 'city', ...run });
const document = {
  workflow: {
    ...{ id: 'x', title: '甲', owner: 'o', legalKind: 'service', start: 'review' },
    ruleVersions: [
      {
        ...{ id: 'a', title: '甲', basis: '乙', from: '2026-01-01' },
        tables: {
          fee: {
            hitPolicy: 'UNIQUE',
            inputs: [
              { label: '结论', expression: 'review.outcome' },
              { label: '摘要', expression: 'application.note' },
            ],
            outputs: [{ name: 'fee' }],
            rules: [
              { in: ['"agree", "object"', '"agree"'], out: ['if review.outcome = "agree" then 1 else 0'] },
              { in: ['not("agree")', '-'], out: ['2'] },
            ],
          },
        },
      },
    ],
    steps: {
      review: { type: 'review', outcomes },
      gate: {
        type: 'decide',
        branches: [
          { when: 'review.outcome in ("agree", "object") and application.note = "agree"', to: 'second' },
          { when: 'list contains(["agree"], review.outcome) or second.outcome = "agree"', to: 'done' },
          { when: 'not(review.outcome in ["object","agree"]) and "agree" != review.outcome', to: 'done' },
          { when: 'review.outcome in (', to: 'done' },
        ],
        otherwise: 'second',
      },
      second: { type: 'review', outcomes: { agree: { label: '同意', to: 'done' }, back: { label: '退回', to: 'review' } } },
      tell: { type: 'notify', body: '意见：{if review.outcome = "agree" then "agree" else "不同意"}', next: 'done' },
      done: { type: 'end', outcome: 'approved' },
    },
  },
  ...{ forms: {}, vocabularies: {} },
  scenarios: {
    application: { note: 'agree' },
    rules: [{ rule: '/ruleVersions/0/tables/fee', title: '甲', given: { review: { outcome: 'agree' }, second: { outcome: 'agree' } } }],
    scenarios: [
      {
        ...{ title: '一', start: '2026-01-01' },
        steps: [
          step({ complete: 'submit', expect: { steps: ['review'], offers: ['agree', 'object'] } }),
          step({
            complete: 'agree',
            data: { note: 'agree' },
            expect: { steps: ['second'], values: { 'results.review.outcome': 'agree' } },
          }),
          step({ complete: 'agree' }),
          step({ complete: 'agree', task: 'review' }),
          step({ complete: 'object', expect: { outcome: 'agree' } }),
        ],
      },
    ],
  },
} as unknown as ProgrammeDocument;

it('an outcome called otherwise is followed through lists, tables and texts, and nothing else of that word is touched', () => {
  const { workflow } = withOutcomeRenamed(document, pathOfPlace('workflow#/steps/review'), 'agree', 'consent');
  const [fee] = (workflow as unknown as { ruleVersions: { tables: { fee: { rules: unknown } } }[] }).ruleVersions.map(
    (one) => one.tables.fee,
  );
  expect(fee?.rules).toEqual([
    { in: ['"consent", "object"', '"agree"'], out: ['if review.outcome = "consent" then 1 else 0'] },
    { in: ['not("consent")', '-'], out: ['2'] },
  ]);
  expect(valueAt(workflow as unknown as Json, ['steps', 'gate', 'branches'])).toMatchObject([
    { when: 'review.outcome in ("consent", "object") and application.note = "agree"' },
    { when: 'list contains(["consent"], review.outcome) or second.outcome = "agree"' },
    { when: 'not(review.outcome in ["object","consent"]) and "consent" != review.outcome' },
    { when: 'review.outcome in (' },
  ]);
  expect(workflow.steps.tell).toMatchObject({ body: '意见：{if review.outcome = "consent" then "agree" else "不同意"}' });
});

it('scenarios and test cases follow where it is sure which step is meant; what other steps call so stays', () => {
  const renamed = (id: string, from: string) =>
    withOutcomeRenamed(document, pathOfPlace(`workflow#/steps/${id}`), from, 'consent').scenarios;
  const { scenarios, rules, application } = renamed('review', 'agree') as unknown as {
    scenarios: { steps: object[] }[];
    rules: object[];
    application: object;
  };
  expect(application).toEqual({ note: 'agree' });
  expect(rules).toMatchObject([{ given: { review: { outcome: 'consent' }, second: { outcome: 'agree' } } }]);
  expect(scenarios[0]?.steps).toEqual([
    step({ complete: 'submit', expect: { steps: ['review'], offers: ['consent', 'object'] } }),
    step({ complete: 'consent', data: { note: 'agree' }, expect: { steps: ['second'], values: { 'results.review.outcome': 'consent' } } }),
    step({ complete: 'agree' }),
    step({ complete: 'consent', task: 'review' }),
    step({ complete: 'object', expect: { outcome: 'agree' } }),
  ]);
  expect(JSON.stringify(renamed('review', 'object'))).toBe(JSON.stringify(document.scenarios).replaceAll('object', 'consent'));
  expect(renamed('second', 'back')).toBe(document.scenarios);
});
