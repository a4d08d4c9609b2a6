/**
 * 督办 in the log of a case: a supervisor asks, those who hold it up answer, the supervisor closes or takes it higher; an answer that is
 * overdue climbs the programme's ladder by itself. No transition of the machine, which knows nothing of it: like the clock's, the timers
 * follow from the orders alone and are compared before and after each event.
 */
import type { Calendar } from '../calendar/calendar.ts';
import type { Escalation } from '../model/deadline.ts';
import type { Effect } from '../model/effect.ts';
import { Rejection } from '../model/errors.ts';
import type { CaseFact, MachineEvent } from '../model/event.ts';
import { askedOf, type Supervision, type SupervisionFact, type SupervisionWord } from '../model/supervision.ts';
import type { TimerName } from './config.ts';
import type { Due, MachineContext } from './context.ts';
import { dueOf, rungsOf } from './due.ts';
import { namedTo } from './identity.ts';
import { parseItemId } from './item-id.ts';
import type { CompiledProgramme, Programme } from './programme.ts';
import { groupOf, openCopy } from './tasks.ts';
import { parseTimerId, timerId } from './timers.ts';
import { wrongState } from './translate.ts';
import type { StepEvent, Work } from './work.ts';

/** In the place of a step, for the timers of orders; the number of the order is their entry. */
export const supervisionId = ':supervision';

/** Yellow from two fifths of the working days on. */
const warn = { share: 0.4 };

export type Supervised = { readonly context: MachineContext; readonly effects: readonly Effect[] };

/** What a fact does to the orders of a case; null when it isn't about one. Rejections: state.wrong, not-found, supervision.closed, supervision.top, stale. */
export function supervise(
  programme: CompiledProgramme,
  context: MachineContext,
  event: MachineEvent,
  calendar: Calendar,
  today: string,
): Supervised | Rejection | null {
  const { fact } = event;
  if (!isOfOrders(fact)) return null;
  const work: Work = {
    ...{ programme, context: { ...context }, effects: [] },
    event: { ...event, type: 'supervise', task: 0, calendar, today },
  };
  if (fact.type === 'timer.fired') return overdue(work, fact.timer);
  if (context.status !== 'running') return wrongState(programme, context, today);
  return fact.type === 'supervision.issued' ? issued(work, fact) : continued(work, fact);
}

/** Said by people about orders, or a timer of one. */
export function isOfOrders(fact: CaseFact): fact is SupervisionFact | Extract<CaseFact, { type: 'timer.fired' }> {
  return fact.type.startsWith('supervision.') || (fact.type === 'timer.fired' && fact.timer.startsWith(`${supervisionId}.`));
}

function issued(work: Work, fact: Extract<SupervisionFact, { type: 'supervision.issued' }>): Supervised {
  const { context, event } = work;
  const { kind, text, to, step = null, days } = fact;
  const order: Supervision = {
    ...{ n: (context.supervisions ?? []).length + 1, kind, text, by: event.by, at: event.at, to, step, days },
    ...{ due: dueIn(event, days), status: 'open', late: false, rung: 0, words: [] },
  };
  if (to.startsWith('@')) giveSight(work, order, to);
  tellAll(work, [to], `supervision.issued.${kind}`, order, text);
  return done(work, order);
}

function continued(work: Work, fact: Exclude<SupervisionFact, { type: 'supervision.issued' }>): Supervised | Rejection {
  const { context, event, programme } = work;
  const order = context.supervisions?.find(({ n }) => n === fact.supervision);
  if (!order) return new Rejection('not-found');
  const { status } = order;
  if (status !== 'open' && (status !== 'answered' || fact.type === 'supervision.answered')) return new Rejection('supervision.closed');
  const word = { by: event.by, at: event.at, text: fact.text };
  if (fact.type === 'supervision.answered') {
    tellAll(work, [order.by], 'supervision.answered', order, fact.text);
    return done(work, { ...order, status: 'answered', words: [...order.words, { what: 'reply', ...word }] });
  }
  if (fact.type === 'supervision.closed') {
    tellAll(work, askedOf(order), 'supervision.closed', order, fact.text);
    return done(work, { ...order, status: 'closed', words: [...order.words, { what: 'closing', ...word }] });
  }
  const rung = orderLadder(programme)[order.rung];
  if (!rung) return new Rejection('supervision.top');
  return climbed(work, { ...order, status: 'open', late: false, due: dueIn(event, fact.days), days: fact.days }, rung, word);
}

/** The answer is overdue: both sides are told; then, by so much more, the next on the ladder. */
function overdue(work: Work, timerOfEvent: string): Supervised | Rejection {
  const { entry, name } = parseTimerId(timerOfEvent) ?? {};
  const order = work.context.supervisions?.find(({ n }) => n === entry);
  const timer = order && timerOf(work.programme, order, work.event.calendar);
  if (!order || !timer || timer.name !== name || timer.at > work.event.at) return new Rejection('stale');
  if (!order.late) {
    tellAll(work, [...askedOf(order), order.by], 'supervision.late', order, order.text);
    return done(work, { ...order, late: true });
  }
  const rung = orderLadder(work.programme)[order.rung];
  if (!rung) return new Rejection('stale');
  return climbed(work, order, rung, { by: 'system', at: work.event.at, text: '' });
}

