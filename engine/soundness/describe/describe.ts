/** A definition read back in plain words: who does what by when, what may come of it, and by which rules. */

import { indexSteps } from '../../machine/steps-index.ts';
import type { Lang } from '../../messages/render.ts';
import type { StepId } from '../../model/deadline.ts';
import type { ProgrammePackage, RegistryRule } from '../../model/definition.ts';
import { expandTemplates } from '../../model/expand.ts';
import { constantOf } from '../constant.ts';
import { formsOf } from './forms.ts';
import { rulesOf } from './rules.ts';
import { readingScopes } from './scopes.ts';
import { linesOf } from './steps.ts';
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
  const scopes = readingScopes(pkg, names);
  const words = wordsFor(workflow, pkg.forms, scopes?.whole ?? null, lang, names);
  const wordsAt = (step: StepId) => {
    const own = scopes?.at(step) ?? null;
    return own === null || own === scopes?.whole ? words : wordsFor(workflow, pkg.forms, own, lang, names);
  };
  const steps = [...indexSteps(workflow).values()].map((info) => ({
    id: info.id,
    title: words.title(info.id),
    lines: linesOf(info, wordsAt(info.id)),
  }));
  const title = words.own(workflow.title, workflow.titleEn);
  return { title, about: aboutOf(words), steps, forms: formsOf(pkg, words), rules: rulesOf(words, scopes?.whole ?? null) };
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
      say(whom.share === undefined ? 'describe.schedule' : 'describe.schedule.share', {
        ...(whom.share !== undefined && { share: constantOf(whom.share, workflow.parameters) ?? words.condition(whom.share) }),
        every: say(`describe.every.${every}`),
        whom: whom.organisations?.map(words.named).join(say('reading.comma')) ?? words.condition(whom.enterprises ?? 'true'),
      }),
    ),
    ...Object.entries(workflow.coolDown ?? {}).map(([kind, period]) =>
      say('describe.cool-down', { kind: words.record(kind), period: words.span(period) }),
    ),
    say('describe.start', { step: words.title(workflow.start) }),
    ...Object.values(workflow.messages ?? {}).map((message) => say('describe.takes', { title: words.own(message.title, message.titleEn) })),
    ...Object.values(workflow.registries ?? {}).flatMap((rule) => registryLines(rule, words)),
  ];
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
