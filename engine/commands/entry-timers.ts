/** Timers over the years of a registry entry: yearly updates, reminders, opening of the re-review, expiry. */
import type { Calendar } from '../calendar/calendar.ts';
import { isEstimated } from '../calendar/calendar.ts';
import { addDays, addMonths, dateOf, dayNumber, endOfDay, startOfDay, yearOf } from '../calendar/date.ts';
import { rollForward, warnAt } from '../calendar/due.ts';
import type { Period } from '../model/deadline.ts';
import type { RegistryRule, WorkflowDefinition } from '../model/definition.ts';

export interface EntryTimer {
  /** `update-<year>`, `remind-<days>`, `renewal`, `expire`. */
  readonly name: string;
  readonly fireAt: string;
  /** Rests on a calendar year that isn't published (暂估): counted anew when it is. */
  readonly estimated: boolean;
}

/** What is known of an entry. Dates are YYYY-MM-DD, both inclusive; `today` is when it is registered. */
export interface EntrySpan {
  readonly validFrom: string;
  readonly validTo: string;
  readonly today: string;
  /** The period of its register step: with `rollForward` an end on a day off is over with the next working day (民法典 203). */
  readonly valid: Period | undefined;
}

/**
 * All timers of an entry. What lay in the past when it was registered (a back-dated entry) isn't asked for: no update of a year
 * gone by, no reminder of yesterday; an opened re-review and the expiry take effect at once.
 */
export function entryTimers(
  workflow: WorkflowDefinition,
  rule: RegistryRule | undefined,
  span: EntrySpan,
  calendar: Calendar,
): EntryTimer[] {
  const { validFrom, validTo, today, valid } = span;
  const last = valid?.rollForward === true ? rollForward(calendar, validTo) : { date: validTo, estimated: false };
  const timers: EntryTimer[] = [{ name: 'expire', fireAt: endOfDay(last.date), estimated: last.estimated }];
  const due = updateDay(workflow, rule);
  if (due !== null) {
    for (const year of updateYears(validFrom, validTo, due)) {
      if (`${year}-${due}` >= today) timers.push({ name: `update-${year}`, fireAt: endOfDay(`${year}-${due}`), estimated: false });
    }
  }
  for (const days of rule?.reminders ?? []) {
    const date = addDays(validTo, -days);
    if (date > validFrom && date >= today) timers.push({ name: `remind-${days}`, fireAt: startOfDay(date), estimated: false });
  }
  if (rule?.renewal) timers.push({ name: 'renewal', ...before(validTo, rule.renewal.opens, calendar) });
  return timers;
}

/** `MM-DD` of the yearly update: written so, or in a parameter (`parameters.<name>`); null without one. */
export function updateDay(workflow: WorkflowDefinition, rule: RegistryRule | undefined): string | null {
  const due = rule?.yearlyUpdate?.due;
  if (due === undefined) return null;
  const day = due.startsWith('parameters.') ? String(workflow.parameters?.[due.slice('parameters.'.length)]) : due;
  return /^\d{2}-\d{2}$/.test(day) ? day : null;
}

/** Years in which an update is due: each after the first whose due day lies within the validity. */
export function updateYears(validFrom: string, validTo: string, due: string): number[] {
  const years: number[] = [];
  for (let year = yearOf(validFrom) + 1; `${year}-${due}` <= validTo; year += 1) years.push(year);
  return years;
}

function before(date: string, { amount, unit }: Period, calendar: Calendar): Pick<EntryTimer, 'fireAt' | 'estimated'> {
  if (unit === 'years' || unit === 'months') {
    return { fireAt: startOfDay(addMonths(date, -amount * (unit === 'years' ? 12 : 1))), estimated: false };
  }
  const fireAt = warnAt(calendar, date, unit, amount).at;
  return { fireAt, estimated: unit === 'workingDays' && isEstimated(calendar, dayNumber(dateOf(fireAt)), dayNumber(date)) };
}
