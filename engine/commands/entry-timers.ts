/** Timers over the years of a registry entry: yearly updates, reminders, opening of the re-review, expiry. */
import type { Calendar } from '../calendar/calendar.ts';
import { addDays, addMonths, endOfDay, startOfDay } from '../calendar/date.ts';
import { warnAt } from '../calendar/due.ts';
import type { Period, RegistryRule } from '../model/definition.ts';

export interface EntryTimer {
  /** `update-<year>`, `remind-<days>`, `renewal`, `expire`. */
  readonly name: string;
  readonly fireAt: string;
}

/** All timers of an entry, armed when it is registered. Dates are YYYY-MM-DD, both inclusive. */
export function entryTimers(rule: RegistryRule | undefined, validFrom: string, validTo: string, calendar: Calendar): EntryTimer[] {
  const timers: EntryTimer[] = [{ name: 'expire', fireAt: endOfDay(validTo) }];
  if (rule?.yearlyUpdate) {
    for (const year of updateYears(validFrom, validTo, rule.yearlyUpdate.due)) {
      timers.push({ name: `update-${year}`, fireAt: endOfDay(`${year}-${rule.yearlyUpdate.due}`) });
    }
  }
  for (const days of rule?.reminders ?? []) {
    const date = addDays(validTo, -days);
    if (date > validFrom) timers.push({ name: `remind-${days}`, fireAt: startOfDay(date) });
  }
  if (rule?.renewal) timers.push({ name: 'renewal', fireAt: before(validTo, rule.renewal.opens, calendar) });
  return timers;
}

/** Years in which an update is due: each after the first whose due day lies within the validity. */
export function updateYears(validFrom: string, validTo: string, due: string): number[] {
  const years: number[] = [];
  for (let year = Number(validFrom.slice(0, 4)) + 1; `${year}-${due}` <= validTo; year += 1) years.push(year);
  return years;
}

function before(date: string, { amount, unit }: Period, calendar: Calendar): string {
  if (unit === 'years' || unit === 'months') return startOfDay(addMonths(date, -amount * (unit === 'years' ? 12 : 1)));
  return warnAt(calendar, date, unit, amount).at;
}