function climbed(work: Work, order: Supervision, rung: Escalation, said: Omit<SupervisionWord, 'what' | 'to'>): Supervised {
  const to = groupOf(work, { role: rung.to, ...(rung.scope === undefined ? {} : { scope: rung.scope }) });
  const next = { ...order, rung: order.rung + 1, words: [...order.words, { what: 'escalation' as const, ...said, to }] };
  giveSight(work, order, to);
  tellAll(work, [to], 'supervision.escalated', next, order.text);
  return done(work, next);
}

/** Rungs that a late answer climbs: those counted from the end of a limit. */
export function orderLadder({ workflow }: Pick<Programme, 'workflow'>): readonly Escalation[] {
  return (workflow.supervision?.ladder ?? []).filter(({ on, to }) => on === undefined && to !== 'holder');
}

function dueIn({ calendar, at }: Pick<StepEvent, 'calendar' | 'at'>, days: number): Supervision['due'] {
  const { date, at: end, warnAt, estimated }: Due = dueOf(calendar, at, { amount: days, unit: 'workingDays', warn });
  return { at: end, date, warnAt, estimated };
}

/** The case is the group's to read, as the step in question shows it. */
function giveSight(work: Work, { step }: Supervision, group: string): void {
  const { context, programme } = work;
  const at = step !== null && context.live[step] ? step : (Object.keys(context.live)[0] ?? programme.workflow.start);
  openCopy(work, { step: at, title: programme.steps.get(parseItemId(at).base)?.step.title ?? at, group });
}

function tellAll(work: Work, groups: readonly string[], template: string, { due, step, by }: Supervision, text: string): void {
  const params = { number: work.context.number, due: due.date, text };
  for (const to of new Set(groups))
    work.effects.push({ type: 'notify', to, template, params: { ...params, enterprise: namedTo(work, to, to === by ? null : step) } });
}

function done({ context, effects }: Work, order: Supervision): Supervised {
  const others = context.supervisions ?? [];
  const known = others.some(({ n }) => n === order.n);
  const supervisions = known ? others.map((one) => (one.n === order.n ? order : one)) : [...others, order];
  return { context: { ...context, supervisions, effects: [] }, effects };
}

/** Orders after a fact of another kind: they lapse with the end of the case, and are counted anew when a calendar year comes in. */
export function settled(before: MachineContext, after: MachineContext, { fact, calendar }: StepEvent): MachineContext {
  const orders = after.supervisions;
  if (!orders?.some(isUnderWay)) return after;
  const ended = after.status === 'ended' && before.status !== 'ended';
  if (!ended && fact.type !== 'calendar.changed') return after;
  const supervisions = orders.map((order): Supervision => {
    if (!isUnderWay(order)) return order;
    if (ended) return { ...order, status: 'lapsed' };
    const since = order.words.findLast(({ what, by }) => what === 'escalation' && by !== 'system')?.at ?? order.at;
    return { ...order, due: dueIn({ calendar, at: since }, order.days) };
  });
  return { ...after, supervisions };
}

function isUnderWay({ status }: Supervision): boolean {
  return status === 'open' || status === 'answered';
}

/** Rows and timers of the orders that an event changed; between two versions of a programme, all timers. */
export function supervisionEffects(
  { from, to }: { readonly from: Programme; readonly to: Programme },
  before: MachineContext,
  after: MachineContext,
  { calendar }: Pick<StepEvent, 'calendar'>,
): Effect[] {
  if (before.supervisions === after.supervisions && from === to) return [];
  const known = new Map(before.supervisions?.map((order) => [order.n, order]));
  return (after.supervisions ?? []).flatMap((order): Effect[] => {
    const was = known.get(order.n);
    if (was === order && from === to) return [];
    const gone = was && timerOf(from, was, calendar);
    const next = timerOf(to, order, calendar);
    const id = (name: TimerName) => timerId(supervisionId, name, order.n);
    const effects: Effect[] = was === order ? [] : [{ type: 'supervision.save', supervision: order }];
    if (gone && gone.name !== next?.name) effects.push({ type: 'timer.cancel', timer: id(gone.name) });
    if (next) {
      const { name, at: fireAt, estimated } = next;
      effects.push({ type: 'timer.arm', timer: { id: id(name), step: supervisionId, name, fireAt, estimated } });
    }
    return effects;
  });
}

/** The one timer of an order whose answer is awaited: its end, then the rungs one after the other. */
function timerOf(programme: Pick<Programme, 'workflow'>, { status, due, late, rung }: Supervision, calendar: Calendar) {
  if (status !== 'open') return null;
  if (!late) return { name: 'deadline' as const, at: due.at, estimated: due.estimated };
  const next = rungsOf(calendar, orderLadder(programme), due)[rung];
  return next ? { name: `rung${rung + 1}` as const, at: next.at, estimated: due.estimated || next.estimated } : null;
}
