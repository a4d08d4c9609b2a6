import { dateOf } from '../calendar/date.ts';
import { effectiveAccess } from '../forms/access.ts';
import { accept } from '../forms/submit.ts';
import { isRefused } from '../forms/validate.ts';
import { Rejection } from '../model/errors.ts';
import type { User } from '../model/user.ts';
import { mayUpdateEntry } from '../policy/registry.ts';
import { enterprises } from '../store/enterprises.ts';
import { changeEntry, entryById, lockEntry, type StoredEntry } from '../store/registry.ts';
import { updateDay, updateYears } from './entry-timers.ts';
import type { Runtime } from './runtime.ts';

/**
 * The yearly update of a registry entry by its enterprise, until the day it is due.
 * @throws Rejection not-found, forbidden, state.wrong (no update is due in that year, or its day is over), duplicate (done already), input.invalid
 */
export async function updateEntry(
  runtime: Runtime,
  request: { readonly by: User; readonly entryId: string; readonly year: number; readonly data: Readonly<Record<string, unknown>> },
): Promise<StoredEntry> {
  const { by, entryId, year, data } = request;
  const { store, clock } = runtime;
  const stored = await entryById(store.read, entryId);
  if (!stored) throw new Rejection('not-found');
  const compiled = await runtime.programme(stored.definition);
  const rule = compiled?.workflow.registries?.[stored.registry]?.yearlyUpdate;
  const form = compiled?.forms[rule?.form ?? ''];
  return store.writer.transact(async (tx) => {
    const locked = await lockEntry(tx, entryId);
    if (!locked) throw new Rejection('not-found');
    const { entry, log } = locked;
    if (!mayUpdateEntry(by, { entry })) throw new Rejection('forbidden');
    const at = clock.now();
    const today = dateOf(at);
    const day = compiled ? updateDay(compiled.workflow, compiled.workflow.registries?.[entry.registry]) : null;
    const due = day !== null && updateYears(entry.validFrom, entry.validTo, day).includes(year) ? `${year}-${day}` : null;
    if (!compiled || !form || due === null || entry.status !== 'valid' || today > due || today < `${year}-01-01`)
      throw new Rejection('state.wrong');
    if (log.some((item) => item.type === 'updated' && item.year === year)) throw new Rejection('duplicate');
    const enterprise = (await enterprises.load(tx, [entry.uscc])).get(entry.uscc) ?? null;
    const scope = { enterprise, today, parameters: compiled.workflow.parameters ?? {} };
    const accepted = accept(form, data, {}, effectiveAccess(form, {}, 'edit'), scope);
    if (isRefused(accepted.errors)) throw new Rejection('input.invalid', { count: accepted.errors.length }, accepted.errors);
    await changeEntry(tx, entry, { n: log.length + 1, at, by: by.id, type: 'updated', year, data: accepted.data });
    await tx
      .table('timers')
      .where({ case_id: entry.caseId, id: `${entry.id}.update-${year}` })
      .delete();
    return entry;
  });
}
