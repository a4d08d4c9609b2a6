/**
 * What changed rules would have made of past cases: each computation, decision and condition of a draft asked again of the data
 * that a case had, and compared with what it gave then. Results follow from one another in the order of the definition.
 */
import { dateOf } from '../calendar/date.ts';
import { contextOf } from '../machine/decide.ts';
import { judgeEligibility } from '../machine/eligibility.ts';
import type { CompiledProgramme } from '../machine/programme.ts';
import { evaluateJson, evaluateScorecard, evaluateTable } from '../machine/scope.ts';
import { type Lang, text } from '../messages/render.ts';
import type { CaseData, CaseState } from '../model/case.ts';
import type { StepId } from '../model/deadline.ts';
import type { DecideStep, Step } from '../model/steps.ts';
import { fallsOn } from '../policy/draw.ts';
import type { ScoreResult } from '../rules/scorecard.ts';
import { joinChange, reviewChange, scoreAgain, skippedChange, type Untold } from './impact-steps.ts';
import { reasonOf, unmetConditions, wordedProgramme } from './impact-words.ts';

export interface Difference {
  /** Null for the conditions of application. */
  readonly step: StepId | null;
  readonly what: string;
  readonly before: unknown;
  readonly after: unknown;
  /** Clauses with the values met. */
  readonly why: readonly string[];
}

export interface Impact {
  /** Empty when the draft decides the case as it was decided. */
  readonly differences: readonly Difference[];
  /** Steps at which the record says no more. */
  readonly untold: readonly Untold[];
}

export function impactOn(published: CompiledProgramme, draft: CompiledProgramme, state: CaseState, lang: Lang): Impact {
  const { done } = contextOf(state);
  const found: Difference[] = [];
  const untold: Untold[] = [];
  const reach = (target: StepId) => {
    if (!done[target] && waits(draft.steps.get(target)?.step)) untold.push({ step: target, reason: 'unasked' });
  };
  let data: CaseData = { ...state.data, ruleVersion: draftVersion(draft, state.data.ruleVersion) };
  const first = Object.values(done)
    .map(({ at }) => at)
    .sort()[0];
  if (first !== undefined) found.push(...eligibilityChange(published, draft, state.data, dateOf(first), lang));
  for (const [id, passed] of Object.entries(done)) {
    const step = draft.steps.get(id)?.step;
    const today = dateOf(passed.at);
    const old = published.steps.get(id)?.step;
    if (!step) {
      if (old && old.type !== 'end' && !passed.skipped) untold.push({ step: id, reason: 'gone' });
      continue;
    }
    const asked = { id, passed, before: old, after: step, today, lang };
    const skipped = skippedChange(draft, data, asked);
    found.push(...skipped);
    if (passed.skipped) {
      if (skipped.length > 0 && waits(step)) untold.push({ step: id, reason: 'unasked' });
      continue;
    }
    const reviewed = waits(step) && step.type !== 'review' ? joinChange(data, asked) : reviewChange(draft, data, asked);
    found.push(...reviewed.found);
    untold.push(...reviewed.untold);
    for (const { after } of reviewed.found) {
      const outcomes: Readonly<Record<string, { readonly to?: StepId }>> = 'outcomes' in step ? (step.outcomes ?? {}) : {};
      const target = typeof after === 'string' ? outcomes[after]?.to : undefined;
      if (target !== undefined) reach(target);
    }
    const scored = step.type === 'score' && old?.type === 'score' ? scoreAgain(state.data, id, old, step) : null;
    if (scored) {
      const before = state.data.steps[id] ?? {};
      const after = { ...before, ...scored };
      found.push(...computedChanges(id, before, after, lang));
      data = { ...data, steps: { ...data.steps, [id]: after } };
    }
    if (step.type === 'compute') {
      const before = state.data.steps[id] ?? {};
      const after = {
        ...(step.scorecard ? evaluateScorecard(wordedProgramme(draft), step.scorecard, data, today) : {}),
        ...(step.table ? evaluateTable(draft, step.table, data, today) : {}),
        ...Object.fromEntries(Object.entries(step.values ?? {}).map(([name, source]) => [name, evaluateJson(draft, source, data, today)])),
        ...(step.lot ? lotAgain(before, evaluateJson(draft, step.lot.share, data, today)) : {}),
      };
      if (step.lot && !('drawn' in after)) untold.push({ step: id, reason: 'undrawn' });
      found.push(...computedChanges(id, before, after, lang));
      data = { ...data, steps: { ...data.steps, [id]: after } };
    }
    if (step.type === 'decide' && old?.type === 'decide') {
      const before = branchOf(published, old, state.data, today);
      const after = branchOf(draft, step, data, today);
      if (before !== after) {
        found.push({ step: id, what: 'branch', before, after, why: reasons(draft, id, step, data, today, lang) });
        reach(after);
      }
    }
  }
  return { differences: found, untold };
}

