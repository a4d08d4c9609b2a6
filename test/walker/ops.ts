/**
 * What a walker may try: an operation is a word and three numbers, whose meaning depends on the state in which it is tried. So
 * any operation can be left out of a walk, and the rest still means something: that is what shrinking needs.
 */
import { contextOf } from '../../engine/machine/decide.ts';
import { offeredOutcomes } from '../../engine/machine/view.ts';
import type { CaseState } from '../../engine/model/case.ts';
import type { ArmedTimer } from '../../engine/model/effect.ts';
import type { CaseFact } from '../../engine/model/event.ts';
import type { Task } from '../../engine/model/task.ts';
import type { Chance } from '../crash/random.ts';
import { answering, type Deed as Done, repairing, takingBack } from './rare.ts';
import type { Stage } from './stage.ts';

export interface Op {
  readonly do: Deed;
  readonly a: number;
  readonly b: number;
  readonly c: number;
}
/** More often in the list, more often tried. */
const deeds = [
  ...Array<'complete'>(12).fill('complete'),
  ...Array<'time'>(4).fill('time'),
  ...([
    'claim',
    'claim',
    'release',
    'wrongOutcome',
    'noReason',
    'closedTask',
    'strangeTask',
    'staleTimer',
    'earlyTimer',
    'withdraw',
  ] as const),
  ...([
    'object',
    'transfer',
    'delegate',
    'addSigner',
    'dropSigner',
    'remind',
    'copy',
    'extend',
    'grant',
    'refuse',
    'message',
    'hold',
  ] as const),
  ...(['decline', 'redraw', 'askForLot', 'strayEntry', 'strayChild', 'openAgain', 'calendar', 'endChild', 'sign'] as const),
  ...(['takeBack', 'takeBack', 'repair', 'cancel', 'answerCall', 'answerCall', 'unassignable'] as const),
] as const;
export type Deed = (typeof deeds)[number];

export function drawOp(chance: Chance): Op {
  return { do: chance.pick(deeds), a: chance.between(0, 999), b: chance.between(0, 999), c: chance.between(0, 999) };
}

export interface Situation {
  readonly stage: Stage;
  readonly state: CaseState;
  readonly tasks: readonly Task[];
  readonly timers: readonly ArmedTimer[];
  /** Cases opened for steps, still running. */
  readonly children: readonly { readonly step: string; readonly entry: number; readonly child: string }[];
  /** Calls to services so far, answered or not. */
  readonly calls: readonly { readonly step: string; readonly call: string }[];
  /** What somebody did last, if anybody did. */
  readonly last: Done | null;
  readonly now: string;
}
/** A fact to try; `at` moves the clock first, `fires` takes the timer away. */
export interface Attempt {
  readonly fact: CaseFact;
  readonly by: string;
  readonly at?: string;
  readonly fires?: string;
}

