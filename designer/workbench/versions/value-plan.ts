/** Where values of the new version come from, as far as names don't say it: fields of the application, results of steps, rule versions. */
import { applicationForm } from '../../../engine/machine/steps-index.ts';
import type { ProgrammePackage } from '../../../engine/model/definition.ts';
import type { FieldSchema, FormDefinition } from '../../../engine/model/form.ts';
import type { Computed } from '../../../engine/model/migration.ts';
import { nameOf } from '../application/sections.ts';
import { stepsOf } from '../definition-view.ts';
import { titleIn } from './step-plan.ts';

export interface Named {
  readonly id: string;
  readonly title: string;
}
/** Something of the new version that a plan may speak of. */
export interface OpenValue extends Named {
  /** It has a value under its name already. */
  readonly kept: boolean;
  /** Old names whose value it may take. */
  readonly choices: readonly Named[];
  readonly offer: string;
}
/** `from`: an old name, `computed`, or nothing. */
export interface Source {
  readonly from: string;
  readonly feel: string;
}
export type Sources = Readonly<Record<string, Source>>;
export const computed = ':feel';

/** Fields that only the new application has, that are of another type there, or that must be filled in now. */
export function openFields(from: ProgrammePackage, to: ProgrammePackage, english: boolean): OpenValue[] {
  const [old, next] = [fieldsOf(from), fieldsOf(to)];
  const named = (form: FormDefinition | undefined, name: string) => (form ? nameOf(form, name, english) : name);
  const gone = [...old.fields].filter(([name]) => !next.fields.has(name));
  return [...next.fields].flatMap(([id, field]): OpenValue[] => {
    const before = old.fields.get(id);
    const asked = next.required.includes(id) && !old.required.includes(id);
    if (field['x-computed'] !== undefined || (before && before.type === field.type && !asked)) return [];
    const alike = gone.filter(([, other]) => other.type === field.type);
    const choices = alike.map(([name]) => ({ id: name, title: named(old.form, name) }));
    const offer = before ? undefined : alike.find(([, { title }]) => title === field.title);
    return [{ id, title: named(next.form, id), kept: before !== undefined, choices, offer: offer?.[0] ?? '' }];
  });
}

function fieldsOf({ workflow, forms }: ProgrammePackage) {
  const form = forms[applicationForm(workflow) ?? ''];
  const schema = form?.schema;
  return { form, fields: new Map<string, FieldSchema>(Object.entries(schema?.properties ?? {})), required: schema?.required ?? [] };
}

/** Steps that only the new version has: their result may be that of a step that is no more, or be computed. */
export function openResults(from: ProgrammePackage, to: ProgrammePackage, english: boolean): OpenValue[] {
  const [old, next] = [stepsOf(from.workflow), stepsOf(to.workflow)];
  const choices = [...old]
    .filter(([id, step]) => !next.has(id) && step.type !== 'end')
    .map(([id, step]) => ({ id, title: titleIn(step, id, english) }));
  return [...next]
    .filter(([id, step]) => !old.has(id) && step.type !== 'end')
    .map(([id, step]) => ({ id, title: titleIn(step, id, english), kept: true, choices, offer: '' }));
}

/** Old rule versions that the new version of the programme hasn't got. */
export function openRules(from: ProgrammePackage, to: ProgrammePackage): OpenValue[] {
  const choices = (to.workflow.ruleVersions ?? []).map(({ id, title }) => ({ id, title: title ?? id }));
  return (from.workflow.ruleVersions ?? [])
    .filter(({ id }) => !choices.some((choice) => choice.id === id))
    .map(({ id, title }) => ({ id, title: title ?? id, kept: false, choices, offer: choices.length === 1 ? (choices[0]?.id ?? '') : '' }));
}

export const offered = (open: readonly OpenValue[]): Sources =>
  Object.fromEntries(open.map(({ id, offer }) => [id, { from: offer, feel: '' }]));

/** Old → new for the first that takes an old value, new → expression for what is computed and for whatever takes it once more. */
export function valuePlan(sources: Sources, root: (old: string) => string): Record<string, string | Computed> {
  const plan: Record<string, string | Computed> = {};
  for (const [id, { from, feel }] of Object.entries(sources)) {
    if (from === computed) {
      if (feel.trim()) plan[id] = { feel: feel.trim() };
    } else if (from !== '') {
      if (Object.hasOwn(plan, from)) plan[id] = { feel: root(from) };
      else plan[from] = id;
    }
  }
  return plan;
}
