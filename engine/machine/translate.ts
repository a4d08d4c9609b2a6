/** From a fact to the XState event it is, or to the Rejection it meets. */

import { Rejection } from '../model/errors.ts';
import type { CaseFact, MachineEvent } from '../model/event.ts';
import { operationWord, type Word } from '../model/word.ts';
import { needsApproval } from '../policy/panel.ts';
import { addresseeOf } from './addressee.ts';
import { checkCompletion, checkPerson, findTask } from './check.ts';
import { translateOperation } from './check-operation.ts';
import { clockEvent, clockId } from './clock-timers.ts';
import { delayName, eventName } from './config.ts';
import type { LiveTask, MachineContext } from './context.ts';
import { checkExtension } from './extension.ts';
import { offersOf } from './outcomes.ts';
import type { Programme } from './programme.ts';
import { translateRepair } from './repair.ts';
import { callId, entryOf } from './steps/service.ts';
import { taskId } from './tasks.ts';
import { parseTimerId } from './timers.ts';
import { busyElsewhere } from './turn.ts';

/** What is sent to the machine; `nothing` for a fact that holds already. */
export type Translation = { readonly type: string; readonly task: number } | 'nothing' | Rejection;

export function translate(programme: Programme, context: MachineContext, event: MachineEvent, today: string): Translation {
  const { fact } = event;
  if (fact.type === 'case.opened') return context.caseId === '' ? plain('open') : wrongState(programme, context, today);
  if (context.caseId === '') return new Rejection('state.wrong', { accepted: 'case.opened' });
  if (context.status === 'ended')
    return fact.type === 'calendar.changed' ? 'nothing' : new Rejection('state.wrong', { state: endWord(programme, context) });
  switch (fact.type) {
    case 'task.claimed':
    case 'task.released':
    case 'task.completed':
    case 'task.signed':
    case 'panel.declined':
    case 'member.held':
      return translateTask(programme, context, event, today);
    case 'task.transferred':
    case 'task.delegated':
    case 'task.copied':
    case 'task.reminded':
    case 'task.taken-back':
    case 'task.unassignable':
    case 'signer.added':
    case 'signer.dropped':
      return translateOperation(programme, context, event, fact);
    case 'timer.fired':
      return translateTimer(programme, context, fact.timer);
    case 'case.withdrawn':
      return plain('withdraw');
    case 'objection.filed': {
      const notice = Object.entries(context.live).find(([id, live]) => programme.steps.get(id)?.step.type === 'notice' && !live.over);
      return notice ? plain(eventName('object', notice[0])) : wrongState(programme, context, today);
    }
    case 'entry.registered':
      return context.live[fact.step] ? plain(eventName('registered', fact.step)) : wrongState(programme, context, today);
    case 'lot.drawn':
      return context.live[fact.step]?.outcome === null ? plain(eventName('lot', fact.step)) : wrongState(programme, context, today);
    case 'service.answered':
    case 'service.failed': {
      const id = addresseeOf(context, fact.step, entryOf(fact.call));
      const live = context.live[id];
      const step = programme.steps.get(id)?.step;
      // Without a branch for it a failure is an incident, not a fact.
      if (fact.type === 'service.failed' && (step?.type !== 'service' || step.onFail === undefined))
        return wrongState(programme, context, today);
      const awaited = live !== undefined && live.outcome === null && callId(fact.step, live.entry) === fact.call;
      return awaited ? plain(eventName('answered', id)) : new Rejection('stale');
    }
    case 'seat.drawn': {
      const found = fact.user === null ? null : findTask(programme, context, fact.task);
      if (found === null) return 'nothing';
      if (found instanceof Rejection) return found;
      return found.task.assignee === null ? { type: 'claim', task: found.task.n } : 'nothing';
    }
    case 'panel.drawn':
      return context.live[fact.step]?.panel ? plain(eventName('drawn', fact.step)) : wrongState(programme, context, today);
    case 'draw.requested':
      return requestOf(programme, context, fact) ?? wrongState(programme, context, today);
    case 'panel.redrawn':
      return mayRedraw(programme, context, fact.step) && !needsApproval(programme.steps.get(fact.step)?.step, 'redraw')
        ? plain(eventName('redrawn', fact.step))
        : wrongState(programme, context, today);
    case 'extension.requested':
    case 'deadline.extended':
    case 'extension.refused': {
      const found = findTask(programme, context, fact.task);
      if (found instanceof Rejection) return found;
      // More time isn't asked for a request for more time: its task would be lost.
      if (fact.type === 'extension.requested' && found.task.kind === 'extension') return wrongState(programme, context, today);
      return checkExtension(programme, context, found, fact) ?? { type: 'extension', task: found.task.n };
    }
    case 'child.opened': {
      const known = context.data.steps[addresseeOf(context, fact.step, fact.entry)];
      if (known?.entry !== fact.entry) return new Rejection('stale');
      return known.case === fact.child ? 'nothing' : plain('childOpened');
    }
    case 'child.ended': {
      const id = addresseeOf(context, fact.step, fact.entry);
      return context.live[id]?.entry === fact.entry ? plain(`child.${id}`) : new Rejection('stale');
    }
    case 'case.cancelled':
      return plain('cancel');
    case 'case.repaired': {
      const type = translateRepair(programme, fact);
      return typeof type === 'string' ? plain(type) : type;
    }
    case 'message.received':
      return programme.workflow.messages?.[fact.name] ? plain('message') : new Rejection('message.unknown', { message: fact.name });
    case 'calendar.changed':
      return plain('calendar');
    // Between two versions: `migrate/migrate.ts`; of orders: `supervision.ts`.
    case 'case.migrated':
    case 'supervision.issued':
    case 'supervision.answered':
    case 'supervision.escalated':
    case 'supervision.closed':
      return new Rejection('state.wrong');
  }
}

