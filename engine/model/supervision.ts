/** 督办: what a supervisor asks of those who hold up a case, in the case's own log, until the supervisor closes it. */
import type { StepId } from './deadline.ts';

/** 提醒, 督办单, 约谈, 通报. */
export const supervisionKinds = ['reminder', 'order', 'interview', 'circular'] as const;
export type SupervisionKind = (typeof supervisionKinds)[number];

/**
 * `open`: an answer is awaited; `answered`: the supervisor has to say whether it will do; `closed` by the supervisor; `lapsed`: the
 * case ended before.
 */
export type SupervisionStatus = 'open' | 'answered' | 'closed' | 'lapsed';

/** What was said to it, in order. `by` is a user id, or `system` for a rung that was climbed because the answer was overdue. */
export interface SupervisionWord {
  readonly what: 'reply' | 'escalation' | 'closing';
  readonly by: string;
  /** UTC instant. */
  readonly at: string;
  readonly text: string;
  /** Of an escalation: the group that is told. */
  readonly to?: string;
}

export interface Supervision {
  /** 1, 2, 3… within the case. */
  readonly n: number;
  readonly kind: SupervisionKind;
  readonly text: string;
  readonly by: string;
  readonly at: string;
  /** `user:<id>`, `role@scope`, or `@<organisation>`: all its officers. */
  readonly to: string;
  /** The step whose task it is about; null when it is about the case. */
  readonly step: StepId | null;
  /** Working days for the answer. */
  readonly days: number;
  readonly due: { readonly at: string; readonly date: string; readonly warnAt: string | null; readonly estimated: boolean };
  readonly status: SupervisionStatus;
  /** The answer is overdue and both sides were told so. */
  readonly late: boolean;
  /** Rungs of the programme's ladder that were climbed. */
  readonly rung: number;
  readonly words: readonly SupervisionWord[];
}

/** Those who have to answer: whom it was addressed to, and whom it was taken to since. */
export function askedOf({ to, words }: Pick<Supervision, 'to' | 'words'>): string[] {
  return [to, ...words.flatMap((word) => word.to ?? [])];
}

/** Facts of a supervision. */
export type SupervisionFact =
  | {
      readonly type: 'supervision.issued';
      readonly kind: SupervisionKind;
      readonly text: string;
      readonly to: string;
      readonly step?: StepId;
      readonly days: number;
    }
  | { readonly type: 'supervision.answered'; readonly supervision: number; readonly text: string; readonly onBehalfOf?: string }
  /** Taken to the next rung of the ladder, by hand; so many working days more. */
  | { readonly type: 'supervision.escalated'; readonly supervision: number; readonly text: string; readonly days: number }
  | { readonly type: 'supervision.closed'; readonly supervision: number; readonly text: string };
