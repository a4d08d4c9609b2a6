import { type CalendarYear, calendarOf } from '../calendar/calendar.ts';
import { decide } from '../machine/decide.ts';
import { openTasks } from '../machine/view.ts';
import { Rejection } from '../model/errors.ts';
import type { User } from '../model/user.ts';
import { mayEditCalendar } from '../policy/admin.ts';
import { readCase } from '../store/cases.ts';
import { estimatedCases } from '../store/timers.ts';
import type { Runtime } from './runtime.ts';

export interface MovedDate {
  readonly caseNumber: string;
  readonly title: string;
  /** UTC instants. */
  readonly before: string | null;
  readonly after: string | null;
}
export interface CalendarPreview {
  /** Cases with an estimated date that were looked at; `more`: there are others. */
  readonly cases: number;
  readonly more: boolean;
  readonly moved: readonly MovedDate[];
}
const shown = 200;

/** Which dates of open tasks an import of the year would change; nothing is written. @throws Rejection forbidden */
export async function previewCalendar(
  runtime: Runtime,
  request: { readonly by: User; readonly year: CalendarYear },
): Promise<CalendarPreview> {
  const { by, year } = request;
  if (!mayEditCalendar(by)) throw new Rejection('forbidden');
  const { read } = runtime.store;
  const present = (await runtime.currentCalendar()).calendar;
  const calendar = calendarOf([...Object.values(present.years).filter((one) => one.year !== year.year), year]);
  const ids = await estimatedCases(read, '', shown + 1);
  const moved: MovedDate[] = [];
  for (const id of ids.slice(0, shown)) {
    const kase = await readCase(read, id);
    const compiled = kase && (await runtime.programme(kase.summary.definition));
    if (!kase || !compiled) continue;
    const event = { at: runtime.clock.now(), by: by.id, fact: { type: 'calendar.changed' as const, year: year.year } };
    const decided = decide(compiled, kase.state, event, { calendar });
    if (!decided.ok) continue;
    const after = new Map(openTasks(decided.state).map((task) => [task.id, task]));
    for (const task of openTasks(kase.state)) {
      const next = after.get(task.id);
      if (!next || (next.dueAt === task.dueAt && next.estimated === task.estimated)) continue;
      moved.push({ caseNumber: kase.summary.number, title: task.title, before: task.dueAt, after: next.dueAt });
    }
  }
  return { cases: Math.min(ids.length, shown), more: ids.length > shown, moved };
}
