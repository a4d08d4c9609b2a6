/** Names, periods and deadlines of the definition language. */
import type { Assignment } from './people.ts';

/** A FEEL expression (OMG DMN 1.5 §10, our subset: see `rules/`). */
export type Feel = string;

export type StepId = string;

export type OutcomeId = string;

export type TimeUnit = 'workingDays' | 'calendarDays' | 'hours' | 'months' | 'years';

/** A period; dates are counted by `calendar/` (民法典 201–203: the first day isn't counted unless `countFirstDay`). */
export interface Period {
  readonly amount: number;
  readonly unit: TimeUnit;
  /** The day of the event itself is day one (公示 practice). Default false. */
  readonly countFirstDay?: boolean;
  /** An end on a non-working day moves to the next working day (民法典 203). Default true for calendarDays, months and years. */
  readonly rollForward?: boolean;
}

/** A deadline of a step. Expires at the end (24:00 Asia/Shanghai) of its due date. */
export interface Deadline extends Period {
  /** Yellow light and a reminder this many units (same unit) before the end, or when so much is left. */
  readonly warn?: Warning;
  /** FEEL date on which it ends at the latest; with `before`, so many of its units before that date. */
  readonly until?: Feel;
  readonly before?: number;
  /** It stands while one of these steps is worked on (行政许可法 45). */
  readonly pausedIn?: readonly StepId[];
  readonly extend?: Extension;
  /** What expiry does. Without it the task turns red and stays open. */
  readonly onExpire?: Expiry;
}

/** Yellow from the moment on at which at most this share (0..1) or this many units are left, whichever comes first. */
export type Warning = number | { readonly share: number; readonly amount?: number };

/** 延长: asked for with a reason, granted by `by` at most `times` (default 1), told to the applicant (行政许可法 42). Units are the deadline's. */
export interface Extension {
  readonly amount: number;
  readonly by: Assignment;
  readonly times?: number;
}

/** `to`, `outcome` and a review's `silence` exclude one another; the rest goes with any of them. */
export interface Expiry {
  readonly to?: StepId;
  readonly outcome?: OutcomeId;
  /** What follows counts from the day the application was received (行政许可法 32: 自收到之日起即为受理). */
  readonly asOf?: 'received';
  /** Position that is told on expiry, or a ladder: each is told when the step is overdue by so much. */
  readonly escalate?: string | readonly Escalation[];
  /** Kind of record kept with the enterprise (`records` in expressions, `coolDown`). */
  readonly record?: string;
}

/** A rung: who is told when, and what else. */
export interface Escalation {
  /** At the yellow light, or as soon as the limit is over; else when it is overdue by `amount`. */
  readonly on?: 'warn' | 'due';
  readonly amount?: number;
  readonly unit?: TimeUnit;
  /** A position; `holder`: whoever the work is with. */
  readonly to: string;
  /** FEEL giving an organisation or a district, as in an assignment; default: the programme's owner. */
  readonly scope?: Feel;
  /** 提级办理: the open task passes to them. */
  readonly act?: true;
}
