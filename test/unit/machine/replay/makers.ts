/** A step type a line: what random steps of it look like. A new step type of the language joins the replay property here. */
import type { Deadline } from '../../../../engine/model/deadline.ts';
import type { Assignment, Outcome, ReviewPolicy } from '../../../../engine/model/people.ts';
import type { ReviewStep, Step } from '../../../../engine/model/steps.ts';
import type { Maker, Site } from './definitions.ts';

export const makers: Readonly<Record<string, Maker>> = {
  review: (site) => review(site),
  decide: ({ choose, next, later }) => ({ type: 'decide', branches: [{ when: choose(conditions), to: next }], otherwise: later() }),
  wait: ({ choose, next, later }) =>
    choose<() => Step>([
      () => ({ type: 'wait', period: period(choose), next }),
      () => ({ type: 'wait', external: external(next, later()) }),
      () => ({ type: 'wait', message: 'news', next }),
      () => ({ type: 'wait', external: external(next, later()), period: period(choose), next: later() }),
    ])(),
  form: (site) => ({ type: 'form', title: 'More', form: 'opinion', by: 'applicant', next: site.next, ...expiring(site, false) }),
  compute: ({ choose, next }) => ({
    ...{ type: 'compute', next },
    ...choose([{ values: { twice: 'application.amount * 2' } }, { lot: { share: '50' } }]),
  }),
  notify: ({ next, choose }) => ({
    ...{ type: 'notify', subject: 'A', body: '{application.amount}', next },
    to: choose<'applicant' | Assignment>(['applicant', { role: 'r1' }]),
  }),
  notice: ({ choose, next, later }) => ({
    ...{ type: 'notice', title: 'Notice', period: period(choose), objections: { role: 'r2' } },
    ...{ content: [{ label: 'Amount', value: 'application.amount' }], outcomes: { clear: { to: next }, upheld: { to: later() } } },
  }),
  batch: (site) => ({
    ...{ type: 'batch', title: 'Meeting', assign: { role: 'r3' }, outcomes: outcomesOf(site, site.id), ...expiring(site, true) },
  }),
  register: ({ next, choose }) => ({
    ...{ type: 'register', registry: 'list', next, valid: { amount: choose([1, 3]), unit: 'years' } },
    certificate: { number: 'N-{yyyy}-{seq:5}', title: 'C', body: 'B', fields: [] },
  }),
  parallel: (site) => parallel(site),
  each: ({ choose, next, later, block }) => ({
    ...{ type: 'each', over: choose(['["a", "b"]', '["a"]', '[]', '[1, 2, 3]']), block: block() },
    ...choose([{}, { mode: 'sequence' as const }]),
    ...{ outcomes: { agree: { to: next }, refuse: { to: later() } } },
    ...choose([{}, { join: { need: 'any' as const } }, { join: { veto: ['refuse'] } }]),
  }),
  score: ({ choose, next }) => ({
    ...{ type: 'score', title: 'Panel', form: 'opinion', items: { points: {} }, next },
    ...{
      assign: choose([
        { role: 'r1', count: 2 },
        { role: 'r1', draw: { pool: 'experts', count: 2, reserve: 1 } },
      ]),
    },
    ...{ aggregate: choose([{ method: 'mean' as const }, { method: 'mean' as const, secondLookOver: 20 }]) },
    ...choose([{}, { silence: 'abstain' as const, deadline: period(choose) }]),
  }),
  service: ({ choose, next, later }) => ({
    ...{ type: 'service', service: 'credit', path: '/check/{enterprise.uscc}', result: { found: 'response.status = 200' }, next },
    ...choose([() => ({}), () => ({ onFail: later() })])(),
  }),
  case: ({ choose, next, later }) => ({
    ...{ type: 'case', programme: 'other', next },
    ...choose([() => ({}), () => ({ await: false }), () => ({ outcomes: { refused: { to: later() } } })])(),
  }),
};

