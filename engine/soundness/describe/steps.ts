/** One step in words. Types that have nothing of their own to say are told by what all types share. */
import type { StepInfo } from '../../machine/steps-index.ts';
import type { StepId } from '../../model/deadline.ts';
import type { Outcome, SeatAssignment } from '../../model/people.ts';
import type { Step } from '../../model/steps.ts';
import { ANY } from '../../rules/types.ts';
import { constantOf } from '../constant.ts';
import { joinLines } from './joins.ts';
import { meetingLines, panelLines } from './meetings.ts';
import { branchWord, outcomesIn, outcomeWord } from './outcomes.ts';
import { resultNames } from './titled.ts';
import type { Words } from './words.ts';

type Said<T extends Step['type']> = (step: Extract<Step, { type: T }>, words: Words) => readonly string[];
const special: { readonly [T in Step['type']]?: Said<T> } = {
  form: (step, { say, form, title, own }) => [
    say('describe.form', { form: form(step.form) }),
    ...(step.sign ? [say('describe.sign', { by: say(`describe.member.${step.sign.by}`) })] : []),
    ...(step.withdrawTo === undefined ? [] : [say('describe.withdraw', { step: title(step.withdrawTo) })]),
    ...(step.help ? [own(step.help, undefined)] : []),
  ],
  review: (step, { say, form, fields, who, title }) => [
    ...assigned(step.assign).flatMap(({ draw, ...seat }) => [
      who(seat),
      ...(draw ? [say(`describe.seat.${draw.method}`, { except: (draw.exclude ?? []).map(title).join(say('reading.comma')) })] : []),
    ]),
    ...(step.policy ? [say(`describe.policy.${step.policy.type}`, { need: step.policy.need ?? '' })] : []),
    ...(step.form === undefined ? [] : [say('describe.opinion', { form: form(step.form) })]),
    ...(step.verify ? [say('describe.verify', { fields: fields(step.verify.fields) })] : []),
    ...(step.samePerson === undefined || step.samePerson === 'ask' ? [] : [say(`describe.same-person.${step.samePerson}`)]),
  ],
  correct: (step, { say, title }) => [
    say('describe.correct', { of: title(step.of), rounds: step.rounds }),
    ...(step.sign ? [say('describe.sign', { by: say(`describe.member.${step.sign.by}`) })] : []),
  ],
  decide: (step, { say, title, condition }) => [
    ...step.branches.map((branch) => say('describe.branch', { condition: condition(branch.when), step: title(branch.to) })),
    say('describe.otherwise', { step: title(step.otherwise) }),
  ],
  compute: (step, { say, own, condition, workflow }) => [
    ...(step.scorecard === undefined ? [] : [say('describe.scorecard', { name: ruleTitle(workflow, 'scorecards', step.scorecard) })]),
    ...(step.table === undefined ? [] : [say('describe.table', { name: ruleTitle(workflow, 'tables', step.table) })]),
    ...Object.entries(step.values ?? {}).map(([name, source]) => {
      const { title, titleEn } = resultNames(step, workflow)(name, ANY);
      return say('describe.value', { name: own(title, titleEn), value: condition(source) });
    }),
    ...(step.lot ? [say('describe.lot', { share: constantOf(step.lot.share, workflow.parameters) ?? condition(step.lot.share) })] : []),
  ],
  parallel: (step, words) => {
    const { say } = words;
    const branches = Object.keys(step.branches).map((name) => branchWord(step, name, words));
    return [
      say('describe.parallel', { branches: branches.join(say('reading.comma')) }),
      ...joinLines(step.join, Object.values(step.branches), (name) => branchWord(step, name, words), words),
    ];
  },
  each: (step, words) => [
    words.say(step.mode === 'sequence' ? 'describe.each.sequence' : 'describe.each', { list: words.condition(step.over) }),
    ...joinLines(step.join, [step.block], (name) => name, words),
  ],
  notice: (step, { say, period, who }) => [
    say('describe.notice', { period: period(step.period), content: step.content.map(({ label }) => label).join(say('reading.comma')) }),
    say('describe.objections', { who: who(step.objections) }),
    ...(step.examine?.accept ? [say('describe.objections.accept', { period: period(step.examine.accept) })] : []),
    ...(step.examine?.check ? [say('describe.objections.check', { period: period(step.examine.check) })] : []),
  ],
  batch: meetingLines,
  score: panelLines,
  wait: (step, { say, who, period, condition, workflow, own }) => [
    ...(step.external ? [who(step.external.assign), say('describe.external')] : []),
    ...(step.period ? [say('describe.wait', { period: period(step.period) })] : []),
    ...(step.until === undefined ? [] : [say('describe.until', { date: condition(step.until) })]),
    ...(step.message === undefined ? [] : [say('describe.message', { message: titleOfMessage(workflow, step.message, own) })]),
    ...(step.sealed ? [say('describe.sealed')] : []),
  ],
  notify: (step, { say }) => [say('describe.notify', { subject: step.subject })],
  register: (step, { say, span, condition, workflow }) => [
    say('describe.register', {
      registry: workflow.registries?.[step.registry]?.title ?? step.registry,
      from: step.validFrom === undefined ? say('describe.register.today') : condition(step.validFrom),
      period: span(step.valid),
    }),
    ...(step.certificate ? [say('describe.certificate', { title: step.certificate.title, number: step.certificate.number })] : []),
  ],
  case: (step, { say, named }) => [say('describe.case', { programme: named(step.programme) })],
  service: (step, { say }) => [say('describe.service', { service: step.service })],
  end: (step, { say, own, record }) => [
    say('describe.end', { outcome: step.title === undefined ? step.outcome : own(step.title, step.titleEn) }),
    ...(step.record === undefined ? [] : [say('describe.end-record', { kind: record(step.record) })]),
    ...(step.last ? [say('describe.end-last')] : []),
  ],
};

