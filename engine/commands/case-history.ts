/** A case's past inside a plan: its events, and the states they led to. */
import { type Decision, decide, openCase } from '../machine/decide.ts';
import type { CaseState } from '../model/case.ts';
import { Rejection } from '../model/errors.ts';
import type { CaseFact, MachineEvent } from '../model/event.ts';
import { newestCalendar, type RevisedCalendar } from '../store/calendar.ts';
import type { FactSource } from '../store/writer/command.ts';
import type { PlanContext } from './case-command.ts';

interface PastEvent extends MachineEvent {
  readonly seq: number;
  readonly calendar: number;
}

/** Events by case, for plans; read in the batch's transaction, never remembered. */
const pasts: FactSource<readonly PastEvent[]> = {
  name: 'pasts',
  async load(tx, caseIds) {
    const rows = await tx.byKeys<{ case_id: string; seq: number; at: string; by_user: string; fact: string; calendar: number }>(
      'events',
      'case_id',
      caseIds,
    );
    const eventOf = ({ seq, at, by_user, fact, calendar }: (typeof rows)[number]) => ({
      ...{ seq, at, by: by_user, calendar },
      fact: JSON.parse(fact) as CaseFact,
    });
    return new Map(
      caseIds.map((id) => [
        id,
        rows
          .filter((row) => row.case_id === id)
          .map(eventOf)
          .sort((a, b) => a.seq - b.seq),
      ]),
    );
  },
};

/** Calendars by revision, for plans. */
const calendars: FactSource<RevisedCalendar> = {
  name: 'calendars',
  tables: ['calendar_years'],
  async load(tx, revisions) {
    const found = new Map<string, RevisedCalendar>();
    for (const revision of revisions) found.set(revision, await newestCalendar(tx, Number(revision)));
    return found;
  },
};

/**
 * The events of the case as of its last. @throws Rejection stale when something happened to it in this very batch, which isn't written yet
 */
export function pastOf({ view, kase }: PlanContext): readonly PastEvent[] {
  const past = view.fact(pasts, kase.summary.id) ?? [];
  if (past.at(-1)?.seq !== kase.summary.seq) throw new Rejection('stale', { seq: kase.summary.seq });
  return past;
}

/** States around event `seq`: before it, and after. @throws Error when the history doesn't replay */
export function statesAround(context: PlanContext, past: readonly PastEvent[], seq: number): { before: CaseState; after: CaseState } {
  const { compiled, view } = context;
  let before: CaseState | null = null;
  let after: CaseState | null = null;
  for (const event of past.slice(0, seq)) {
    const calendar = view.fact(calendars, String(event.calendar));
    if (!calendar) throw new Error(`calendar revision ${event.calendar} is missing`);
    const env = { calendar: calendar.calendar };
    const decision: Decision = after === null ? openCase(compiled, event, env) : decide(compiled, after, event, env);
    if (!decision.ok) throw decision.rejection;
    before = after;
    after = decision.state;
  }
  if (!before || !after) throw new Error(`no event ${seq}`);
  return { before, after };
}