const conditions = ['application.amount > 50', 'application.half < 30', 'enterprise.employees > 10'];
const units = ['workingDays', 'calendarDays', 'hours', 'months'] as const;

function period(choose: Site['choose']): Deadline {
  return { amount: choose([5, 1, 2]), unit: choose(units), ...choose([{}, { countFirstDay: true }]) };
}

/** No deadline, one that only turns red, or one that does something; with `decides` also an outcome. */
function expiring({ choose, later }: Site, decides: boolean): { deadline?: Deadline } {
  const onExpire = choose([
    () => null,
    () => ({}),
    () => ({ onExpire: { to: later() } }),
    () => ({ onExpire: { escalate: 'chief' } }),
    () => (decides ? { onExpire: { outcome: 'agree' } } : {}),
  ])();
  return onExpire === null ? {} : { deadline: { ...period(choose), amount: 5, ...choose([{}, { warn: 2 }]), ...onExpire } };
}

function outcomesOf({ choose, next, later }: Site, back: string): Record<string, Outcome> {
  return {
    agree: { label: 'Agree', to: next },
    refuse: { label: 'Refuse', to: later(), ...choose([{}, { reason: 'required' as const }]) },
    ...choose([() => ({}), () => ({ again: { label: 'Again', to: back } })])(),
  };
}

const policies: readonly (ReviewPolicy | undefined)[] = [
  undefined,
  { type: 'any' },
  { type: 'all' },
  { type: 'sequence' },
  { type: 'quorum', need: 2 },
  { type: 'percent', need: 0.5, veto: ['refuse'] },
];

function review(site: Site): ReviewStep {
  const { choose } = site;
  const assign = choose<ReviewStep['assign']>([
    { role: 'r1' },
    [{ role: 'r1' }, { role: 'r2' }],
    { role: 'r1', count: 2 },
    [{ role: 'r1', scope: 'enterprise.district' }, { role: 'r2' }, { role: 'r3' }],
  ]);
  const seats = 'role' in assign ? (assign.count ?? 1) : assign.length;
  const policy = seats === 1 ? undefined : choose(policies);
  const timing = choose([() => expiring(site, true), () => ({ deadline: { ...period(choose), amount: 5 }, silence: 'agree' })])();
  const fix = choose([() => null, () => site.beside({ type: 'correct', of: 'apply', rounds: choose([1, 2]), next: site.id })])();
  return {
    ...{ type: 'review', title: 'Review', assign, outcomes: outcomesOf(site, site.earlier()) },
    ...(policy ? { policy } : {}),
    ...timing,
    ...choose([{}, { form: 'opinion' }, { verify: { fields: ['amount'] } }]),
    ...(fix === null ? {} : { outcomes: { ...outcomesOf(site, site.earlier()), fix: { label: 'Correct', to: fix } } }),
  };
}

const external = (good: string, bad: string) => ({
  ...{ assign: { role: 'r3' }, form: 'opinion' },
  outcomes: { agree: { label: 'Yes', to: good }, refuse: { label: 'No', to: bad } },
});

/** Branches that are single reviews or blocks, any of which may hold another parallel step. */
function parallel(site: Site): Step {
  const { choose, next, later, freshId } = site;
  const single = (): Step => ({
    ...{ type: 'review', title: 'Opinion', assign: { role: choose(['r1', 'r2']) } },
    outcomes: { agree: { label: 'Agree' }, refuse: { label: 'Refuse' } },
  });
  const count = choose([2, 3]);
  const branches = Array.from({ length: count }, (_, index) => [freshId(), index === 0 ? single() : choose([single, site.block])()]);
  return {
    ...{ type: 'parallel', branches: Object.fromEntries(branches) as Extract<Step, { type: 'parallel' }>['branches'] },
    outcomes: { agree: { to: next }, refuse: { to: later() } },
    ...choose([{}, { join: { need: 'any' as const } }, { join: { need: 2 } }, { join: { veto: ['refuse'] } }]),
  };
}