export function linesOf({ step }: StepInfo, words: Words): string[] {
  const { say, title, condition } = words;
  const own = (special[step.type] as ((step: Step, words: Words) => readonly string[]) | undefined)?.(step, words) ?? [];
  const { next } = step as { readonly next?: StepId };
  const named = outcomesIn(step);
  const hidden = Object.entries(step.access ?? {}).flatMap(([field, access]) => (access === 'hidden' ? [field] : []));
  return [
    ...(step.when === undefined ? [] : [say('describe.when', { condition: condition(step.when) })]),
    ...own,
    ...(step.deadline ? words.deadline(step.deadline, (id) => outcomeWord(step, id, words)) : []),
    ...('silence' in step && step.silence !== undefined
      ? [say('describe.silence', { outcome: outcomeWord(step, step.silence, words) })]
      : []),
    ...(hidden.length > 0 ? [say('describe.hidden', { fields: words.fields(hidden) })] : []),
    ...Object.entries(named).map(([id, outcome]) => outcomeLine(id, outcome, words, step)),
    ...(next === undefined ? [] : [say('describe.next', { step: title(next) })]),
  ];
}

function outcomeLine(id: string, outcome: Partial<Outcome>, words: Words, of: Step): string {
  const { say, title, condition } = words;
  return say('describe.outcome', {
    label: outcomeWord(of, id, words),
    step: outcome.to === undefined ? say('describe.branch-ends') : title(outcome.to),
    reason: outcome.reason === 'required' ? say('describe.reason') : '',
    condition: outcome.when === undefined ? '' : condition(outcome.when),
  });
}

function assigned(assign: SeatAssignment | readonly SeatAssignment[]): readonly SeatAssignment[] {
  return 'role' in assign ? [assign] : assign;
}

function titleOfMessage({ messages }: Words['workflow'], id: string, own: Words['own']): string {
  const rule = messages?.[id];
  return rule ? own(rule.title, rule.titleEn) : id;
}

function ruleTitle({ ruleVersions }: Words['workflow'], kind: 'scorecards' | 'tables', id: string): string {
  return (ruleVersions ?? []).map((version) => version[kind]?.[id]?.title).find((title) => title !== undefined) ?? id;
}
