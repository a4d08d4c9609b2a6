/** The part of an XState machine config that steps compile to: plain JSON, everything behaving is named. */
export interface Named {
  readonly type: string;
  readonly params?: Readonly<Record<string, string | null>>;
}
export interface TransitionConfig {
  readonly target?: string;
  readonly guard?: Named;
  readonly actions?: readonly Named[];
  readonly reenter?: boolean;
}
export interface StateConfig {
  readonly id?: string;
  readonly type?: 'parallel' | 'final';
  readonly initial?: string;
  readonly description?: string;
  readonly entry?: readonly Named[];
  readonly exit?: readonly Named[];
  readonly on?: Readonly<Record<string, TransitionConfig | readonly TransitionConfig[]>>;
  readonly after?: Readonly<Record<string, TransitionConfig>>;
  readonly always?: readonly TransitionConfig[];
  readonly states?: Readonly<Record<string, StateConfig>>;
}

/** Name of a step's timer; also the name of its XState delay. */
export type TimerName = 'deadline' | 'warn' | 'end' | 'period' | `rung${number}`;
export function delayName(step: string, name: TimerName): string {
  return `${step}.${name}`;
}
/** XState event types of a case: `<verb>.<step>`, so only the step it concerns reacts, in whatever branch it is. */
export function eventName(
  verb:
    | 'submit'
    | 'sign'
    | 'return'
    | 'complete'
    | 'object'
    | 'registered'
    | 'lot'
    | 'drawn'
    | 'declined'
    | 'redrawn'
    | 'requested'
    | 'held'
    | 'answered',
  step: string,
): string {
  return `${verb}.${step}`;
}
