/** What references are chosen from, with the words a person knows it by. */

import type { OwnName } from '../../../engine/model/definition.ts';
import type { StudioPlacesDto } from '../../../engine/model/dto/studio.ts';
import type { FieldSchema } from '../../../engine/model/form.ts';
import type { ProgrammeDocument } from '../../../engine/model/studio.ts';
import { flagNames, recordNames } from '../../../engine/soundness/describe/own-names.ts';
import type { TextParams } from '../../app/locale.tsx';
import { isObject, type Json } from '../../document/change.ts';
import { expressionsOf } from '../../document/expressions.ts';
import { allSteps, type Inspectable, stepsAt } from '../../document/inspectable.ts';
import { outcomesOf } from '../../document/outcomes.ts';
import { computedNames } from '../../document/own-names.ts';
import type { StudioTextKey } from '../texts/zh-CN.ts';
import type { ChoiceKind } from './fields/field.ts';

export interface Choice {
  readonly value: string;
  readonly label: string;
  /** Positions that the office has and the programme doesn't name yet stand apart. */
  readonly apart?: boolean;
}
export interface Chooser {
  readonly document: ProgrammeDocument;
  readonly places: StudioPlacesDto;
  /** What is inspected; null for the programme itself. */
  readonly thing: Inspectable | null;
  readonly t: (key: StudioTextKey, params?: TextParams) => string;
}

const lists: Readonly<Record<ChoiceKind, (chooser: Chooser) => readonly Choice[]>> = {
  step: ({ document, thing }) => {
    const scope = thing ? thing.scope : ['workflow', 'steps'];
    return scope ? stepsAt(document, scope).map(named) : [];
  },
  anyStep: ({ document }) => allSteps(document).map(named),
  formStep: ({ document }) =>
    allSteps(document)
      .filter(({ type }) => type === 'form')
      .map(named),
  outcome: ({ document, thing, t }) => {
    if (!thing) return [];
    const found = outcomesOf(document, thing.path).map(({ id, label }) => ({ value: id, label }));
    if (thing.whole.type !== 'notice') return found;
    return found.map(({ value }) => ({ value, label: t(`st.in.notice.${value}` as StudioTextKey) }));
  },
  caseOutcome: ({ document, t }) => {
    const used = textsAt(document.workflow.steps as unknown as Json, 'outcome', ({ type }) => type === 'end');
    return [...new Set(['approved', 'rejected', 'withdrawn', ...used])].map((value) => ({
      value,
      label: ['approved', 'rejected', 'withdrawn'].includes(value) ? t(`st.in.outcome.${value}` as StudioTextKey) : value,
    }));
  },
  branch: ({ thing }) => {
    const branches = thing?.whole.branches;
    if (!isObject(branches)) return [];
    return Object.entries(branches).map(([value, branch]) => ({
      value,
      label: isObject(branch) && typeof branch.title === 'string' ? branch.title : value,
    }));
  },
  role: ({ document, places }) => {
    const own = Object.entries(document.workflow.roles ?? {}).map(([value, role]) => ({ value, label: role.title || value }));
    const known = new Set(own.map(({ value }) => value));
    const office = new Map(places.positions.filter(({ role }) => !known.has(role)).map(({ role, title }) => [role, title || role]));
    return [...own, ...[...office].map(([value, label]) => ({ value, label, apart: true }))];
  },
  org: ({ places }) => places.organisations.map(({ id, name }) => ({ value: id, label: name })),
  form: ({ document }) => Object.entries(document.forms).map(([value, form]) => ({ value, label: form.title || value })),
  field: ({ document }) => fieldsOf(document, startForm(document)).map(([value, schema]) => ({ value, label: schema.title ?? value })),
  numberField: ({ document, thing }) =>
    fieldsOf(document, typeof thing?.whole.form === 'string' ? thing.whole.form : null)
      .filter(([, { type, ...rest }]) => (type === 'number' || type === 'integer') && rest['x-computed'] === undefined)
      .map(([value, schema]) => ({ value, label: schema.title ?? value })),
  message: ({ document }) =>
    Object.entries(document.workflow.messages ?? {}).map(([value, { title }]) => ({ value, label: title || value })),
  registry: ({ document }) =>
    Object.entries(document.workflow.registries ?? {}).map(([value, { title }]) => ({ value, label: title || value })),
  programme: ({ places }) => places.programmes.map(({ id, title }) => ({ value: id, label: title })),
  service: ({ places }) => places.services.map(same),
  pool: ({ places }) => places.pools.map(same),
  scorecard: ({ document }) => versioned(document, 'scorecards'),
  table: ({ document }) => versioned(document, 'tables'),
  record: ({ document }) => {
    const { workflow } = document;
    const labels = new Map([...recordNames(workflow)].map(([id, { title }]) => [id, title]));
    const used = textsAt(workflow as unknown as Json, 'record');
    return [...new Set([...labels.keys(), ...Object.keys(workflow.coolDown ?? {}), ...used])].map((value) => ({
      value,
      label: labels.get(value) || value,
    }));
  },
  flag: ({ document }) => [...flagNames(document.workflow)].map(([value, { title }]) => ({ value, label: title || value })),
  computed: ({ document }) => called(computedNames(document), document.workflow.names?.values),
  setting: ({ document }) =>
    called(
      expressionsOf(document.workflow).flatMap(({ source }) =>
        [...source.matchAll(/\bwindow\.settings\.(\w+)/gu)].map(([, name = '']) => name),
      ),
      document.workflow.names?.settings,
    ),
  relation: ({ t }) =>
    (['employer', 'relative', 'shareholder', 'partner', 'recent'] as const).map((value) => ({
      value,
      label: t(`st.in.relation.${value}`),
    })),
};

