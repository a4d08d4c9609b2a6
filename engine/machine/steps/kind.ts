/** What a step type must say: its XState node, and what its named actions do. One file per type. */
import type { StepId } from '../../model/deadline.ts';
import type { Step } from '../../model/steps.ts';
import type { StateConfig, TransitionConfig } from '../config.ts';
import type { LiveTask } from '../context.ts';
import type { StepInfo } from '../steps-index.ts';
import type { Work } from '../work.ts';

export interface NodeMaker {
  /** Transition to a step; without a target the step's branch ends with `outcome`. */
  readonly go: (info: StepInfo, target: StepId | undefined, outcome?: string) => TransitionConfig;
  /** States of the steps of a block, guarded by their `when`. */
  readonly block: (steps: Readonly<Record<StepId, Step>>) => Readonly<Record<string, StateConfig>>;
  /** Compiles an expression now, so that a wrong one fails at compile time; gives it back. */
  readonly feel: (source: string) => string;
}

export interface StepKind<S extends Step> {
  /** The node without what all steps share (id, enter, leave, deadline). */
  readonly node: (step: S, info: StepInfo, make: NodeMaker) => StateConfig;
  /** Where the case goes when `when` is false. */
  readonly skipTo: (step: S) => { readonly target: StepId | undefined; readonly outcome?: string };
  readonly enter?: (work: Work, info: StepInfo, step: S) => void;
  /** The step is left, decided or not. */
  readonly leave?: (work: Work, info: StepInfo) => void;
  /** A task of the step was completed by the event's fact. */
  readonly complete?: (work: Work, info: StepInfo, step: S, task: LiveTask, completion: Completion) => void;
  /** The deadline passed; `onExpire.to` and escalation are dealt with by the caller. */
  readonly expire?: (work: Work, info: StepInfo, step: S) => void;
}

export interface Completion {
  readonly outcome: string;
  readonly reason: string | null;
  readonly data: Readonly<Record<string, unknown>> | null;
}

export function named(type: string, params: Readonly<Record<string, string | null>>): { type: string; params: typeof params } {
  return { type, params };
}

/** One eventless transition per outcome, taken as soon as the step is decided. */
export function whenDecided(
  info: StepInfo,
  outcomes: Readonly<Record<string, { readonly to?: StepId }>>,
  make: NodeMaker,
): readonly TransitionConfig[] {
  return Object.entries(outcomes).map(([outcome, { to }]) => ({
    guard: named('decided', { step: info.id, outcome }),
    ...make.go(info, to, outcome),
  }));
}
