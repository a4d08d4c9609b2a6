/** A definition of about `size` steps: reviews with corrections, computes, decisions, departments in parallel, notices, waits. */
import type { FormDefinition } from '../../engine/model/form.ts';

type Json = Record<string, unknown>;

const application: FormDefinition = {
  id: 'application',
  title: '申请表',
  schema: {
    type: 'object',
    required: ['amount', 'kind', 'startedOn'],
    properties: {
      amount: { type: 'number', title: '金额', minimum: 0 },
      kind: {
        type: 'string',
        title: '类别',
        oneOf: [
          { const: 'new', title: '新办' },
          { const: 'renewal', title: '延续' },
        ],
      },
      startedOn: { type: 'string', format: 'date', title: '开始日期' },
      remark: { type: 'string', title: '说明' },
    },
  },
  uischema: {
    type: 'VerticalLayout',
    elements: ['amount', 'kind', 'startedOn', 'remark'].map((name) => ({ type: 'Control', scope: `#/properties/${name}` })),
  },
};

/** One stretch of the process: eleven steps, a loop of correction, a join, a decision with a result of its own. */
function stretch(n: number, next: string, salt: number): Json {
  const id = (name: string) => `${name}${n}`;
  const review = { assign: { role: 'clerk', scope: 'enterprise.district' }, deadline: { amount: 5, unit: 'workingDays', warn: 2 } };
  const silent = { silence: 'clear', outcomes: { clear: { label: '无异议' }, object: { label: '有异议' } } };
  return {
    [id('accept')]: {
      type: 'review',
      title: `受理${n}`,
      ...review,
      outcomes: {
        accept: { label: '受理', to: id('score') },
        correct: { label: '补正', to: id('fix') },
        reject: { label: '不予受理', to: 'rejected', reason: 'required' },
      },
    },
    [id('fix')]: { type: 'correct', title: `补正${n}`, of: 'apply', rounds: 1, next: id('accept') },
    [id('score')]: {
      type: 'compute',
      title: `计算${n}`,
      values: { rate: `application.amount * ${n} + ${salt}`, large: `application.amount >= ${100 + salt}` },
      next: id('gate'),
    },
    [id('gate')]: {
      type: 'decide',
      branches: [
        { when: `application.amount >= ${100 + salt} and ${id('score')}.large = true`, to: id('checks') },
        { when: `application.amount >= ${50 + salt} and application.kind = "new"`, to: id('look') },
      ],
      otherwise: id('look'),
    },
    [id('checks')]: {
      type: 'parallel',
      title: `并联${n}`,
      template: { type: 'review', ...review, ...silent },
      branches: { [id('tax')]: {}, [id('ecology')]: {}, [id('safety')]: {} },
      outcomes: { clear: { to: id('look') }, object: { to: 'rejected' } },
    },
    [id('look')]: {
      type: 'review',
      title: `复审${n}`,
      ...review,
      outcomes: {
        pass: { label: '通过', to: id('tell') },
        back: { label: '退回', to: id('accept'), when: `${id('accept')}.outcome = "accept"` },
      },
    },
    [id('tell')]: { type: 'notify', to: 'applicant', subject: '进展', body: `{enterprise.name} 已通过第 ${n} 轮`, next },
  };
}

/** A package of `size` steps, or a few more. Another `salt` gives other figures: nothing remembered of one helps with the next. */
export function definitionOfSize(size: number, salt = 0): Json {
  const stretches = Math.max(1, Math.ceil((size - 4) / 10));
  const steps: Json = {
    apply: { type: 'form', title: '填报', form: 'application', by: 'applicant', withdrawTo: 'withdrawn', next: 'accept1' },
  };
  for (let n = 1; n <= stretches; n += 1) Object.assign(steps, stretch(n, n === stretches ? 'done' : `accept${n + 1}`, salt));
  Object.assign(steps, {
    done: { type: 'end', outcome: 'approved' },
    rejected: { type: 'end', outcome: 'rejected' },
    withdrawn: { type: 'end', outcome: 'withdrawn' },
  });
  const workflow = {
    id: 'sized',
    title: '规模样例',
    owner: 'bureau',
    legalKind: 'evaluation',
    roles: { clerk: { title: '经办' } },
    start: 'apply',
    steps,
  };
  return { workflow, forms: { application }, vocabularies: {} };
}

/** Number of steps, those of branches included. */
export function sizeOf(pkg: Json): number {
  const { steps } = pkg.workflow as { steps: Record<string, Json> };
  return Object.values(steps).reduce(
    (sum, step) => sum + 1 + (step.type === 'parallel' ? Object.keys(step.branches as Json).length : 0),
    0,
  );
}
