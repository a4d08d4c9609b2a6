/** When a letter goes out, by what its reader prefers. */
import type { NoticeKind, NoticePreferences, TimeOfDay } from '../model/notification.ts';
import { type Calendar, isWorkingDay } from './calendar.ts';
import { addDays, addHours, dateOf, startOfDay } from './date.ts';

/** The next moment, not before `instant`, that isn't inside the quiet hours. Equal ends are no hours at all. */
export function afterQuiet(instant: string, quiet: NoticePreferences['quiet']): string {
  if (quiet === null || quiet.from === quiet.to) return instant;
  const today = dateOf(instant);
  // Yesterday's hours may reach into today.
  for (const date of [addDays(today, -1), today]) {
    const from = momentOf(date, quiet.from);
    const to = momentOf(quiet.to <= quiet.from ? addDays(date, 1) : date, quiet.to);
    if (from <= instant && instant < to) return to;
  }
  return instant;
}

/** The next time of the digest after `instant`. */
export function nextDigest(calendar: Calendar, instant: string, { at, workingDays }: NoticePreferences['digest']): string {
  for (let date = dateOf(instant); ; date = addDays(date, 1)) {
    const moment = momentOf(date, at);
    if (moment > instant && (!workingDays || isWorkingDay(calendar, date).working)) return moment;
  }
}

/** When what was gathered until `instant` goes out: the next time of the digest, or the end of the quiet hours that it falls into. */
export function digestDue(calendar: Calendar, instant: string, { digest, quiet }: Pick<NoticePreferences, 'digest' | 'quiet'>): string {
  return afterQuiet(nextDigest(calendar, instant, digest), quiet);
}

/** When a letter about a notice of `instant` is due, and whether it was held back until then; null: none is wanted. */
export function letterDue(
  calendar: Calendar,
  instant: string,
  kind: NoticeKind,
  preferences: NoticePreferences,
): { readonly at: string; readonly held: boolean } | null {
  const way = preferences.mail[kind];
  if (way === 'never') return null;
  const at = way === 'digest' ? digestDue(calendar, instant, preferences) : afterQuiet(instant, preferences.quiet);
  return { at, held: at !== instant };
}

function momentOf(date: string, time: TimeOfDay): string {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return addHours(startOfDay(date), hours + minutes / 60);
}
