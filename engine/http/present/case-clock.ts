import { clockId } from '../../machine/clock-timers.ts';
import { parseItemId } from '../../machine/item-id.ts';
import { supervisionId } from '../../machine/supervision.ts';
import { parseTimerId } from '../../machine/timers.ts';
import { clockOf, contextOf } from '../../machine/view.ts';
import type { Lang } from '../../messages/render.ts';
import type { CaseClockDto } from '../../model/dto/case-page.ts';
import { eventsOf } from '../../store/events.ts';
import { timersOfCase } from '../../store/timers.ts';
import type { HttpDeps } from '../deps.ts';
import type { CaseReading } from './case-access.ts';
import { stepTitle } from './titles.ts';

/** The legal clock with the spans it stood for and why, more time that was granted, and every timer that runs. */
export async function caseClockOf(deps: HttpDeps, reading: CaseReading, language: Lang): Promise<CaseClockDto> {
  const { kase, compiled, tasks } = reading;
  const { id, endedAt } = kase.summary;
  const [timers, events, { calendar }] = await Promise.all([
    timersOfCase(deps.store.read, id),
    eventsOf(deps.store.read, id),
    deps.runtime.currentCalendar(),
  ]);
  const granted = events.flatMap(({ at, by, fact }) => (fact.type === 'deadline.extended' ? [{ at, by, fact }] : []));
  const names = await deps.people.names(granted.map(({ by }) => by));
  const now = deps.clock();
  const { clock, live } = contextOf(kase.state);
  const title = (step: string) => stepTitle(compiled, step, language);
  const pausedIn = compiled.workflow.clock?.pausedIn ?? [];
  const stepOfTask = new Map(tasks.map((task) => [task.id, task.step]));
  return {
    clock: clockOf(compiled, kase.state, calendar, endedAt ?? now),
    startedAt: clock?.startedAt ?? null,
    pauses: (clock?.pauses ?? [])
      // The end of the case stops the clock for good, which is no pause.
      .filter(({ from }) => from !== endedAt)
      .map(({ from, to }) => {
        const during = tasks.filter((task) => task.openedAt < (to ?? now) && (task.closedAt ?? now) > from).map(({ step }) => step);
        const known = [...during, ...(to === undefined ? Object.keys(live) : [])].map((step) => parseItemId(step).base);
        return { from, to: to ?? null, steps: [...new Set(known.filter((step) => pausedIn.includes(step)))].map(title) };
      }),
    extensions: granted.map(({ at, by, fact }) => {
      const step = stepOfTask.get(fact.task);
      return { at, of: fact.of, stepTitle: step ? title(step) : null, byName: names.get(by) ?? by, reason: fact.reason };
    }),
    timers: timers
      // Those of a supervisor's orders stand with the orders.
      .filter(({ kind, step }) => kind === 'case' && step !== supervisionId)
      .map(({ id: timer, step, name, fireAt, estimated }) => ({
        stepTitle: step === clockId || parseTimerId(timer) === null ? null : title(step),
        name: name.replace(/\d+$/, ''),
        at: fireAt,
        estimated,
      })),
  };
}
