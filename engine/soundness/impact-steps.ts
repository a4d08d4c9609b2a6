/** What people decided in past cases, judged by a draft's rules as far as the recorded answers go: votes, score thresholds, conditions of outcomes. */
import type { DoneStep, Sheet } from '../machine/context.ts';
import { seatsOf } from '../machine/people.ts';
import type { CompiledProgramme } from '../machine/programme.ts';
import { evaluateJson } from '../machine/scope.ts';
import { type PanelScore, scoreOf } from '../machine/scoring.ts';
import { joined, joinedByWeight } from '../machine/steps/join.ts';
import { policyOf, type SeatVote, tally, vetoOf, weighedTally, weighs } from '../machine/tally.ts';
import type { Lang } from '../messages/render.ts';
import type { CaseData } from '../model/case.ts';
import type { StepId } from '../model/deadline.ts';
import type { SeatAssignment } from '../model/people.ts';
import type { Join, ReviewStep, ScoreStep, Step } from '../model/steps.ts';
import type { Difference } from './impact.ts';
import { answersInWords, endsInWords, reasonOf } from './impact-words.ts';

/** Where the record ends: what would have happened there can't be told. */
export interface Untold {
  readonly step: StepId;
  /** `gone`: the draft has no such step. `unasked`: nobody was asked there. `more`: the draft asks more people. `undrawn`: no lot was drawn there. */
  readonly reason: 'gone' | 'unasked' | 'more' | 'undrawn';
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
  const why = after.when === undefined ? [] : reasonOf(draft, id, after.when, data, today, lang);
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
    return { found: difference(null, reasonOf(draft, id, offered.when, data, today, lang)), untold: [] };
  const given = answersIn(data, id);
  const again = data.steps[id]?.tiedBallot === undefined;
  if (given.length === 0 || counted(before, given, false) !== passed.outcome) return nothing;
  const outcome = counted(after, given, again);
  if (outcome === null) return { found: [], untold: [{ step: id, reason: 'more' }] };
  if (outcome === undefined || outcome === passed.outcome) return nothing;
  return {
    found: difference(outcome, [
      answersInWords(
        before,
        given.map((answer) => answer.outcome),
        lang,
      ),
    ]),
    untold: [],
  };
}

/** An answer in the record, and the position it was given in. */
interface Answer {
  readonly outcome: string;
  readonly role: string;
}

function answersIn(data: CaseData, id: StepId): Answer[] {
  const people = data.steps[id]?.people;
  return Array.isArray(people)
    ? people.flatMap(({ outcome, group }: { readonly outcome?: unknown; readonly group?: unknown }) =>
        typeof outcome === 'string' ? [{ outcome, role: String(group ?? '').split('@')[0] ?? '' }] : [],
      )
    : [];
}

/** Null: more answers are needed. Undefined where an answer that would weigh is of no seat the rule has, e.g. an added signer's. */
function counted(step: ReviewStep, given: readonly Answer[], again: boolean): string | null | undefined {
  const seats = seatsOf(step);
  const outcomes = Object.keys(step.outcomes);
  const rule = policyOf(step.policy, seats.length);
  const said = given.map(({ outcome }) => outcome);
  if (!weighs(rule, seats)) return tally(rule, outcomes, said, seats.length);
  const veto = vetoOf(rule, outcomes, said);
  if (veto !== undefined) return veto;
  const votes = votesOf(given, seats);
  if (!votes) return undefined;
  const whole = seats.map(({ weight = 1 }) => weight);
  for (let answered = 1; answered <= votes.length; answered += 1) {
    const outcome = weighedTally(rule, outcomes, votes.slice(0, answered), whole, again);
    if (outcome !== null) return outcome === 'revote' ? null : outcome;
  }
  return null;
}

/** Each answer's seat: the next of its position. */
function votesOf(given: readonly Answer[], seats: readonly SeatAssignment[]): SeatVote[] | null {
  const free = [...seats];
  const votes = given.flatMap(({ outcome, role }): SeatVote[] => {
    const at = free.findIndex((seat) => seat.role === role);
    const [seat] = at < 0 ? [] : free.splice(at, 1);
    return seat ? [{ outcome, weight: seat.weight ?? 1, casting: seat.casting === true }] : [];
  });
  return votes.length === given.length ? votes : null;
}

/** Branches, or items, that have ended joined again; the order in which they ended is the record's. */
export function joinChange(
  data: CaseData,
  { id, passed, before, after, lang }: Asked,
): { readonly found: Difference[]; readonly untold: Untold[] } {
  const nothing = { found: [], untold: [] };
  const [was, is] = [rejoined(data, id, before), rejoined(data, id, after)];
  if (passed.outcome === null || was !== passed.outcome || is === undefined || is === passed.outcome) return nothing;
  if (is === null) return { found: [], untold: [{ step: id, reason: 'more' }] };
  const why = [endsInWords(after, endedIn(data, id), lang)];
  return { found: [{ step: id, what: 'outcome', before: passed.outcome, after: is, why }], untold: [] };
}

/** Outcome by branch, or by number of the item. */
function endedIn(data: CaseData, id: StepId): Map<string, string> {
  const { branches, items } = data.steps[id] ?? {};
  if (Array.isArray(items))
    return new Map(
      items.flatMap(({ outcome }: { outcome?: unknown }, index) => (typeof outcome === 'string' ? [[String(index + 1), outcome]] : [])),
    );
  return new Map(Object.entries((branches ?? {}) as Readonly<Record<string, string>>));
}

/** Undefined where the step doesn't join, or waits for a condition. */
function rejoined(data: CaseData, id: StepId, step: Step | undefined): string | null | undefined {
  if (step?.type !== 'parallel' && step?.type !== 'each') return undefined;
  const { items, skipped = [] } = data.steps[id] ?? {};
  const ended = endedIn(data, id);
  const asked =
    step.type === 'parallel'
      ? Object.keys(step.branches).filter((branch) => !(skipped as readonly string[]).includes(branch))
      : Array.isArray(items)
        ? items.map((_, index) => String(index + 1))
        : [];
  const join: Omit<Join, 'rest'> | undefined = step.join;
  if (join && 'until' in join && join.until !== undefined) return undefined;
  const given = [...ended].filter(([name]) => asked.includes(name));
  const outcomes = Object.keys(step.outcomes);
  for (let count = Math.min(1, given.length); count <= given.length; count += 1) {
    const some = given.slice(0, count);
    const outcome =
      join?.share === undefined
        ? joined(
            join,
            outcomes,
            some.map(([, one]) => one),
            asked.length,
          )
        : joinedByWeight(join, outcomes, Object.fromEntries(some), asked);
    // What had ended meanwhile counts when the rest is awaited; else the first decision is the outcome.
    if (outcome !== null) return outcome;
  }
  return null;
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
