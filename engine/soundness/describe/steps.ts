/** One step in words. Types that have nothing of their own to say are told by what all types share. */
import type { StepInfo } from '../../machine/steps-index.ts';
import type { StepId } from '../../model/deadline.ts';
import { isBlock } from '../../model/expand.ts';
import type { Outcome, SeatAssignment } from '../../model/people.ts';
import type { Block, Step } from '../../model/steps.ts';
import { meetingLines, panelLines } from './meetings.ts';
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
  ],
  correct: (step, { say, title }) => [
    say('describe.correct', { of: title(step.of), rounds: step.rounds }),
    ...(step.sign ? [say('describe.sign', { by: say(`describe.member.${step.sign.by}`) })] : []),
  ],
  decide: (step, { say, title, condition }) => [
    ...step.branches.map((branch) => say('describe.branch', { condition: condition(branch.when), step: title(branch.to) })),
    say('describe.otherwise', { step: title(step.otherwise) }),
  ],
  compute: (step, { say, condition, workflow }) => [
    ...(step.scorecard === undefined ? [] : [say('describe.scorecard', { name: ruleTitle(workflow, 'scorecards', step.scorecard) })]),
    ...(step.table === undefined ? [] : [say('describe.table', { name: ruleTitle(workflow, 'tables', step.table) })]),
    ...Object.entries(step.values ?? {}).map(([name, source]) => say('describe.value', { name, value: condition(source) })),
  ],
  parallel: (step, words) => {
    const { say, title } = words;
    return [
      say('describe.parallel', { branches: Object.keys(step.branches).map(title).join(say('reading.comma')) }),
      say(typeof step.join?.need === 'number' ? 'describe.join.n' : `describe.join.${step.join?.need ?? 'all'}`, {
        need: String(step.join?.need ?? ''),
      }),
      ...(step.join?.veto?.length
        ? [
            say('describe.veto', {
              outcomes: step.join.veto.map((id) => wordInside(Object.values(step.branches), id, words)).join(say('reading.comma')),
            }),
          ]
        : []),
    ];
  },
  each: (step, { say, condition }) => [say('describe.each', { list: condition(step.over) })],
  notice: (step, { say, period, who }) => [
    say('describe.notice', { period: period(step.period), content: step.content.map(({ label }) => label).join(say('reading.comma')) }),
    say('describe.objections', { who: who(step.objections) }),
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
  register: (step, { say, period, workflow }) => [
    say('describe.register', {
      registry: workflow.registries?.[step.registry]?.title ?? step.registry,
      period: period({ ...step.valid, rollForward: false }),
    }),
    ...(step.certificate ? [say('describe.certificate', { title: step.certificate.title, number: step.certificate.number })] : []),
  ],
  case: (step, { say, named }) => [say('describe.case', { programme: named(step.programme) })],
  service: (step, { say }) => [say('describe.service', { service: step.service })],
  end: (step, { say, own }) => [
    say('describe.end', { outcome: step.title === undefined ? step.outcome : own(step.title, step.titleEn) }),
    ...(step.record === undefined ? [] : [say('describe.end-record', { kind: step.record })]),
  ],
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
    ...(step.deadline ? words.deadline(step.deadline, (id) => outcomeWord(id, named, step, words)) : []),
    ...('silence' in step && step.silence !== undefined
      ? [say('describe.silence', { outcome: outcomeWord(step.silence, named, step, words) })]
      : []),
    ...(hidden.length > 0 ? [say('describe.hidden', { fields: words.fields(hidden) })] : []),
    ...Object.entries(named).map(([id, outcome]) => outcomeLine(id, outcome, words, step)),
    ...(next === undefined ? [] : [say('describe.next', { step: title(next) })]),
  ];
}

function outcomeLine(id: string, outcome: Partial<Outcome>, words: Words, of: Step): string {
  const { say, title, condition } = words;
  return say('describe.outcome', {
    label: outcomeWord(id, { [id]: outcome }, of, words),
    step: outcome.to === undefined ? say('describe.branch-ends') : title(outcome.to),
    reason: outcome.reason === 'required' ? say('describe.reason') : '',
    condition: outcome.when === undefined ? '' : condition(outcome.when),
  });
}

function outcomeWord(id: string, outcomes: Readonly<Record<string, Partial<Outcome>>>, of: Step, words: Words): string {
  const outcome = outcomes[id];
  return outcome?.label === undefined ? unlabelled(id, of, words) : words.own(outcome.label, outcome.labelEn);
}

function assigned(assign: SeatAssignment | readonly SeatAssignment[]): readonly SeatAssignment[] {
  return 'role' in assign ? [assign] : assign;
}

/** Outcomes that a step has by its kind, and those that its branches or items end with. */
function unlabelled(id: string, of: Step, words: Words): string {
  if (of.type === 'notice') return words.say(`describe.notice.${id}`);
  if (of.type === 'score' && id === 'abstain') return words.say('describe.abstain');
  if (of.type === 'parallel') return wordInside(Object.values(of.branches), id, words);
  return of.type === 'each' ? wordInside([of.block], id, words) : id;
}

/** What people of the branches, or of the items, call an outcome with which one ends. */
function wordInside(branches: readonly (Step | Block)[], id: string, { own }: Words): string {
  const inside = branches.flatMap((branch): Step[] => (isBlock(branch) ? Object.values(branch.steps) : [branch]));
  for (const step of inside) {
    const known = (step as { readonly outcomes?: Readonly<Record<string, Partial<Outcome>>> }).outcomes?.[id];
    if (known?.label !== undefined) return own(known.label, known.labelEn);
    if (step.type === 'end' && step.outcome === id && step.title !== undefined) return own(step.title, step.titleEn);
  }
  return id;
}

function titleOfMessage({ messages }: Words['workflow'], id: string, own: Words['own']): string {
  const rule = messages?.[id];
  return rule ? own(rule.title, rule.titleEn) : id;
}

function ruleTitle({ ruleVersions }: Words['workflow'], kind: 'scorecards' | 'tables', id: string): string {
  return (ruleVersions ?? []).map((version) => version[kind]?.[id]?.title).find((title) => title !== undefined) ?? id;
}