/** Steps in which somebody, or something outside, says how it goes on. */
function waits(step: Step | undefined): boolean {
  return step !== undefined && !['decide', 'compute', 'notify', 'register', 'end'].includes(step.type);
}

/** The version pinned to the case, where the draft has it, else its newest. */
function draftVersion({ workflow }: CompiledProgramme, pinned: string | null): string | null {
  const versions = workflow.ruleVersions ?? [];
  return (versions.find(({ id }) => id === pinned) ?? versions.at(-1))?.id ?? null;
}

function eligibilityChange(
  published: CompiledProgramme,
  draft: CompiledProgramme,
  data: CaseData,
  today: string,
  lang: Lang,
): Difference[] {
  const judged = (compiled: CompiledProgramme) => judgeEligibility(compiled, data, today, lang);
  const [before, after] = [judged(published), judged(draft)];
  if (before.eligible === after.eligible) return [];
  const why = unmetConditions(draft, data, today, lang);
  return [{ step: null, what: 'eligible', before: before.eligible, after: after.eligible, why }];
}

/** Parts of a result that are compared; lists of a score's items tell why. */
const inside = ['items', 'dimensions', 'passTotal', 'rows', 'sheets', 'parts', 'explanation'];

function computedChanges(
  step: StepId,
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
  lang: Lang,
): Difference[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => !inside.includes(name));
  const why = scoreReasons(before as Partial<ScoreResult>, after as Partial<ScoreResult>, lang);
  return names.flatMap((name) => {
    const [was, is] = [before[name] ?? null, after[name] ?? null];
    return JSON.stringify(was) === JSON.stringify(is) ? [] : [{ step, what: name, before: was, after: is, why }];
  });
}

function scoreReasons(before: Partial<ScoreResult>, after: Partial<ScoreResult>, lang: Lang): string[] {
  const was = new Map((before.items ?? []).map((item) => [item.id, item.score]));
  const items = (after.items ?? []).flatMap((item) => {
    const earlier = was.get(item.id) ?? null;
    if (earlier === item.score) return [];
    const why = lang === 'en' ? item.whyEn : item.why;
    return [text(lang, 'impact.item', { title: item.title, before: earlier ?? '–', after: item.score, why })];
  });
  const threshold =
    before.passTotal === undefined || before.passTotal === after.passTotal
      ? []
      : [text(lang, 'impact.pass-total', { before: before.passTotal, after: after.passTotal ?? '–' })];
  return [...items, ...threshold];
}

/** The number that was drawn, against the share as it is now. */
function lotAgain({ number }: Readonly<Record<string, unknown>>, share: unknown): Readonly<Record<string, unknown>> {
  return typeof number === 'number' && typeof share === 'number' ? { drawn: fallsOn(number, share), number } : {};
}

function branchOf(compiled: CompiledProgramme, step: DecideStep, data: CaseData, today: string): StepId {
  return step.branches.find(({ when }) => evaluateJson(compiled, when, data, today) === true)?.to ?? step.otherwise;
}

function reasons(compiled: CompiledProgramme, id: StepId, step: DecideStep, data: CaseData, today: string, lang: Lang): string[] {
  return step.branches.flatMap(({ when }) => reasonOf(compiled, id, when, data, today, lang));
}
