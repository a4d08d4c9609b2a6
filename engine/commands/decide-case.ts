/**
 * From facts to rows: decides each fact with the machine, answers `register` effects with the entry's fact (number and entry
 * in the same transaction), draws lots, and turns effects into rows. Pure but for `view`, which hands out facts and sequence numbers.
 */

import { contextOf, decide, openCase } from '../machine/decide.ts';
import { migrated } from '../machine/migrate/migrate.ts';
import { openTasks } from '../machine/view.ts';
import type { CaseState, CaseSummary } from '../model/case.ts';
import type { Effect, EffectOf } from '../model/effect.ts';
import { Rejection } from '../model/errors.ts';
import type { CaseFact } from '../model/event.ts';
import type { CaseView, Planned, PlannedEvent } from '../store/writer/command.ts';
import { drawLotOver, drawPanel } from './draw-lot.ts';
import { drawSeat } from './draw-seat.ts';
import { effectRows } from './effect-rows.ts';
import { claimsGivenUp } from './outside.ts';
import { registerEntry } from './register-entry.ts';
import { type DecisionInput, put, type Run } from './run.ts';
import { isUnassignable } from './unassignable.ts';
import { uniquenessKeyOf } from './uniqueness.ts';

/**
 * Decides a fact and what follows from it. Throws Rejection when the machine refuses, other errors when an expression can't be
 * evaluated. A fact that changes nothing (a stale timer, a calendar that moves no date) gives no event.
 */
export function decideCase(view: CaseView, input: DecisionInput): Planned<null> {
  const { calendar, by } = input;
  let { compiled } = input;
  const before = view.kase;
  const start = before?.state ?? null;
  const caseId = before?.summary.id ?? openedId(input.fact);
  const run: Run = {
    input,
    view,
    caseId,
    outbox: 0,
    summary: before?.summary ?? newSummary(input.fact, view.now),
    state: start ?? { snapshot: {}, data: {} as CaseState['data'] },
    tasks: new Map(start ? openTasks(start).map((task) => [task.id, task]) : []),
    rows: [],
    groups: new Set(),
  };
  const events: PlannedEvent[] = [];
  const pending: { by: string; fact: CaseFact }[] = [{ by, fact: input.fact }];
  const asked: (EffectOf<'register'> | EffectOf<'lot'>)[] = [];
  /** An entry is made, a sample drawn when its turn comes: by then the answer to the one before may have left the step. */
  const upNext = () => {
    const fact = pending.shift();
    if (fact) return fact;
    for (let effect = asked.shift(); effect; effect = asked.shift()) {
      if (isLive(run.state, effect))
        return { by: 'system', fact: effect.type === 'lot' ? drawLotOver(run, effect) : registerEntry(run, effect) };
    }
    return undefined;
  };
  for (let next = upNext(); next; next = upNext()) {
    const event = { at: view.now, by: next.by, fact: next.fact };
    const env = { calendar: calendar.calendar };
    const opening = start === null && events.length === 0;
    const moved = event.fact.type === 'case.migrated' ? input.migration : undefined;
    const decision = moved
      ? migrated({ from: compiled, to: moved.to }, run.state, moved.before, event, env)
      : opening
        ? openCase(compiled, event, env)
        : decide(compiled, run.state, event, env);
    if (!decision.ok) throw decision.rejection;
    if (decision.state === run.state && decision.effects.length === 0) continue;
    events.push({ ...event, calendar: calendar.revision, salt: input.secret() });
    run.state = decision.state;
    run.summary = { ...run.summary, seq: run.summary.seq + 1, ...(moved && { definition: moved.to.hash }) };
    if (moved) compiled = moved.to;
    run.outbox = 0;
    for (const effect of decision.effects) {
      if (effect.type === 'register' || effect.type === 'lot') asked.push(effect);
      else if ((effect.type === 'draw' || effect.type === 'seat.draw') && !isLive(run.state, effect)) continue;
      else if (effect.type === 'draw') pending.push({ by: 'system', fact: drawPanel(run, effect) });
      else if (effect.type === 'seat.draw') pending.push({ by: 'system', fact: drawSeat(run, effect, pending) });
      else if (effect.type === 'case.update') run.summary = summaryAfter(run.summary, effect, event.at);
      else effectRows(run, effect, event);
      if (effect.type === 'task.open' && isUnassignable(run, effect.task)) {
        pending.push({ by: 'system', fact: { type: 'task.unassignable', task: effect.task.id } });
      }
    }
    run.summary = partyOf(run.summary, run.state);
  }
  const withdrawn = input.fact.type === 'case.withdrawn';
  const ended = run.summary.status === 'ended' && before?.summary.status !== 'ended';
  if ((withdrawn || ended) && run.state.data.declared)
    for (const [name, row] of claimsGivenUp(view, compiled, run.summary, run.state, withdrawn)) put(run, name, row);
  const open = [...run.tasks.values()];
  const same = before !== null && before.state.data === run.state.data;
  const kase = {
    summary: run.summary,
    state: run.state,
    dueAt: earliest(open.map((task) => task.dueAt)),
    warnAt: earliest(open.map((task) => task.warnAt)),
    uniquenessKey: same && compiled === input.compiled ? before.uniquenessKey : uniquenessKeyOf(compiled, run.state.data, view.now),
  };
  return { events, kase: events.length > 0 ? kase : null, rows: run.rows, groups: [...run.groups], result: null };
}

/** Nobody waits for the answer to an effect of a step that was left meanwhile. */
function isLive(state: CaseState, { step }: { readonly step: string }): boolean {
  return step in contextOf(state).live;
}

function openedId(fact: CaseFact): string {
  if (fact.type !== 'case.opened') throw new Rejection('not-found');
  return fact.caseId;
}

function newSummary(fact: CaseFact, now: string): CaseSummary {
  if (fact.type !== 'case.opened') throw new Rejection('not-found');
  const { enterprise } = fact;
  return {
    id: fact.caseId,
    number: fact.number,
    programme: fact.programme,
    definition: fact.definition,
    uscc: enterprise.uscc,
    enterpriseName: enterprise.name,
    district: enterprise.district,
    window: fact.window?.id ?? null,
    status: 'draft',
    outcome: null,
    steps: [],
    seq: 0,
    openedAt: now,
    submittedAt: null,
    endedAt: null,
  };
}

function summaryAfter(summary: CaseSummary, effect: Extract<Effect, { type: 'case.update' }>, at: string): CaseSummary {
  const { status, outcome, steps } = effect;
  return {
    ...summary,
    status,
    outcome,
    steps,
    submittedAt: summary.submittedAt ?? (status === 'running' ? at : null),
    endedAt: status === 'ended' ? (summary.endedAt ?? at) : null,
  };
}

/** The summary with the applicant as the state knows it. */
function partyOf(summary: CaseSummary, state: CaseState): CaseSummary {
  const { uscc, name, district } = state.data.enterprise;
  const same = summary.uscc === uscc && summary.enterpriseName === name && summary.district === district;
  return same ? summary : { ...summary, uscc, enterpriseName: name, district };
}

function earliest(instants: readonly (string | null)[]): string | null {
  let first: string | null = null;
  for (const instant of instants) if (instant !== null && (first === null || instant < first)) first = instant;
  return first;
}
