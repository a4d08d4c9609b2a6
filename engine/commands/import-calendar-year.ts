import type { CalendarYear } from '../calendar/calendar.ts';
import { Rejection } from '../model/errors.ts';
import type { User } from '../model/user.ts';
import { mayEditCalendar } from '../policy/admin.ts';
import { appendActs } from '../store/admin/log.ts';
import { insertYears } from '../store/calendar.ts';
import { estimatedCases } from '../store/timers.ts';
import type { CaseCommand } from '../store/writer/command.ts';
import { signed } from './admin/request.ts';
import { contextOf } from './case-command.ts';
import { decideCase } from './decide-case.ts';
import { recomputeEntries } from './recompute-entries.ts';
import type { Runtime } from './runtime.ts';

const casesAtOnce = 200;

/**
 * Takes in a year as the State Council announced it, and counts every date anew that rested on an estimate. Gives how many cases
 * that were. Cut off in between, the rest is done when the year is imported again.
 * @throws Rejection forbidden
 */
export async function importCalendarYear(
  runtime: Runtime,
  request: { readonly by: User; readonly year: CalendarYear; readonly address?: string },
): Promise<{ readonly revision: number; readonly cases: number }> {
  const { by, year } = request;
  const { store, clock } = runtime;
  if (!mayEditCalendar(by)) throw new Rejection('forbidden');
  const sign = signed(runtime, request);
  const revision = await store.writer.transact(async (tx) => {
    const title = String(year.year);
    await appendActs(tx, [{ act: 'calendar.imported', kind: 'calendar', subject: title, title, detail: { source: year.source } }], sign);
    return insertYears(tx, [year], clock.now(), by.id);
  });
  let cases = 0;
  for (let after = ''; ; ) {
    const ids = await estimatedCases(store.read, after, casesAtOnce);
    if (ids.length === 0) {
      await recomputeEntries(runtime);
      return { revision, cases };
    }
    await Promise.all(ids.map((caseId) => store.writer.run(recompute(runtime, caseId, by.id, year.year))));
    cases += ids.length;
    after = ids.at(-1) as string;
  }
}

function recompute(runtime: Runtime, caseId: string, by: string, year: number): CaseCommand<null> {
  const { secret } = runtime.ids;
  return {
    caseId,
    needs: [[runtime.calendar, 'current']],
    plan(view) {
      try {
        return decideCase(view, { ...contextOf(runtime, view, by), secret, fact: { type: 'calendar.changed', year } });
      } catch (error) {
        // A case that has ended meanwhile, or where nothing moves.
        if (error instanceof Rejection) return { events: [], kase: null, rows: [], groups: [], result: null };
        throw error;
      }
    },
  };
}
