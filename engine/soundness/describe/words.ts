/** How a description names things: steps and roles by their titles, conditions as one sentence, periods with their counting. */

import { indexSteps } from '../../machine/steps-index.ts';
import { type Lang, text } from '../../messages/render.ts';
import type { Deadline, Feel, Period, StepId } from '../../model/deadline.ts';
import type { WorkflowDefinition } from '../../model/definition.ts';
import type { FormDefinition } from '../../model/form.ts';
import type { Assignment } from '../../model/people.ts';
import { compileExpression } from '../../rules/compile.ts';
import { describe } from '../../rules/reading.ts';
import type { FeelType } from '../../rules/types.ts';

type Params = Readonly<Record<string, string | number>>;

export interface Words {
  readonly workflow: WorkflowDefinition;
  readonly lang: Lang;
  /** A text of the catalogue. */
  readonly say: (code: string, params?: Params) => string;
  /** The author's words, English ones where wanted and given. */
  readonly own: (words: string, english: string | undefined) => string;
  readonly title: (step: StepId) => string;
  readonly form: (name: string) => string;
  /** Titles of fields of the application. */
  readonly fields: (names: readonly string[]) => string;
  readonly condition: (source: Feel) => string;
  /** `5 working days, not counting the first` */
  readonly period: (period: Period) => string;
  readonly deadline: (deadline: Deadline) => string[];
  readonly who: (assignment: Assignment) => string;
}

export function wordsFor(
  workflow: WorkflowDefinition,
  forms: Readonly<Record<string, FormDefinition>>,
  scope: FeelType | null,
  lang: Lang,
): Words {
  const steps = indexSteps(workflow);
  const say = (code: string, params: Params = {}) => text(lang, code, params);
  const own = (words: string, english: string | undefined) => (lang === 'en' && english) || words;
  const title = (id: StepId) => {
    const step = steps.get(id)?.step;
    return step?.title === undefined ? id : own(step.title, step.titleEn);
  };
  const condition = (source: Feel): string => {
    const typed = compileExpression(source, scope);
    const compiled = typed.ok ? typed : compileExpression(source, null);
    return compiled.ok ? describe(compiled.tree, lang) : source;
  };
  const period = ({ amount, unit, countFirstDay, rollForward }: Period): string => {
    const counted = unit === 'hours' ? '' : say(countFirstDay ? 'describe.first-counted' : 'describe.first-not-counted');
    const rolls = unit === 'workingDays' || unit === 'hours' ? '' : say(rollForward === false ? 'describe.no-roll' : 'describe.roll');
    return say('describe.period', { amount, unit: say(`describe.unit.${unit}`) }) + counted + rolls;
  };
  const role = (id: string) => {
    const known = workflow.roles?.[id];
    return known ? own(known.title, known.titleEn) : id;
  };
  const who = ({ role: id, org, scope: from, count }: Assignment): string => {
    const where = from === undefined ? (org ?? workflow.owner) : condition(from);
    return say('describe.who', { role: role(id), where }) + (count !== undefined && count > 1 ? say('describe.count', { count }) : '');
  };
  const deadline = (given: Deadline): string[] => {
    const lines = [say('describe.deadline', { period: period(given) })];
    const rule = given.onExpire as { readonly to?: StepId; readonly outcome?: string; readonly escalate?: unknown } | undefined;
    if (rule?.to !== undefined) lines.push(say('describe.expire-to', { step: title(rule.to) }));
    if (rule?.outcome !== undefined) lines.push(say('describe.expire-outcome', { outcome: rule.outcome }));
    if (typeof rule?.escalate === 'string') lines.push(say('describe.expire-escalate', { role: role(rule.escalate) }));
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
  return { workflow, lang, say, own, title, form, fields, condition, period, deadline, who };
}
