import { dateOf, isDate } from '../calendar/date.ts';
import { dueDate } from '../calendar/due.ts';
import { effectiveAccess } from '../forms/access.ts';
import { accept } from '../forms/submit.ts';
import { isRefused } from '../forms/validate.ts';
import { Rejection, refuseEntry } from '../model/errors.ts';
import type { User } from '../model/user.ts';
import { mayUpdateEntry } from '../policy/registry.ts';
import { enterprises } from '../store/enterprises.ts';
import { insertRecord } from '../store/records.ts';
import { changeEntry, entryById, lockEntry, type StoredEntry } from '../store/registry.ts';
import type { Runtime } from './runtime.ts';

/**
 * The enterprise reports a material change (name, business…) that happened on a day, within the registry's period; a late report is
 * accepted, marked late, and leaves the record the rule names.
 * @throws Rejection not-found, forbidden, state.wrong (no such rule, or the entry is over), input.invalid
 */
export async function reportChange(
  runtime: Runtime,
  request: { readonly by: User; readonly entryId: string; readonly on: string; readonly data: Readonly<Record<string, unknown>> },
): Promise<StoredEntry> {
  const { by, entryId, on, data } = request;
  const { store, clock } = runtime;
  const stored = await entryById(store.read, entryId);
  const compiled = stored && (await runtime.programme(stored.definition));
  if (!stored || !compiled) throw new Rejection('not-found');
  const rule = compiled.workflow.registries?.[stored.registry]?.changes;
  const form = compiled.forms[rule?.form ?? ''];
  const { calendar } = await runtime.currentCalendar();
  return store.writer.transact(async (tx) => {
    const locked = await lockEntry(tx, entryId);
    if (!locked) throw new Rejection('not-found');
    const { entry, log } = locked;
    if (!mayUpdateEntry(by, { entry })) throw new Rejection('forbidden');
    if (!rule || !form || (entry.status !== 'valid' && entry.status !== 'suspended')) throw new Rejection('state.wrong');
    const at = clock.now();
    const today = dateOf(at);
    if (!isDate(on) || on > today) refuseEntry('/on', 'field.date');
    const enterprise = (await enterprises.load(tx, [entry.uscc])).get(entry.uscc) ?? null;
    const scope = { enterprise, today, parameters: compiled.workflow.parameters ?? {} };
    const accepted = accept(form, data, {}, effectiveAccess(form, {}, 'edit'), scope);
    if (isRefused(accepted.errors)) throw new Rejection('input.invalid', { count: accepted.errors.length }, accepted.errors);
    const due = dueDate(calendar, on, rule.within);
    const late = today > due.date;
    const n = log.length + 1;
    await changeEntry(tx, entry, {
      n,
      at,
      by: by.id,
      type: late ? 'changed-late' : 'changed',
      year: null,
      data: { on, due: due.date, ...accepted.data },
    });
    if (late && rule.late) {
      const of = { uscc: entry.uscc, programme: entry.programme, registry: entry.registry, entryId: entry.id };
      await insertRecord(tx, { ...of, caseId: entry.caseId, id: `${entry.id}.${n}`, kind: rule.late.record, on: today, at });
    }
    return entry;
  });
}
