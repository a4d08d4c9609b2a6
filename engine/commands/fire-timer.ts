/** A due timer of a case, or of a registry entry, as a command: validated first, dropped when stale. */
import { Rejection } from '../model/errors.ts';
import { timers } from '../store/timers.ts';
import type { CaseCommand, Planned } from '../store/writer/command.ts';
import type { RowChanges } from '../store/writer/operations.ts';
import { contextOf, withRows } from './case-command.ts';
import { decideCase } from './decide-case.ts';
import { fireEntryTimer } from './fire-entry-timer.ts';
import type { Runtime } from './runtime.ts';

/** What became of a timer. */
export type Fired = 'fired' | 'stale';

/** Plans nothing when the timer is gone (fired by another node, or cancelled). */
export function fireTimer(runtime: Runtime, caseId: string, timerId: string): CaseCommand<Fired> {
  const { secret } = runtime.ids;
  const key = JSON.stringify([caseId, timerId]);
  return {
    caseId,
    needs: [
      [runtime.calendar, 'current'],
      [timers, key],
    ],
    plan(view): Planned<Fired> {
      const timer = view.fact(timers, key);
      const nothing: Planned<Fired> = { events: [], kase: null, rows: [], groups: [], result: 'stale' };
      if (!timer || timer.fireAt > view.now) return nothing;
      const gone: RowChanges = [['timerCancels', [caseId, timerId]]];
      if (timer.kind === 'entry') return withRows(fireEntryTimer(runtime, view, timer), gone);
      try {
        const planned = decideCase(view, {
          ...contextOf(runtime, view, 'system'),
          secret,
          by: 'system',
          fact: { type: 'timer.fired', timer: timerId },
        });
        // Not when the decision armed the same timer again.
        const rearmed = planned.rows.some(([name, row]) => name === 'timerArms' && row[1] === timerId);
        return { ...withRows(planned, rearmed ? [] : gone), result: 'fired' };
      } catch (error) {
        if (error instanceof Rejection) return { ...nothing, rows: gone };
        throw error;
      }
    },
  };
}
