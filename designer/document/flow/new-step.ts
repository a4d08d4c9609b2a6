/**
 * A new step of each type, with as much in it as the check needs to be content, and words that a clerk replaces. Programmes are written
 * in Chinese whatever the language of the studio.
 */
import type { Outcome } from '../../../engine/model/people.ts';
import type { Step, StepType } from '../../../engine/model/steps.ts';
import type { ProgrammeDocument } from '../../../engine/model/studio.ts';
import { inSchemaOrder } from '../order.ts';
import type { Exit, Making } from './making.ts';

type New<T extends StepType> = (making: Making) => Omit<Extract<Step, { type: T }>, 'type'>;

const workingDays = (amount: number) => ({ amount, unit: 'workingDays' as const });
const about = [{ label: '申请单位', value: 'enterprise.name' }];
const note = { note: { type: 'string', title: '说明', format: 'longtext', maxLength: 2000 } } as const;

function outcomes([good, bad]: readonly [Exit, Exit], yes: string, no: string): Record<string, Outcome> {
  const made = { [good.id]: inSchemaOrder('outcome', { label: yes, to: good.to }) };
  if (bad.id === good.id) return made;
  return { ...made, [bad.id]: inSchemaOrder('outcome', { label: no, to: bad.to, reason: 'required' as const }) };
}
function targets([good, bad]: readonly [Exit, Exit]): Record<string, { to?: string }> {
  const target = ({ to }: Exit) => (to === undefined ? {} : { to });
  return { [good.id]: target(good), [bad.id]: target(bad) };
}

/** A condition over the application that reads like one: its first field with choices, a figure, or a box to tick. */
export function condition({ fields }: Pick<Making, 'fields'>): string {
  for (const [name, { type, oneOf }] of Object.entries(fields)) {
    const [, choice] = oneOf ?? [];
    if (choice) return `application.${name} = "${choice.const}"`;
    if (type === 'boolean') return `application.${name} = true`;
    if (type === 'number' || type === 'integer') return `application.${name} >= 100`;
  }
  return 'enterprise.employees >= 100';
}

/** A list of the application, for a step that is done for each of its rows. */
export function rowsOf({ workflow, forms }: ProgrammeDocument): string {
  const start = workflow.steps[workflow.start];
  return rows({ fields: start?.type === 'form' ? (forms[start.form]?.schema.properties ?? {}) : {} });
}

function rows({ fields }: Pick<Making, 'fields'>): string {
  const list = Object.entries(fields).find(([, { type, format }]) => type === 'array' && format === undefined);
  return list ? `application.${list[0]}` : 'enterprise.years';
}

const types: { readonly [T in StepType]: New<T> } = {
  form: (making) => ({ title: '填写材料', form: making.form('material', '补充材料', note), by: 'applicant', next: making.onwards() }),
  review: (making) => ({
    title: '审核',
    assign: { role: making.role() },
    outcomes: outcomes(making.exits('approve', 'reject'), '通过', '不通过'),
  }),
  correct: (making) => ({
    title: '补正材料',
    of: making.start,
    rounds: 1,
    deadline: workingDays(10),
    next: making.onwards(),
  }),
  decide: (making) => {
    const next = making.onwards();
    return { title: '条件分支', branches: [{ when: condition(making), to: next, label: '符合条件' }], otherwise: next };
  },
  compute: (making) => ({ title: '自动计算', ...computing(making), next: making.onwards() }),
  parallel: (making) => {
    const exits = making.exits('agree', 'object');
    const [{ id: good }, { id: bad }] = exits;
    const role = making.role();
    const branch = (title: string) => ({ [making.id('department')]: { title, assign: { role } } });
    return {
      title: '并联审查',
      template: { type: 'review', outcomes: { [good]: { label: '同意' }, [bad]: { label: '不同意', reason: 'required' } } },
      branches: { ...branch('部门一审查'), ...branch('部门二审查') } as unknown as Record<string, Step>,
      outcomes: targets(exits),
    };
  },
  each: (making) => {
    const exits = making.exits('pass', 'fail');
    const [{ id: good }, { id: bad }] = exits;
    const check = making.id('check');
    const inner: Step = {
      type: 'review',
      title: '逐项审查',
      assign: { role: making.role() },
      outcomes: { [good]: { label: '合格' }, [bad]: { label: '不合格', reason: 'required' } },
    };
    return { title: '逐项办理', over: rows(making), block: { start: check, steps: { [check]: inner } }, outcomes: targets(exits) };
  },
  notice: (making) => {
    const [good, bad] = making.exits('clear', 'upheld');
    return {
      title: '公示',
      period: { ...workingDays(5), countFirstDay: true },
      content: about,
      objections: { role: making.role() },
      // Its outcomes have fixed names: where the branch ends otherwise, by an end.
      outcomes: { clear: noticed(making, good, 'clear'), upheld: noticed(making, bad, 'upheld') },
    };
  },
  batch: (making) => ({
    title: '会议审定',
    assign: { role: making.role() },
    columns: about,
    outcomes: outcomes(making.exits('approve', 'reject'), '审定通过', '不予通过'),
  }),
  score: (making) => ({
    title: '专家评分',
    assign: { role: making.role() },
    form: making.form('score-sheet', '评分表', {
      total: { type: 'number', title: '得分', minimum: 0, maximum: 100 },
    }),
    aggregate: { method: 'mean' },
    next: making.onwards(),
  }),
  service: (making) => ({
    title: '调用外部系统',
    service: making.office.services[0] ?? 'service',
    path: '/',
    next: making.onwards(),
  }),
  wait: (making) => ({ title: '等待', period: workingDays(5), next: making.onwards() }),
  notify: (making) => ({
    title: '发送通知',
    to: 'applicant',
    subject: '办理进展',
    body: '{enterprise.name}：您的申请已进入下一环节，请留意办理进展。',
    next: making.onwards(),
  }),
  register: (making) => ({
    title: '列入名录',
    registry: making.registry('名录'),
    valid: { amount: 3, unit: 'years' },
    next: making.onwards(),
  }),
  case: (making) => ({
    title: '办理另一事项',
    programme: making.office.programmes.find((one) => one !== making.programme) ?? making.programme,
    next: making.onwards(),
  }),
  end: (making) => ({ title: '办结', outcome: making.ending, tone: 'neutral' }),
};

function noticed(making: Making, { id, to }: Exit, name: string): { readonly to?: string } {
  const target = to ?? (id === name ? null : making.endOf(id));
  return target === null ? {} : { to: target };
}

/** By the programme's scorecard, where it has one. */
function computing(making: Making): { readonly scorecard: string } | { readonly values: Readonly<Record<string, string>> } {
  const [scorecard] = (making.document().workflow.ruleVersions ?? []).flatMap(({ scorecards }) => Object.keys(scorecards ?? {}));
  return scorecard === undefined ? { values: { value: computed(making) } } : { scorecard };
}

function computed({ fields }: Making): string {
  const figure = Object.entries(fields).find(([, { type }]) => type === 'number' || type === 'integer');
  return figure ? `application.${figure[0]}` : 'enterprise.employees';
}

/** Ids of new steps, by type. */
const names: { readonly [T in StepType]?: string } = { end: 'ended', case: 'subCase', correct: 'fix', decide: 'choice', each: 'items' };

export const newStepId = (making: Making, type: StepType): string => making.id(names[type] ?? type);

/** @returns the step; what it brings along stands in `making` */
export function newStep(making: Making, type: StepType): Step {
  return inSchemaOrder(type, { type, ...types[type](making) }) as Step;
}
