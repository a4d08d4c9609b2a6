import type { AnyStateMachine } from 'xstate';
import type { CompiledForm } from '../forms/compile.ts';
import type { StepId } from '../model/deadline.ts';
import type { ProgrammePackage, WorkflowDefinition } from '../model/definition.ts';
import type { Explanation } from '../rules/explain.ts';
import type { Value } from '../rules/value.ts';
import type { StateConfig, TimerName } from './config.ts';
import type { StepInfo } from './steps-index.ts';

/** A definition with everything looked up that doesn't depend on a case. Immutable; kept by content hash. */
export interface Programme {
  readonly hash: string;
  readonly package: ProgrammePackage;
  /** Templates expanded. */
  readonly workflow: WorkflowDefinition;
  readonly steps: ReadonlyMap<StepId, StepInfo>;
  readonly forms: Readonly<Record<string, CompiledForm>>;
  /** The compiled expression of a source; compiled once. Throws RangeError when it is wrong. */
  readonly feel: (source: string) => Expression;
  /** Scorecard of a rule version, by name. Throws RangeError when the version hasn't got it. */
  readonly scorecard: (ruleVersion: string | null, name: string) => (scope: Scope) => Readonly<Record<string, unknown>>;
  /** Decision table of a rule version: its outputs, with the numbers of the rules that hit. */
  readonly table: (ruleVersion: string | null, name: string) => (scope: Scope) => Readonly<Record<string, unknown>>;
  readonly timers: Timers;
  /** The machine of an item, by `each` step. */
  readonly blocks: ReadonlyMap<StepId, AnyStateMachine>;
}

/** Names as expressions see them: plain JSON. */
export type Scope = Readonly<Record<string, unknown>>;

export interface Expression {
  /** First names of the paths it reads: only these need to be in scope. */
  readonly roots: readonly string[];
  /** The paths it reads, e.g. `['application', 'path']`. */
  readonly reads: readonly (readonly string[])[];
  readonly evaluate: (scope: Scope) => Value;
  /** Set when the whole expression is one path, e.g. `enterprise.district`. */
  readonly path: readonly string[] | null;
  /** Why, clause by clause. */
  readonly explain: (scope: Scope) => Explanation;
}

export interface CompiledProgramme extends Programme {
  /** Plain JSON: what `machine` was made of. */
  readonly config: RootConfig;
  readonly machine: AnyStateMachine;
}
/** XState event type of each timer (`xstate.after…`) by `<step>.<name>`, and back. */
export interface Timers {
  readonly eventOf: ReadonlyMap<string, string>;
  readonly timerOf: ReadonlyMap<string, { readonly step: StepId; readonly name: TimerName }>;
}

export interface RootConfig extends StateConfig {
  readonly id: string;
  readonly initial: string;
  readonly states: Readonly<Record<string, StateConfig>>;
}
