/**
 * One named action at work: a draft of the context and the effects it causes. A draft is made per action and never
 * mutates what it was made from; nested values are replaced.
 */
import type { Calendar } from '../calendar/calendar.ts';
import type { CaseData } from '../model/case.ts';
import type { StepId } from '../model/deadline.ts';
import type { Effect } from '../model/effect.ts';
import type { CaseFact } from '../model/event.ts';
import type { LiveStep, MachineContext } from './context.ts';
import type { Programme } from './programme.ts';
import type { Route } from './route.ts';
import { outcomesOf, type StepInfo } from './steps-index.ts';

/** What XState sees of a fact: `type` is `<verb>.<step>`; the rest is what actions need and is never stored. */
export interface StepEvent {
  readonly type: string;
  readonly at: string;
  readonly by: string;
  readonly today: string;
  readonly fact: CaseFact;
  readonly calendar: Calendar;
  /** Set for events on their way into an item of an `each`. */
  readonly route?: Route | undefined;
  /** Number of the task the fact concerns, or 0. */
  readonly task: number;
}

export type Draft<T> = { -readonly [K in keyof T]: T[K] };

export interface Work {
  readonly programme: Programme;
  readonly event: StepEvent;
  readonly context: Draft<MachineContext>;
  readonly effects: Effect[];
}

export function infoOf(work: Pick<Work, 'programme'>, step: StepId): StepInfo {
  const info = work.programme.steps.get(step);
  if (!info) throw new RangeError(`no step ${step}`);
  return info;
}

export function liveOf(work: Pick<Work, 'context'>, step: StepId): LiveStep {
  const live = work.context.live[step];
  if (!live) throw new RangeError(`step ${step} is not live`);
  return live;
}

export function setLive(work: Work, step: StepId, patch: Partial<LiveStep>): void {
  work.context.live = { ...work.context.live, [step]: { ...liveOf(work, step), ...patch } };
}

export function setData(work: Work, patch: Partial<CaseData>): void {
  work.context.data = { ...work.context.data, ...patch };
}

/** Replaces a step's result in the scope of expressions. */
export function setResult(work: Work, step: StepId, result: Readonly<Record<string, unknown>>): void {
  setData(work, { steps: { ...work.context.data.steps, [step]: result } });
}

/**
 * The step is decided; the machine's eventless transitions now leave it. Once an officer's outcome has moved the case on,
 * other than for a correction, the applicant can't withdraw it any more.
 */
export function decideStep(work: Work, id: StepId, outcome: string): void {
  setLive(work, id, { outcome });
  const { step } = infoOf(work, id);
  if (work.context.decided || (step.type !== 'review' && step.type !== 'batch' && step.type !== 'score' && step.type !== 'wait')) return;
  const target = outcomesOf(step)[outcome]?.to;
  if (target === undefined || infoOf(work, target).step.type !== 'correct') work.context.decided = true;
}
