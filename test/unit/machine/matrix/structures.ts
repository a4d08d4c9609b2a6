/** Every structure people work in, as the middle of one small procedure: `apply → first → <structure> → second → yes`. */
import type { Outcome, ReviewPolicy } from '../../../../engine/model/people.ts';
import type { ReviewStep, Step } from '../../../../engine/model/steps.ts';
import type { PureWorld } from '../../../support/pure-world.ts';
import { submitted } from '../mini.ts';

export const structureNames = [
  'single',
  'all',
  'any',
  'sequence',
  'quorum',
  'percent',
  'weighted',
  'consult',
  'parallel',
  'inclusive',
  'each',
  'score',
  'subcase',
  'wait',
  'notice',
  'batch',
] as const;
export type StructureName = (typeof structureNames)[number];

const deadline = { amount: 5, unit: 'workingDays', warn: 2 } as const;
const office = { role: 'office' };
const outcomes = (next: string | undefined, back: string): Record<string, Outcome> => ({
  agree: { label: '同意', ...(next ? { to: next } : {}) },
  back: { label: '退回', to: back },
  refuse: { label: '不同意', to: 'no' },
});

function review(policy: ReviewPolicy | undefined, people: number, extra: Partial<ReviewStep> = {}): ReviewStep {
  const assign = Array.from({ length: people }, (_, index) => ({ role: `r${index + 1}` }));
  return {
    type: 'review',
    title: '审核',
    assign,
    ...(policy ? { policy } : {}),
    deadline,
    silence: 'agree',
    outcomes: outcomes('second', 'first'),
    ...extra,
  };
}

const single = (title: string, next: string | undefined): ReviewStep => ({
  type: 'review',
  title,
  assign: office,
  deadline,
  silence: 'ok',
  outcomes: { ok: { label: '通过', ...(next ? { to: next } : {}) } },
});

/** Inside a block an outcome without a target ends it. */
const inside = (): Record<string, Step> => ({
  pre: single('预审', 'check'),
  check: review({ type: 'all' }, 2, { outcomes: { agree: { label: '同意' }, back: { label: '退回', to: 'pre' } } }),
});

const middles = (start: string): Readonly<Record<StructureName, Step>> => ({
  single: review(undefined, 1),
  all: review({ type: 'all' }, 3),
  any: review({ type: 'any' }, 3),
  sequence: review({ type: 'sequence' }, 3),
  quorum: review({ type: 'quorum', need: 2 }, 3),
  percent: review({ type: 'percent', need: 60 }, 3),
  weighted: review({ type: 'percent', need: '1/2', over: true, tie: 'casting' }, 3, {
    assign: [
      { role: 'r1', weight: 1.5 },
      { role: 'r2', weight: 1 },
      { role: 'r3', weight: 0.5, casting: true },
    ],
  }),
  consult: review({ type: 'consult' }, 3),
  parallel: {
    type: 'parallel',
    title: '会办',
    branches: { one: { start, steps: inside() }, two: single('会签', undefined) },
    outcomes: { agree: { to: 'second' }, ok: { to: 'second' } },
  },
  inclusive: {
    type: 'parallel',
    title: '按需会办',
    branches: {
      one: { when: 'application.amount > 10', start, steps: inside() },
      two: { when: 'application.amount > 1000', ...single('会签', undefined) },
    },
    outcomes: { agree: { to: 'second' }, ok: { to: 'second' } },
  },
  each: {
    type: 'each',
    title: '逐项',
    over: '[1, 2]',
    block: { start, steps: inside() },
    outcomes: { agree: { to: 'second' } },
  },
  score: {
    type: 'score',
    title: '评分',
    assign: { role: 'r1', count: 2 },
    form: 'opinion',
    aggregate: { method: 'mean' },
    deadline,
    silence: 'abstain',
    next: 'second',
  },
  subcase: {
    type: 'case',
    title: '另案办理',
    programme: 'other',
    outcomes: { approved: { to: 'second' }, returned: { to: 'first' } },
    deadline: { ...deadline, onExpire: { to: 'second' } },
    next: 'no',
  },
  wait: {
    type: 'wait',
    title: '外部结果',
    external: { assign: office, form: 'opinion', outcomes: outcomes('second', 'first') },
    deadline: { ...deadline, onExpire: { outcome: 'agree' } },
  },
  notice: {
    type: 'notice',
    title: '公示',
    period: { amount: 7, unit: 'workingDays' },
    content: [{ label: '名称', value: 'enterprise.name' }],
    objections: office,
    outcomes: { clear: { to: 'second' }, upheld: { to: 'first' } },
  },
  batch: {
    type: 'batch',
    title: '会议',
    assign: office,
    outcomes: outcomes('second', 'first'),
    deadline: { ...deadline, onExpire: { outcome: 'agree' } },
  },
});

export const stepOf = (name: StructureName): string => (name === 'each' ? 'check~0' : 'check');

/** A case that stands in the structure, an officer's task open in it. `early`: no officer has decided anything before. */
export function standing(name: StructureName, early = false): PureWorld {
  const middle = middles(early ? 'check' : 'pre')[name];
  const id = ['parallel', 'inclusive', 'each'].includes(name) ? 'block' : 'check';
  const steps: Record<string, Step> = {
    apply: { type: 'form', form: 'application', by: 'applicant', next: early ? id : 'first', withdrawTo: 'gone' },
    ...(early ? { [id]: middle, first: single('初审', id) } : { first: single('初审', id), [id]: middle }),
    second: single('复核', 'yes'),
    gone: { type: 'end', outcome: 'withdrawn' },
  };
  const world = submitted(steps);
  if (!early) world.as('f').complete('ok', {}, 'first');
  if ((name === 'parallel' || name === 'inclusive') && !early) world.as('p').complete('ok', {}, 'pre');
  if (name === 'each' && !early) world.as('p').complete('ok', {}, 'pre~0');
  if (name === 'notice')
    world.must({ type: 'objection.filed', objection: 'o1', name: '王五', contact: '13800000000', grounds: '材料不实' }, 'public');
  return world;
}
