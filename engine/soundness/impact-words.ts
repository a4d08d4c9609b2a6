/** How a difference that changed rules make is told: steps, results and outcomes by their titles, reasons by the labels of fields. */

import { judgeEligibility } from '../machine/eligibility.ts';
import { parseItemId } from '../machine/item-id.ts';
import type { CompiledProgramme } from '../machine/programme.ts';
import { scopeOfData } from '../machine/scope.ts';
import type { Lang } from '../messages/render.ts';
import type { CaseData } from '../model/case.ts';
import type { StepId } from '../model/deadline.ts';
import { once } from '../model/once.ts';
import type { Step } from '../model/steps.ts';
import { display } from '../rules/display.ts';
import { renderExplanation } from '../rules/explain.ts';
import { ANY, type FeelType } from '../rules/types.ts';
import { compiledIn, scorecardIn } from './compiled.ts';
import { branchWord, outcomeWord } from './describe/outcomes.ts';
import { type ReadingScopes, readingScopes } from './describe/scopes.ts';
import { resultNames } from './describe/titled.ts';
import { speech } from './describe/words.ts';
import type { Difference } from './impact.ts';
import type { Untold } from './impact-steps.ts';

/** A difference as a clerk reads it. */
export interface ToldDifference {
  readonly where: string;
  readonly before: string;
  readonly after: string;
  readonly why: readonly string[];
}

const scopes = new WeakMap<CompiledProgramme, { readonly found: ReadingScopes | null }>();

function scopesOf(programme: CompiledProgramme): ReadingScopes | null {
  return once(scopes, programme, () => ({ found: readingScopes(programme.package) })).found;
}

/** Why an expression of a step gave what it gave; with the names of the definition where it can't be read with titles. */
export function reasonOf(draft: CompiledProgramme, step: StepId, source: string, data: CaseData, today: string, lang: Lang): string[] {
  const scope = scopesOf(draft)?.at(step);
  const typed = scope && compiledIn(scope, source);
  const expression = typed?.ok ? typed : draft.feel(source);
  return [renderExplanation(expression.explain(scopeOfData(draft, data, today) as never), lang)];
}

/** The same programme, whose conditions and scorecards say why by titles. */
export function wordedProgramme(programme: CompiledProgramme): CompiledProgramme {
  const whole = scopesOf(programme)?.whole;
  if (!whole) return programme;
  const { ruleVersions = [] } = programme.workflow;
  return {
    ...programme,
    feel: (source) => {
      const typed = compiledIn(whole, source);
      const plain = programme.feel(source);
      return typed.ok ? { ...plain, explain: (scope) => typed.explain(scope as never) } : plain;
    },
    scorecard: (version, name) => {
      const card = ruleVersions.find(({ id }) => id === version)?.scorecards?.[name];
      const compiled = card && scorecardIn(whole, card);
      if (!compiled || compiled.problems.length > 0) return programme.scorecard(version, name);
      return (scope) => ({ ...compiled.evaluate(scope as never) });
    },
  };
}

/** Conditions of application that aren't met, each with why. */
export function unmetConditions(draft: CompiledProgramme, data: CaseData, today: string, lang: Lang): string[] {
  const { conditions } = judgeEligibility(wordedProgramme(draft), data, today, lang);
  return conditions.filter(({ met }) => !met).map(({ reason, explanation }) => `${reason} (${explanation})`);
}

/** Answers that people gave in a step, by what it calls them. */
export function answersInWords(step: Step, outcomes: readonly string[], lang: Lang): string {
  const words = speech(lang);
  return outcomes.map((outcome) => outcomeWord(step, outcome, words)).join(words.say('reading.comma'));
}

/** How each branch, or each item by its number, ended. */
export function endsInWords(step: Step, ended: ReadonlyMap<string, string>, lang: Lang): string {
  const words = speech(lang);
  const named = (name: string) => (step.type === 'parallel' ? branchWord(step, name, words) : words.say('impact.nth', { n: name }));
  return [...ended]
    .map(([name, outcome]) => words.say('impact.ended', { name: named(name), outcome: outcomeWord(step, outcome, words) }))
    .join(words.say('reading.comma'));
}

/** @param published where a step that the draft hasn't got is still called by its title */
export function tellDifference(
  { step: id, what, before, after, why }: Difference,
  published: CompiledProgramme,
  draft: CompiledProgramme,
  lang: Lang,
): ToldDifference {
  const { say, own } = speech(lang);
  const titleOf = (step: StepId) => titleIn(step, published, draft, lang);
  const step = id === null ? undefined : (draft.steps.get(id)?.step ?? published.steps.get(id)?.step);
  const result = id === null || !step || kinds.has(what) ? null : resultOf(draft, id, step, what);
  const said = (value: unknown): string => {
    if (value === null || value === undefined) return say('impact.none');
    if (what === 'branch') return titleOf(String(value));
    if (what === 'outcome' && step) return outcomeWord(step, String(value), { say, own });
    const type = result?.type ?? ANY;
    const isBare = typeof value === 'string' && !(type.kind === 'string' && type.values);
    return isBare ? value : display(value, type, lang);
  };
  const named = result ? own(result.title, result.titleEn) : say(`impact.what.${what}`);
  return {
    where: say('impact.where', { step: id === null ? say('impact.application') : titleOf(id), what: named }),
    before: said(before),
    after: said(after),
    why,
  };
}

export function tellUntold({ step, reason }: Untold, published: CompiledProgramme, draft: CompiledProgramme, lang: Lang): string {
  return speech(lang).say(`impact.untold.${reason}`, { step: titleIn(step, published, draft, lang) });
}

/** What of a step is decided otherwise; other names are those of results. */
const kinds: ReadonlySet<string> = new Set(['when', 'outcome', 'branch', 'eligible']);

function titleIn(id: StepId, published: CompiledProgramme, draft: CompiledProgramme, lang: Lang): string {
  const { say, own } = speech(lang);
  const known = [draft, published].map(({ steps }) => steps.get(id)?.step).find((step) => step?.title !== undefined);
  const title = known?.title === undefined ? parseItemId(id).base : own(known.title, known.titleEn);
  const index = parseItemId(id).path.at(-1);
  return index === undefined ? title : say('impact.item-of', { title, n: index + 1 });
}

function resultOf(draft: CompiledProgramme, id: StepId, step: Step, name: string) {
  const left = scopesOf(draft)?.types.whole.fields[parseItemId(id).base];
  const type: FeelType = (left?.kind === 'context' ? left.fields[name] : undefined) ?? ANY;
  return { type, ...resultNames(step, draft.workflow)(name, type) };
}
