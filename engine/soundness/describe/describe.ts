/** A definition read back in plain words: who does what by when, what may come of it, and by which rules. */

import { indexSteps } from '../../machine/steps-index.ts';
import type { Lang } from '../../messages/render.ts';
import type { StepId } from '../../model/deadline.ts';
import type { ProgrammePackage } from '../../model/definition.ts';
import { expandTemplates } from '../../model/expand.ts';
import { allPlaces } from '../places.ts';
import { newReport } from '../report.ts';
import { scopeTypesOf } from '../scope-types.ts';
import { checkShape } from '../shape.ts';
import { rulesOf } from './rules.ts';
import { linesOf } from './steps.ts';
import { type Words, wordsFor } from './words.ts';

export interface Description {
  readonly title: string;
  /** About the whole: owner, bases, conditions, the legal clock. */
  readonly about: readonly string[];
  readonly steps: readonly { readonly id: StepId; readonly title: string; readonly lines: readonly string[] }[];
  readonly rules: readonly { readonly title: string; readonly lines: readonly string[] }[];
}

/** @param pkg a package without Problems of severity `error` */
export function describeProgramme(pkg: ProgrammePackage, lang: Lang): Description {
  const workflow = expandTemplates(pkg.workflow);
  const shaped = checkShape(pkg.workflow, newReport());
  const documents = { forms: pkg.forms, vocabularies: pkg.vocabularies };
  const scope = shaped ? scopeTypesOf(shaped, allPlaces(shaped.scope), documents).whole : null;
  const words = wordsFor(workflow, pkg.forms, scope, lang);
  const steps = [...indexSteps(workflow).values()].map((info) => ({
    id: info.id,
    title: words.title(info.id),
    lines: linesOf(info, words),
  }));
  return { title: words.own(workflow.title, workflow.titleEn), about: aboutOf(words), steps, rules: rulesOf(words) };
}

function aboutOf(words: Words): string[] {
  const { workflow, say } = words;
  return [
    ...(workflow.summary ? [words.own(workflow.summary, workflow.summaryEn)] : []),
    say('describe.owner', { owner: workflow.owner }),
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
    say('describe.start', { step: words.title(workflow.start) }),
  ];
}
