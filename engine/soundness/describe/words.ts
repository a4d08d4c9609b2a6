/** How a description names things: steps and roles by their titles, conditions as one sentence, periods with their counting. */

import { indexSteps } from '../../machine/steps-index.ts';
import { type Lang, text } from '../../messages/render.ts';
import type { Deadline, Escalation, Feel, Period, StepId } from '../../model/deadline.ts';
import type { WorkflowDefinition } from '../../model/definition.ts';
import type { FormDefinition } from '../../model/form.ts';
import type { Assignment } from '../../model/people.ts';
import { compileExpression } from '../../rules/compile.ts';
import { describe } from '../../rules/reading.ts';
import type { FeelType } from '../../rules/types.ts';
import { recordNames } from './own-names.ts';

type Params = Readonly<Record<string, string | number>>;

export interface Words {
  readonly workflow: WorkflowDefinition;
  readonly lang: Lang;
  /** A text of the catalogue. */
  readonly say: (code: string, params?: Params) => string;
  /** The author's words, English ones where wanted and given. */
  readonly own: (words: string, english: string | undefined) => string;
  /** An organisation or another programme; its id where it isn't known. */
  readonly named: (id: string) => string;
  readonly title: (step: StepId) => string;
  readonly form: (name: string) => string;
  /** Titles of fields of the application. */
  readonly fields: (names: readonly string[]) => string;
  readonly condition: (source: Feel) => string;
  /** `5 working days` */
  readonly span: (period: Period) => string;
  /** `5 working days, not counting the first` */
  readonly period: (period: Period) => string;
  /** `outcome`: what an outcome of the step is called. */
  readonly deadline: (deadline: Deadline, outcome?: (id: string) => string) => string[];
  /** One step of a ladder of those who are told that work is late. */
  readonly rung: (rung: Escalation) => string;
  /** A kind of record kept with the enterprise. */
  readonly record: (kind: string) => string;
  readonly who: (assignment: Assignment) => string;
  /** Conditions of a form of its own: `application` is what is filled in there. */
  readonly within: (form: FeelType) => (source: Feel) => string;
}

/** The catalogue's texts and the author's in one language. */
export function speech(lang: Lang): Pick<Words, 'say' | 'own'> {
  return {
    say: (code, params = {}) => text(lang, code, params),
    own: (words, english) => (lang === 'en' && english) || words,
  };
}

export function wordsFor(
  workflow: WorkflowDefinition,
  forms: Readonly<Record<string, FormDefinition>>,
  scope: FeelType | null,
  lang: Lang,
  names: ReadonlyMap<string, string> = new Map(),
): Words {
  const steps = indexSteps(workflow);
  const { say, own } = speech(lang);
  const named = (id: string) => names.get(id) ?? id;
  const title = (id: StepId) => {
    const step = steps.get(id)?.step;
    return step?.title === undefined ? id : own(step.title, step.titleEn);
  };
  const read = (source: Feel, type: FeelType | null): string => {
    const typed = compileExpression(source, type);
    const compiled = typed.ok ? typed : compileExpression(source, null);
    return compiled.ok ? describe(compiled.tree, lang) : source;
  };
  const condition = (source: Feel): string => read(source, scope);
  const within = (own: FeelType) => (source: Feel) =>
    read(source, scope?.kind === 'context' ? { ...scope, fields: { ...scope.fields, application: own } } : scope);
  const span = ({ amount, unit }: Period): string => say('describe.period', { amount, unit: say(`describe.unit.${unit}`) });
  const period = (given: Period): string => {
    const { unit, countFirstDay, rollForward } = given;
    const counted = unit === 'hours' ? '' : say(countFirstDay ? 'describe.first-counted' : 'describe.first-not-counted');
    const rolls = unit === 'workingDays' || unit === 'hours' ? '' : say(rollForward === false ? 'describe.no-roll' : 'describe.roll');
    return span(given) + counted + rolls;
  };
  const role = (id: string) => {
    const known = workflow.roles?.[id];
    return known ? own(known.title, known.titleEn) : id;
  };
  const kinds = recordNames(workflow);
  const record = (kind: string) => {
    const known = kinds.get(kind);
    return known ? own(known.title, known.titleEn) : kind;
  };
  /** An organisation that is written down, or where the case says. */
  const place = (from: Feel): string => {
    const [, id] = /^"([^"]+)"$/.exec(from) ?? [];
    return id === undefined ? condition(from) : named(id);
  };
  const who = ({ role: id, org, scope: from, count }: Assignment): string => {
    const where = from === undefined ? named(org ?? workflow.owner) : place(from);
    return say('describe.who', { role: role(id), where }) + (count !== undefined && count > 1 ? say('describe.count', { count }) : '');
  };
  const rung = ({ on, amount, unit, to, scope: from, act }: Escalation): string => {
    const position = to === 'holder' ? say('describe.holder') : role(to);
    const whom = from === undefined ? position : say('describe.rung-where', { role: position, where: place(from) });
    if (on !== undefined) return say(`describe.rung-${on}`, { role: whom });
    const late = amount === undefined || unit === undefined ? '' : span({ amount, unit });
    return say(act ? 'describe.rung-act' : 'describe.rung', { late, role: whom });
  };
  const deadline = (given: Deadline, outcome = (id: string) => id): string[] => {
    const lines = [
      say('describe.deadline', { period: period(given) }),
      ...(given.until === undefined || given.before !== undefined ? [] : [say('describe.latest', { date: condition(given.until) })]),
      ...(given.until === undefined || given.before === undefined
        ? []
        : [say('describe.latest-before', { date: condition(given.until), before: span({ ...given, amount: given.before }) })]),
    ];
    const rule = given.onExpire;
    if (rule?.to !== undefined) lines.push(say('describe.expire-to', { step: title(rule.to) }));
    if (rule?.outcome !== undefined) lines.push(say('describe.expire-outcome', { outcome: outcome(rule.outcome) }));
    if (typeof rule?.escalate === 'string') lines.push(say('describe.expire-escalate', { role: role(rule.escalate) }));
    else lines.push(...(rule?.escalate ?? []).map(rung));
    if (rule?.record !== undefined) lines.push(say('describe.expire-record', { kind: record(rule.record) }));
    if (given.pausedIn?.length) lines.push(say('describe.pauses', { steps: given.pausedIn.map(title).join(say('reading.comma')) }));
    if (given.extend)
      lines.push(say('describe.extend', { amount: given.extend.amount, by: who(given.extend.by), times: given.extend.times ?? 1 }));
    return lines;
  };
  const form = (name: string) => {
    const known = forms[name];
    return known ? own(known.title, known.titleEn) : name;
  };
  const start = workflow.steps[workflow.start];
  const properties = (start?.type === 'form' ? forms[start.form]?.schema.properties : undefined) ?? {};
  const fields = (names: readonly string[]) =>
    names.map((name) => own(properties[name]?.title ?? name, properties[name]?.['x-titleEn'])).join(say('reading.comma'));
  return { workflow, lang, say, own, named, title, form, fields, condition, span, period, deadline, rung, record, who, within };
}
