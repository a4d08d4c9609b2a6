import { dateOf } from '../calendar/date.ts';
import { Rejection } from '../model/errors.ts';
import { entriesWithLog } from '../store/registry.ts';
import type { StoredTimer } from '../store/timers.ts';
import type { CaseView, Planned } from '../store/writer/command.ts';
import type { RowChanges } from '../store/writer/operations.ts';
import { entryNotice } from './entry-notice.ts';
import type { Fired } from './fire-timer.ts';
import type { Runtime } from './runtime.ts';

/** What a day in the life of a registry entry means: a missed update sets the flag, reminders are sent, validity ends. */
export function fireEntryTimer(runtime: Runtime, view: CaseView, timer: StoredTimer): Planned<Fired> {
  const found = view.fact(entriesWithLog, timer.step);
  if (!found) throw new Rejection('not-found');
  const { entry, log } = found;
  const rule = view.fact(runtime.compiled, entry.definition)?.workflow.registries?.[entry.registry];
  const n = log.length + 1;
  const planned = (type: string, year: number | null, changed: { status?: string; flags?: readonly string[] } | null): Planned<Fired> => {
    const params: Record<string, string> = year === null ? {} : { year: String(year) };
    const rows: RowChanges = [
      ['entryLog', [entry.id, n, view.now, 'system', type, year, null]],
      ['outbox', entryNotice(entry, n, type, params, view.now)],
    ];
    const update = changed && [entry.id, changed.status ?? entry.status, JSON.stringify(changed.flags ?? entry.flags), entry.validTo];
    const all: RowChanges = update ? [...rows, ['entryUpdates', update]] : rows;
    return { events: [], kase: null, rows: all, groups: [], result: 'fired' };
  };
  const stale: Planned<Fired> = { events: [], kase: null, rows: [], groups: [], result: 'stale' };
  if (entry.status !== 'valid' && entry.status !== 'suspended') return stale;
  const [name = '', argument] = timer.name.split('-');
  switch (name) {
    case 'expire':
      return planned('expired', null, { status: 'expired' });
    case 'update': {
      const year = Number(argument);
      const missed = rule?.yearlyUpdate?.onMiss;
      if (log.some((item) => item.type === 'updated' && item.year === year)) return stale;
      const flag = missed && !entry.flags.includes(missed.flag) ? { flags: [...entry.flags, missed.flag] } : null;
      const miss = planned('update-missed', year, flag);
      if (missed?.record === undefined) return miss;
      const kept = [entry.uscc, missed.record, dateOf(timer.fireAt), entry.programme, entry.registry, entry.id, view.now];
      return { ...miss, rows: [...miss.rows, ['records', [entry.caseId, `${entry.id}.${n}`, ...kept]]] };
    }
    case 'renewal':
      return planned('renewal-opened', null, null);
    default:
      return planned('reminded', null, null);
  }
}
