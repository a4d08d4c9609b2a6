/**
 * What a case contributes to the board: the stages it has reached, with the working days it spent in each. A stage is `submitted`,
 * `accepted` (it went on from the first step of an office to a second), `step:<id>`, `late` (an office finished after its deadline) or `end:<outcome>`. Days in which the
 * legal clock stands are left out, but for the steps it stands for.
 */
import type { Calendar } from '../calendar/calendar.ts';
import { dateOf, startOfDay } from '../calendar/date.ts';
import { type Interval, intervalOf, workedDays } from '../calendar/intervals.ts';
import type { CaseSummary } from '../model/case.ts';
import type { WorkflowDefinition } from '../model/definition.ts';
import type { Task } from '../model/task.ts';

export interface Stage {
  readonly stage: string;
  /** Month of submission, YYYY-MM. */
  readonly month: string;
  /** `running` while it isn't over. */
  readonly days: number;
}
/** In place of days: the case is still there. */
export const running = -1;

export type StageTask = Pick<Task, 'step' | 'kind' | 'group' | 'openedAt' | 'dueAt'> & { readonly closedAt: string | null };
/** A public notice: its first day, and when it was closed. */
export interface StageNotice {
  readonly step: string;
  readonly from: string;
  readonly closedAt: string | null;
}

/** Asides of a step: nothing goes on while they wait. */
const asides: ReadonlySet<string> = new Set(['copy', 'extension', 'approval', 'objection']);

export interface StageInput {
  readonly kase: Pick<CaseSummary, 'submittedAt' | 'endedAt' | 'outcome' | 'status'>;
  readonly tasks: readonly StageTask[];
  readonly notices: readonly StageNotice[];
  readonly clock: WorkflowDefinition['clock'];
  readonly calendar: Calendar;
}

/** None before the case was submitted. */
export function stagesOf({ kase, tasks, notices, clock, calendar }: StageInput): Stage[] {
  const { submittedAt, endedAt } = kase;
  if (submittedAt === null) return [];
  const month = dateOf(submittedAt).slice(0, 7);
  const visits = visitsOf(submittedAt, endedAt, tasks, notices);
  const pausing = new Set(clock?.pausedIn ?? []);
  const stood = visits.filter(({ step, to }) => pausing.has(step) && to !== null).map(daysOf);
  const ended = kase.status === 'ended' && endedAt !== null;
  const whole = ended ? workedDays(calendar, [intervalOf(submittedAt, endedAt)], stood) : running;
  const steps = [...new Set(visits.map(({ step }) => step))];
  const late = tasks.flatMap(({ group, dueAt, closedAt }) =>
    dueAt !== null && closedAt !== null && closedAt > dueAt && !group.startsWith('applicant:')
      ? [Math.max(1, workedDays(calendar, [intervalOf(new Date(Date.parse(dueAt) - 1).toISOString(), closedAt)]))]
      : [],
  );
  return [
    { stage: 'submitted', month, days: whole },
    ...(new Set(visits.filter(({ office }) => office).map(({ step }) => step)).size > 1 ? [{ stage: 'accepted', month, days: whole }] : []),
    ...steps.map((step) => {
      const mine = visits.filter((visit) => visit.step === step);
      const live = mine.some(({ to }) => to === null);
      return {
        stage: `step:${step}`,
        month,
        days: live ? running : workedDays(calendar, mine.map(daysOf), pausing.has(step) ? [] : stood),
      };
    }),
    ...(late.length > 0 ? [{ stage: 'late', month, days: Math.max(...late) }] : []),
    ...(ended ? [{ stage: `end:${kase.outcome ?? ''}`, month, days: whole }] : []),
  ];
}

interface Visit {
  readonly step: string;
  readonly from: string;
  readonly to: string | null;
  /** Not the applicant's. */
  readonly office: boolean;
}

/** When the case was in which step; an item's step counts as its block's. What came before the submission is the applicant's own. */
function visitsOf(submittedAt: string, endedAt: string | null, tasks: readonly StageTask[], notices: readonly StageNotice[]): Visit[] {
  const all: Visit[] = [
    ...tasks
      .filter(({ kind }) => !asides.has(kind))
      .map(({ step, group, openedAt, closedAt }) => ({ step, from: openedAt, to: closedAt, office: !group.startsWith('applicant:') })),
    ...notices.map(({ step, from, closedAt }) => ({ step, from: startOfDay(from), to: closedAt, office: true })),
  ];
  return all
    .filter(({ to }) => to === null || to > submittedAt)
    .map(({ step, from, to, office }) => {
      // A notice that begins tomorrow has been reached all the same.
      const until = to ?? endedAt;
      return { step: step.split('~', 1)[0] as string, from: from < submittedAt ? submittedAt : from, to: until, office };
    });
}

const daysOf = ({ from, to }: Visit): Interval => intervalOf(from, to as string);