/** What the operation means now; null for nothing. */
export function attemptOf({ do: deed, a, b, c }: Op, now: Situation): Attempt | null {
  const { stage, tasks, timers, state } = now;
  const task = tasks[a % Math.max(1, tasks.length)];
  const user = `user-${b % 7}`;
  const reason = 'walked';
  const step = stage.steps[a % stage.steps.length] ?? '';
  const strange = { task: `${contextOf(state).caseId}.${900 + a}`, outcome: 'submit' };
  switch (deed) {
    case 'complete':
      return task ? completion(task, b, c, now) : null;
    case 'sign':
      return task ? { fact: { type: 'task.signed', task: task.id, contentHash: '0'.repeat(64) }, by: user } : null;
    case 'wrongOutcome':
      return task ? { fact: { type: 'task.completed', task: task.id, outcome: `nothing-${c}` }, by: user } : null;
    case 'noReason':
      return task ? { fact: { type: 'task.completed', task: task.id, outcome: outcomeOf(task, c, now) ?? 'none' }, by: user } : null;
    case 'closedTask':
      return { fact: { type: 'task.completed', task: `${contextOf(state).caseId}.${1 + (a % 4)}`, outcome: 'submit', data: {} }, by: user };
    case 'strangeTask':
      return { fact: { type: 'task.completed', ...strange }, by: user };
    case 'claim':
      return task ? { fact: { type: 'task.claimed', task: task.id, user }, by: user } : null;
    case 'release':
      return task ? { fact: { type: 'task.released', task: task.id }, by: user } : null;
    case 'time': {
      const due = [...timers].sort((x, y) => (x.fireAt < y.fireAt ? -1 : x.fireAt > y.fireAt ? 1 : x.id < y.id ? -1 : 1))[0];
      if (!due) return null;
      return { fact: { type: 'timer.fired', timer: due.id }, by: 'system', at: due.fireAt, fires: due.id };
    }
    case 'staleTimer':
      return { fact: { type: 'timer.fired', timer: `${step}.deadline#${50 + b}` }, by: 'system' };
    case 'earlyTimer':
      return { fact: { type: 'timer.fired', timer: `no.such.timer.${a}` }, by: 'system' };
    case 'withdraw':
      return a % 5 === 0 ? { fact: { type: 'case.withdrawn', reason }, by: 'applicant' } : null;
    case 'object':
      return {
        fact: { type: 'objection.filed', objection: `objection-${a}-${b}-${c}`, name: 'n', contact: 'c', grounds: 'g' },
        by: 'public',
      };
    case 'transfer':
      return task
        ? { fact: { type: 'task.transferred', task: task.id, to: c % 9 === 0 ? null : `user-${c % 7}`, reason }, by: user }
        : null;
    case 'delegate':
      return task ? { fact: { type: 'task.delegated', task: task.id, to: `user-${c % 7}`, reason }, by: user } : null;
    case 'addSigner': {
      const place = (['before', 'after', 'parallel'] as const)[c % 3] ?? 'parallel';
      return task ? { fact: { type: 'signer.added', task: task.id, user: `user-${c % 7}`, place, reason }, by: user } : null;
    }
    case 'dropSigner':
      return task ? { fact: { type: 'signer.dropped', task: task.id, user: `user-${c % 7}`, reason }, by: user } : null;
    case 'remind':
      return task ? { fact: { type: 'task.reminded', task: task.id }, by: user } : null;
    case 'copy':
      return task ? { fact: { type: 'task.copied', task: task.id, to: `user-${c % 7}` }, by: user } : null;
    case 'extend':
      return task ? { fact: { type: 'extension.requested', task: task.id, of: ofWhat(c), reason }, by: user } : null;
    case 'grant':
      return task ? { fact: { type: 'deadline.extended', task: task.id, of: ofWhat(c), reason }, by: user } : null;
    case 'refuse':
      return task ? { fact: { type: 'extension.refused', task: task.id, reason }, by: user } : null;
    case 'message': {
      const names = [...Object.keys(stage.compiled.workflow.messages ?? {}), 'nothing-of-the-kind'];
      return { fact: { type: 'message.received', name: names[a % names.length] ?? '', data: {} }, by: user };
    }
    case 'hold':
      return task?.kind === 'batch' ? { fact: { type: 'member.held', task: task.id, batch: 'meeting', reason }, by: user } : null;
    case 'decline':
      return task ? { fact: { type: 'panel.declined', task: task.id, reason }, by: task.assignee ?? user } : null;
    case 'redraw':
      return { fact: { type: 'panel.redrawn', step, reason }, by: user };
    case 'askForLot':
      return { fact: { type: 'draw.requested', step, of: c % 2 ? 'redraw' : 'replace', ...(task && { seat: task.id }), reason }, by: user };
    case 'strayEntry': {
      const entry = { entry: 'e', number: 'n', validFrom: '2026-01-01', validTo: '2026-12-31', verification: 'v' };
      return contextOf(state).live[step] ? null : { fact: { type: 'entry.registered', step, ...entry }, by: 'system' };
    }
    case 'strayChild':
      return { fact: { type: 'child.ended', step, entry: 70 + b, child: 'none', outcome: 'none', data: {} }, by: 'system' };
    case 'endChild': {
      const child = now.children[a % Math.max(1, now.children.length)];
      return child
        ? { fact: { type: 'child.ended', ...child, outcome: ['approved', 'rejected'][b % 2] ?? '', data: {} }, by: 'system' }
        : null;
    }
    case 'openAgain':
      return {
        fact: {
          ...{ type: 'case.opened', caseId: 'again', number: 'n', programme: 'p', definition: 'd' },
          ...{ enterprise: stage.enterprises[0]!, window: null, applyType: null, registry: [] },
        },
        by: user,
      };
    case 'takeBack':
      return takingBack(now);
    case 'repair':
      return a % 3 === 0 ? repairing(now, a, b, c) : null;
    case 'cancel':
      return a % 9 === 0 ? { fact: { type: 'case.cancelled', reason }, by: 'system' } : null;
    case 'answerCall':
      return answering(now, a, b);
    case 'unassignable':
      return task ? { fact: { type: 'task.unassignable', task: task.id }, by: 'system' } : null;
    case 'calendar':
      return { fact: { type: 'calendar.changed', year: 2027 }, by: 'system' };
  }
}

function ofWhat(n: number): 'deadline' | 'block' | 'clock' {
  return (['deadline', 'block', 'clock'] as const)[n % 3] ?? 'deadline';
}

function outcomeOf(task: Task, n: number, { stage, state, now }: Situation): string | undefined {
  const offers = offeredOutcomes(stage.compiled, state, task.id, now);
  return offers[n % Math.max(1, offers.length)]?.id;
}

/** A completion as commands would let it through: an outcome offered, a reason, data that the form accepts. */
function completion(task: Task, b: number, c: number, situation: Situation): Attempt {
  const { stage, state, now } = situation;
  const offers = offeredOutcomes(stage.compiled, state, task.id, now);
  const offer = offers[c % Math.max(1, offers.length)];
  const base = task.step.split(/[[@#]/, 1)[0] ?? task.step;
  const known = stage.data.get(task.kind === 'correct' ? stage.compiled.workflow.start : base) ?? [];
  const data = task.kind === 'sign' ? undefined : known[b % Math.max(1, known.length)];
  const fact: CaseFact = {
    ...{ type: 'task.completed', task: task.id, outcome: offer?.id ?? 'submit', reason: 'walked' },
    ...(data ? { data } : {}),
    ...(offer?.correction ? { notes: [{ field: Object.keys(state.data.declared)[0] ?? 'field', reason: 'walked' }] } : {}),
    ...(task.kind === 'batch' ? { batch: { id: 'meeting', documentNumber: 'D-1', rank: 1 + (b % 5) } } : {}),
  };
  return { fact, by: task.assignee ?? `user-${b % 7}` };
}