function translateTask(programme: Programme, context: MachineContext, event: MachineEvent, today: string): Translation {
  const { fact, by } = event;
  if (!('task' in fact)) return new Rejection('state.wrong');
  const found = findTask(programme, context, fact.task);
  if (found instanceof Rejection) return found;
  const { task, info } = found;
  if (fact.type === 'task.released') {
    // Who was asked as a person has no group to give it back to.
    if (task.group.startsWith('user:')) return new Rejection('operation.not-offered', { operation: operationWord('release') });
    return task.assignee === null ? 'nothing' : { type: 'release', task: task.n };
  }
  const onBehalfOf = 'onBehalfOf' in fact ? fact.onBehalfOf : undefined;
  const busy = busyElsewhere(programme, context, info);
  if (busy !== null) return new Rejection('branch.busy', { branch: busy });
  // A substitute gives the absent expert's seat up; nobody else scores in it.
  const person =
    fact.type === 'panel.declined'
      ? checkPerson(context, found, onBehalfOf ?? by)
      : checkPerson(context, found, fact.type === 'task.claimed' ? fact.user : by, onBehalfOf);
  if (person) return person;
  if (fact.type === 'task.claimed') return task.assignee === fact.user ? 'nothing' : { type: 'claim', task: task.n };
  if (fact.type === 'task.signed')
    return task.kind === 'sign' ? { type: eventName('sign', info.id), task: task.n } : wrongState(programme, context, today);
  if (fact.type === 'member.held') {
    return task.kind === 'batch' ? { type: eventName('held', info.id), task: task.n } : wrongState(programme, context, today);
  }
  if (fact.type === 'panel.declined') {
    const drawnSeat = info.step.type === 'score' && info.step.assign.draw !== undefined && task.kind === 'score';
    return drawnSeat && !(fact.replaced && needsApproval(info.step, 'replace'))
      ? { type: eventName('declined', info.id), task: task.n }
      : wrongState(programme, context, today);
  }
  if (fact.type !== 'task.completed') return wrongState(programme, context, today);
  const refused = checkCompletion(programme, context, found, fact, today);
  return refused ?? { type: eventName(verbOf(task, fact.outcome), info.id), task: task.n };
}

/** One request at a time: for a panel that may be drawn anew, or for an expert who has a seat. */
function requestOf(programme: Programme, context: MachineContext, fact: Extract<CaseFact, { type: 'draw.requested' }>): Translation | null {
  const panel = context.live[fact.step]?.panel;
  if (!panel || panel.request || !needsApproval(programme.steps.get(fact.step)?.step, fact.of)) return null;
  const type = eventName('requested', fact.step);
  if (fact.of === 'redraw') return mayRedraw(programme, context, fact.step) ? plain(type) : null;
  const found = findTask(programme, context, fact.seat ?? '');
  if (found instanceof Rejection) return found;
  return found.info.id === fact.step && found.task.kind === 'score' ? { type, task: found.task.n } : null;
}

/** Nobody has scored yet, and the panel is drawn. */
export function mayRedraw(programme: Programme, context: MachineContext, id: string): boolean {
  const step = programme.steps.get(id)?.step;
  return step?.type === 'score' && step.assign.draw !== undefined && context.live[id]?.panel?.sheets.length === 0;
}

function verbOf(task: LiveTask, outcome: string): 'submit' | 'sign' | 'return' | 'complete' {
  if (task.kind === 'fill') return 'submit';
  if (task.kind !== 'sign') return 'complete';
  return outcome === 'sign' ? 'sign' : 'return';
}

/** A timer of an earlier entry, or of a step that was left, is `stale`. */
function translateTimer(programme: Programme, context: MachineContext, id: string): Translation {
  const timer = parseTimerId(id);
  if (timer?.step === clockId) {
    const event = clockEvent(programme, context, timer.name);
    return event === null ? new Rejection('stale') : plain(event);
  }
  const type = timer && programme.timers.eventOf.get(delayName(timer.step, timer.name));
  if (!timer || !type || context.live[timer.step]?.entry !== timer.entry) return new Rejection('stale');
  return plain(type);
}

/** The end at which the case is. */
function endWord(programme: Programme, { outcome }: MachineContext): Word {
  const ends = [...programme.steps.values()].flatMap(({ step }) => (step.type === 'end' && step.outcome === outcome ? [step] : []));
  const [end] = ends.filter(({ title }) => title !== undefined);
  return end?.title === undefined ? { code: 'word.state.ended' } : { title: end.title, titleEn: end.titleEn };
}

function plain(type: string): Translation {
  return { type, task: 0 };
}

/** `state.wrong`, with the live steps and what each of their open tasks accepts. */
export function wrongState(programme: Programme, context: MachineContext, today: string): Rejection {
  const accepted = Object.entries(context.live).flatMap(([id, live]) => {
    const info = programme.steps.get(id);
    if (!info) return [];
    return live.tasks
      .filter((task) => task.status === 'open')
      .map(
        (task) =>
          `${taskId(context, task.n)} ${id}: ${offersOf(programme, context, info, task, today)
            .filter(({ refused }) => !refused)
            .map((offer) => offer.id)
            .join('|')}`,
      );
  });
  const state = Object.keys(context.live).map((id): Word => {
    const step = programme.steps.get(id)?.step;
    return { title: step?.title ?? id, titleEn: step?.titleEn };
  });
  return new Rejection('state.wrong', { state, accepted: accepted.join('; ') });
}
