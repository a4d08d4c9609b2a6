/** A definition read back in plain words: who does what by when, what may come of it, and by which rules. */

import { indexSteps } from '../../machine/steps-index.ts';
import type { Lang } from '../../messages/render.ts';
import type { StepId } from '../../model/deadline.ts';
import type { ProgrammePackage, RegistryRule, WorkflowDefinition } from '../../model/definition.ts';
import { expandTemplates } from '../../model/expand.ts';
import { type ContextType, STRING } from '../../rules/types.ts';
import { allPlaces } from '../places.ts';
import { newReport } from '../report.ts';
import { scopeTypesOf } from '../scope-types.ts';
import { checkShape } from '../shape.ts';
import { formsOf } from './forms.ts';
import { rulesOf } from './rules.ts';
import { linesOf } from './steps.ts';
import { titledScope } from './titled.ts';
import { type Words, wordsFor } from './words.ts';

export interface Description {
  readonly title: string;
  /** About the whole: owner, bases, conditions, the legal clock. */
  readonly about: readonly string[];
  readonly steps: readonly { readonly id: StepId; readonly title: string; readonly lines: readonly string[] }[];
  /** What is filled in and handed in. */
  readonly forms: readonly { readonly title: string; readonly lines: readonly string[] }[];
  readonly rules: readonly { readonly title: string; readonly lines: readonly string[] }[];
}

/**
 * @param pkg a package without Problems of severity `error`
 * @param names of organisations and other programmes, by id
 */
export function describeProgramme(pkg: ProgrammePackage, lang: Lang, names: ReadonlyMap<string, string> = new Map()): Description {
  const workflow = expandTemplates(pkg.workflow);
  const shaped = checkShape(pkg.workflow, newReport());
  const documents = { forms: pkg.forms, vocabularies: pkg.vocabularies };
  const scope = shaped ? titledScope(scopeTypesOf(shaped, allPlaces(shaped.scope), documents).whole, workflow) : null;
  const words = wordsFor(workflow, pkg.forms, scope && withEntries(withFigures(scope, workflow), workflow, names), lang, names);
  const steps = [...indexSteps(workflow).values()].map((info) => ({
    id: info.id,
    title: words.title(info.id),
    lines: linesOf(info, words),
  }));
  const title = words.own(workflow.title, workflow.titleEn);
  return { title, about: aboutOf(words), steps, forms: formsOf(pkg, words), rules: rulesOf(words) };
}

/** Parameters are called by what they are now. */
function withFigures(scope: ContextType, { parameters = {} }: WorkflowDefinition): ContextType {
  const figures = scope.fields.parameters;
  if (figures?.kind !== 'context') return scope;
  const fields = Object.entries(figures.fields).map(([name, type]) => {
    const value = String(parameters[name] ?? name);
    return [name, { ...type, title: value, titleEn: value }] as const;
  });
  return { ...scope, fields: { ...scope.fields, parameters: { ...figures, fields: Object.fromEntries(fields) } } };
}

function aboutOf(words: Words): string[] {
  const { workflow, say } = words;
  return [
    ...(workflow.summary ? [words.own(workflow.summary, workflow.summaryEn)] : []),
    say('describe.owner', { owner: words.named(workflow.owner) }),
    ...(workflow.basis ?? []).map((basis) => say('describe.basis', { basis })),
    ...(workflow.eligibility ?? []).map((condition) =>
      say('describe.eligibility', { reason: words.own(condition.reason, condition.reasonEn), condition: words.condition(condition.when) }),
    ),
    ...(workflow.uniqueness ? [say('describe.unique', { by: workflow.uniqueness.map(words.condition).join(say('reading.comma')) })] : []),
    ...(workflow.clock
      ? [say('describe.clock', { period: words.period(workflow.clock), from: words.title(workflow.clock.from ?? workflow.start) })]
      : []),
    ...(workflow.clock?.pausedIn?.length
      ? [say('describe.pauses', { steps: workflow.clock.pausedIn.map(words.title).join(say('reading.comma')) })]
      : []),
    ...(workflow.supervision?.ladder ?? []).map((rung) => say('describe.ladder', { rung: words.rung(rung) })),
    ...(workflow.window ? [say('describe.window')] : []),
    ...(workflow.schedule ?? []).map(({ every, for: whom }) =>
      say('describe.schedule', {
        every: say(`describe.every.${every}`),
        whom: whom.organisations?.map(words.named).join(say('reading.comma')) ?? words.condition(whom.enterprises ?? 'true'),
      }),
    ),
    ...Object.values(workflow.coolDown ?? {}).map((period) => say('describe.cool-down', { period: words.span(period) })),
    say('describe.start', { step: words.title(workflow.start) }),
    ...Object.values(workflow.messages ?? {}).map((message) => say('describe.takes', { title: words.own(message.title, message.titleEn) })),
    ...Object.values(workflow.registries ?? {}).flatMap((rule) => registryLines(rule, words)),
  ];
}

/** Registries are called by their titles. */
function withEntries(scope: ContextType, { registries = {} }: WorkflowDefinition, names: ReadonlyMap<string, string>): ContextType {
  const { registry } = scope.fields;
  if (registry?.kind !== 'list' || registry.of.kind !== 'context') return scope;
  const entry = registry.of;
  const known = new Map([...names, ...Object.entries(registries).map(([id, { title }]) => [id, title] as const)]);
  const fields = {
    ...entry.fields,
    registry: {
      ...(entry.fields.registry ?? STRING),
      kind: 'string' as const,
      values: [...known].map(([value, title]) => ({ value, title })),
    },
  };
  return { ...scope, fields: { ...scope.fields, registry: { ...registry, of: { ...entry, fields } } } };
}

/** What becomes of the entries of a registry over the years. */
function registryLines(rule: RegistryRule, words: Words): string[] {
  const { title, yearlyUpdate, changes, renewal, reminders, coolDown, sanctions } = rule;
  const { say, form, span } = words;
  const figure = (value: string) => {
    const [, name] = /^parameters\.(\w+)$/.exec(value) ?? [];
    return name === undefined ? value : String(words.workflow.parameters?.[name] ?? name);
  };
  return [
    ...(yearlyUpdate
      ? [
          say('describe.registry.update', {
            title,
            due: figure(yearlyUpdate.due),
            form: form(yearlyUpdate.form),
            miss: yearlyUpdate.onMiss.label,
          }),
        ]
      : []),
    ...(changes ? [say('describe.registry.changes', { title, form: form(changes.form), period: span(changes.within) })] : []),
    ...(renewal ? [say('describe.registry.renewal', { title, period: span(renewal.opens) })] : []),
    ...(reminders ? [say('describe.registry.reminders', { title, days: reminders.join(say('reading.comma')) })] : []),
    ...(coolDown ? [say('describe.registry.cool-down', { title, period: span(coolDown) })] : []),
    ...(sanctions
      ? [
          say('describe.registry.sanctions', {
            ...{ title, who: words.who(sanctions.by), period: span(sanctions.statement) },
            reasons: Object.values(sanctions.reasons)
              .map(({ label, labelEn }) => words.own(label, labelEn))
              .join(say('reading.comma')),
          }),
        ]
      : []),
  ];
}
