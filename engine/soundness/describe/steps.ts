/** One step in words. Types that have nothing of their own to say are told by what all types share. */
import type { StepInfo } from '../../machine/steps-index.ts';
import type { StepId } from '../../model/deadline.ts';
import type { Assignment, Outcome } from '../../model/people.ts';
import type { Step } from '../../model/steps.ts';
import type { Words } from './words.ts';

type Said<T extends Step['type']> = (step: Extract<Step, { type: T }>, words: Words) => readonly string[];
const special: { readonly [T in Step['type']]?: Said<T> } = {
  form: (step, { say, form, title, own }) => [
    say('describe.form', { form: form(step.form) }),
    ...(step.sign ? [say('describe.sign', { by: step.sign.by })] : []),
    ...(step.withdrawTo === undefined ? [] : [say('describe.withdraw', { step: title(step.withdrawTo) })]),
    ...(step.help ? [own(step.help, undefined)] : []),
  ],
  review: (step, { say, form, fields, who }) => [
    ...assigned(step.assign).map(who),
    ...(step.policy ? [say(`describe.policy.${step.policy.type}`, { need: step.policy.need ?? '' })] : []),
    ...(step.form === undefined ? [] : [say('describe.opinion', { form: form(step.form) })]),
    ...(step.verify ? [say('describe.verify', { fields: fields(step.verify.fields) })] : []),
  ],
  correct: (step, { say, title }) => [
    say('describe.correct', { of: title(step.of), rounds: step.rounds }),
    ...(step.sign ? [say('describe.sign', { by: step.sign.by })] : []),
  ],
  decide: (step, { say, title, condition }) => [
    ...step.branches.map((branch) => say('describe.branch', { condition: condition(branch.when), step: title(branch.to) })),
    say('describe.otherwise', { step: title(step.otherwise) }),
  ],
  compute: (step, { say, condition }) => [
    ...(step.scorecard === undefined ? [] : [say('describe.scorecard', { name: step.scorecard })]),
    ...(step.table === undefined ? [] : [say('describe.table', { name: step.table })]),
    ...Object.entries(step.values ?? {}).map(([name, source]) => say('describe.value', { name, value: condition(source) })),
  ],
  parallel: (step, { say, title }) => [
    say('describe.parallel', { branches: Object.keys(step.branches).map(title).join(say('reading.comma')) }),
    say(typeof step.join?.need === 'number' ? 'describe.join.n' : `describe.join.${step.join?.need ?? 'all'}`, {
      need: String(step.join?.need ?? ''),
    }),
    ...(step.join?.veto?.length ? [say('describe.veto', { outcomes: step.join.veto.join(say('reading.comma')) })] : []),
  ],
  each: (step, { say, condition }) => [say('describe.each', { list: condition(step.over) })],
  notice: (step, { say, period, who }) => [
    say('describe.notice', { period: period(step.period), content: step.content.map(({ label }) => label).join(say('reading.comma')) }),
    say('describe.objections', { who: who(step.objections) }),
  ],
  batch: (step, { say, who }) => [
    who(step.assign),
    say('describe.batch'),
    ...(step.documentNumber === 'required' ? [say('describe.document')] : []),
  ],
  score: (step, { say, who, form }) => [who(step.assign), say('describe.score', { form: form(step.form), method: step.aggregate.method })],
  wait: (step, { say, who, period, condition }) => [
    ...(step.external ? [who(step.external.assign), say('describe.external')] : []),
    ...(step.period ? [say('describe.wait', { period: period(step.period) })] : []),
    ...(step.until === undefined ? [] : [say('describe.until', { date: condition(step.until) })]),
    ...(step.message === undefined ? [] : [say('describe.message', { message: step.message })]),
  ],
  notify: (step, { say }) => [say('describe.notify', { subject: step.subject })],
  register: (step, { say, period, workflow }) => [
    say('describe.register', {
      registry: workflow.registries?.[step.registry]?.title ?? step.registry,
      period: period({ ...step.valid, rollForward: false }),
    }),
    ...(step.certificate ? [say('describe.certificate', { title: step.certificate.title, number: step.certificate.number })] : []),
  ],
  case: (step, { say }) => [say('describe.case', { programme: step.programme })],
  service: (step, { say }) => [say('describe.service', { service: step.service })],
  end: (step, { say }) => [say('describe.end', { outcome: step.outcome })],
};

export function linesOf({ step }: StepInfo, words: Words): string[] {
  const { say, title, condition } = words;
  const own = (special[step.type] as ((step: Step, words: Words) => readonly string[]) | undefined)?.(step, words) ?? [];
  const { outcomes, next } = step as { readonly outcomes?: Readonly<Record<string, Partial<Outcome>>>; readonly next?: StepId };
  const named = { ...outcomes, ...(step.type === 'wait' ? step.external?.outcomes : {}) };
  const hidden = Object.entries(step.access ?? {}).flatMap(([field, access]) => (access === 'hidden' ? [field] : []));
  return [
    ...(step.when === undefined ? [] : [say('describe.when', { condition: condition(step.when) })]),
    ...own,
    ...(step.deadline ? words.deadline(step.deadline) : []),
    ...('silence' in step && step.silence !== undefined ? [say('describe.silence', { outcome: labelOf(named, step.silence, words) })] : []),
    ...(hidden.length > 0 ? [say('describe.hidden', { fields: words.fields(hidden) })] : []),
    ...Object.entries(named).map(([id, outcome]) => outcomeLine(id, outcome, words)),
    ...(next === undefined ? [] : [say('describe.next', { step: title(next) })]),
  ];
}

function outcomeLine(id: string, outcome: Partial<Outcome>, { say, title, condition, own }: Words): string {
  return say('describe.outcome', {
    label: outcome.label === undefined ? id : own(outcome.label, outcome.labelEn),
    step: outcome.to === undefined ? say('describe.branch-ends') : title(outcome.to),
    reason: outcome.reason === 'required' ? say('describe.reason') : '',
    condition: outcome.when === undefined ? '' : condition(outcome.when),
  });
}

function labelOf(outcomes: Readonly<Record<string, Partial<Outcome>>>, id: string, { own }: Words): string {
  const outcome = outcomes[id];
  return outcome?.label === undefined ? id : own(outcome.label, outcome.labelEn);
}

function assigned(assign: Assignment | readonly Assignment[]): readonly Assignment[] {
  return 'role' in assign ? [assign] : assign;
}