/** The list of a kind, each name said once: where two have the same words, their ids tell them apart. */
export function choicesOf(kind: ChoiceKind, chooser: Chooser): readonly Choice[] {
  const found = lists[kind](chooser);
  const counts = new Map<string, number>();
  for (const { label } of found) counts.set(label, (counts.get(label) ?? 0) + 1);
  const { t } = chooser;
  const told = ({ label, value }: Choice) => ({ value, label: t('st.brackets', { what: label, more: value }) });
  return found.map((choice) => ((counts.get(choice.label) ?? 0) > 1 ? told(choice) : choice));
}

/** Each once, under what the programme says that people call it. */
const called = (values: readonly string[], names: Readonly<Record<string, OwnName>> = {}): Choice[] =>
  [...new Set(values)].map((value) => ({ value, label: names[value]?.title || value }));
const named = ({ id, title }: { readonly id: string; readonly title: string }): Choice => ({ value: id, label: title });
const same = (value: string): Choice => ({ value, label: value });

/** The form of the step with which a case begins. */
export function startForm({ workflow }: ProgrammeDocument): string | null {
  const step = workflow.steps?.[workflow.start];
  return step?.type === 'form' ? step.form : null;
}

export function fieldsOf(document: ProgrammeDocument, form: string | null): [string, FieldSchema][] {
  return Object.entries((form === null ? undefined : document.forms[form]?.schema.properties) ?? {});
}

function versioned({ workflow }: ProgrammeDocument, part: 'scorecards' | 'tables'): Choice[] {
  const titles = new Map<string, string>();
  for (const version of workflow.ruleVersions ?? [])
    for (const [id, { title }] of Object.entries(version[part] ?? {})) titles.set(id, title || titles.get(id) || id);
  return [...titles].map(([value, label]) => ({ value, label }));
}

/** Every text under a property of this name, anywhere inside. */
function textsAt(value: Json, key: string, of: (object: { readonly [key: string]: Json }) => boolean = () => true): string[] {
  if (Array.isArray(value)) return value.flatMap((one: Json) => textsAt(one, key, of));
  if (!isObject(value)) return [];
  const own = value[key];
  return [
    ...(typeof own === 'string' && own !== '' && of(value) ? [own] : []),
    ...Object.values(value).flatMap((one) => textsAt(one, key, of)),
  ];
}
