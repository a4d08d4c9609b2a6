import { Rejection } from '../model/errors.ts';
import { entriesWithLog } from '../store/registry.ts';
import type { StoredTimer } from '../store/timers.ts';
import type { CaseView, Planned } from '../store/writer/command.ts';
import type { RowChanges } from '../store/writer/operations.ts';
import type { Fired } from './fire-timer.ts';
import type { Runtime } from './runtime.ts';

/** What a day in the life of a registry entry means: a missed update sets the flag, reminders are sent, validity ends. */
export function fireEntryTimer(runtime: Runtime, view: CaseView, timer: StoredTimer): Planned<Fired> {
  const found = view.fact(entriesWithLog, timer.step);
  if (!found) throw new Rejection('not-found');
  const { entry, log } = found;
  const compiled = view.fact(runtime.compiled, entry.definition);
  const rule = compiled?.workflow.registries?.[entry.registry];
  const n = log.length + 1;
  const planned = (type: string, year: number | null, changed: { status?: string; flags?: readonly string[] } | null): Planned<Fired> => {
    const rows: RowChanges = [
      ['entryLog', [entry.id, n, view.now, 'system', type, year, null]],
      ['outbox', noticeRow(timer, entry, n, type, year, view.now)],
    ];
    const update = changed && [entry.id, changed.status ?? entry.status, JSON.stringify(changed.flags ?? entry.flags), entry.validTo];
    if (update) return { events: [], kase: null, rows: [...rows, ['entryUpdates', update]], groups: [], result: 'fired' };
    return { events: [], kase: null, rows, groups: [], result: 'fired' };
  };
  if (entry.status !== 'valid') return { events: [], kase: null, rows: [], groups: [], result: 'stale' };
  const [name = '', argument] = timer.name.split('-');
  switch (name) {
    case 'expire':
      return planned('expired', null, { status: 'expired' });
    case 'update': {
      const year = Number(argument);
      const flag = rule?.yearlyUpdate?.onMiss.flag;
      if (log.some((item) => item.type === 'updated' && item.year === year))
        return { ...planned('', null, null), rows: [], result: 'stale' };
      return planned('update-missed', year, flag && !entry.flags.includes(flag) ? { flags: [...entry.flags, flag] } : null);
    }
    case 'renewal':
      return planned('renewal-opened', null, null);
    default:
      return planned('reminded', null, null);
  }
}

/** Key `(case, minus the entry's event, log number)`: apart from rows of the case's own events, and the same when done again. */
function noticeRow(
  timer: StoredTimer,
  entry: { readonly id: string; readonly uscc: string; readonly number: string; readonly enterpriseName: string; readonly validTo: string },
  n: number,
  type: string,
  year: number | null,
  now: string,
) {
  const params = {
    number: entry.number,
    enterprise: entry.enterpriseName,
    validTo: entry.validTo,
    ...(year !== null && { year: String(year) }),
  };
  const payload = JSON.stringify({ template: `entry.${type}`, params });
  const seq = -Number(entry.id.slice(timer.caseId.length + 2));
  return [timer.caseId, seq, n, 'notify', `applicant:${entry.uscc}`, payload, 'pending', 0, now, now];
}
