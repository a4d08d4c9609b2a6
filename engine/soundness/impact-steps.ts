/** What people decided in past cases, judged by a draft's rules as far as the recorded answers go: votes, score thresholds, conditions of outcomes. */
import type { DoneStep, Sheet } from '../machine/context.ts';
import type { CompiledProgramme } from '../machine/programme.ts';
import { evaluateJson, scopeOfData } from '../machine/scope.ts';
import { type PanelScore, scoreOf } from '../machine/scoring.ts';
import { policyOf, tally, weighs } from '../machine/tally.ts';
import type { Lang } from '../messages/render.ts';
import type { CaseData } from '../model/case.ts';
import type { StepId } from '../model/deadline.ts';
import type { ReviewStep, ScoreStep, Step } from '../model/steps.ts';
import { compileExpression } from '../rules/compile.ts';
import { renderExplanation } from '../rules/explain.ts';
import type { Difference } from './impact.ts';

/** Where the record ends: what would have happened there can't be told. */
export interface Untold {
  readonly step: StepId;
  /** `gone`: the draft has no such step. `unasked`: nobody was asked there. `more`: the draft asks more people. */
  readonly reason: 'gone' | 'unasked' | 'more';
}

export interface Asked {
  readonly id: StepId;
  readonly passed: DoneStep;
  readonly before: Step | undefined;
  readonly after: Step;
  readonly today: string;
  readonly lang: Lang;
}

/** A step's own condition: who was asked and would not be, who was not and would be. */
export function skippedChange(draft: CompiledProgramme, data: CaseData, asked: Asked): Difference[] {
  const { id, passed, before, after, today, lang } = asked;
  if (before?.when === after.when) return [];
  const was = passed.skipped !== true;
  const is = after.when === undefined || evaluateJson(draft, after.when, data, today) === true;
  const why = after.when === undefined ? [] : reasonOf(draft, after.when, data, today, lang);
  return was === is ? [] : [{ step: id, what: 'when', before: was, after: is, why }];
}

/** The recorded answers of a review counted again, or its outcome no longer offered. */
export function reviewChange(
  draft: CompiledProgramme,
  data: CaseData,
  asked: Asked,
): { readonly found: Difference[]; readonly untold: Untold[] } {
  const { id, passed, before, after, today, lang } = asked;
  const nothing = { found: [], untold: [] };
  if (before?.type !== 'review' || after.type !== 'review' || passed.outcome === null) return nothing;
  const offered = after.outcomes[passed.outcome];
  const difference = (outcome: string | null, why: readonly string[]): Difference[] => [
    { step: id, what: 'outcome', before: passed.outcome, after: outcome, why },
  ];
  if (!offered) return { found: difference(null, []), untold: [] };
  if (offered.when !== undefined && evaluateJson(draft, offered.when, data, today) !== true)
    return { found: difference(null, reasonOf(draft, offered.when, data, today, lang)), untold: [] };
  const given = answersIn(data, id);
  if (given.length === 0 || counted(before, given) !== passed.outcome) return nothing;
  const outcome = counted(after, given);
  if (outcome === null) return { found: [], untold: [{ step: id, reason: 'more' }] };
  if (outcome === undefined || outcome === passed.outcome) return nothing;
  return { found: difference(outcome, [given.join(', ')]), untold: [] };
}

function answersIn(data: CaseData, id: StepId): string[] {
  const people = data.steps[id]?.people;
  return Array.isArray(people)
    ? people.flatMap((one: { readonly outcome?: unknown }) => (typeof one?.outcome === 'string' ? [one.outcome] : []))
    : [];
}

/** Undefined where votes are weighed: the seats of the answers aren't in the record. */
function counted({ policy, assign, outcomes }: ReviewStep, given: readonly string[]): string | null | undefined {
  const seats = Array.isArray(assign) ? assign : [assign];
  const people = seats.reduce((sum: number, seat: { readonly count?: number }) => sum + (seat.count ?? 1), 0);
  const rule = policyOf(policy, people);
  if (weighs(rule, seats)) return undefined;
  return tally(rule, Object.keys(outcomes), given, people);
}

/** The recorded sheets of a panel added up as the draft says. */
export function scoreAgain(data: CaseData, id: StepId, before: ScoreStep, after: ScoreStep): PanelScore | null {
  const sheets = data.steps[id]?.sheets;
  const items = Object.keys((data.steps[id]?.items as Readonly<Record<string, unknown>> | undefined) ?? {});
  if (!Array.isArray(sheets) || JSON.stringify(before) === JSON.stringify(after)) return null;
  // Of a second look the last sheet of each expert counts.
  const all = sheets as readonly Sheet[];
  const last = all.filter((sheet, index) => !all.some((other, at) => at > index && other.by === sheet.by && other.by !== 'system'));
  return scoreOf(after, after.items ? Object.keys(after.items) : items, last);
}

export function reasonOf(draft: CompiledProgramme, source: string, data: CaseData, today: string, lang: Lang): string[] {
  const expression = compileExpression(source, null);
  return expression.ok ? [renderExplanation(expression.explain(scopeOfData(draft, data, today)), lang)] : [];
}
