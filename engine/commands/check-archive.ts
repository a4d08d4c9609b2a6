/** Verifies the archive from the screen: some cases in each step, so that no request takes long and anybody may go on from where it stopped. */
import { Rejection } from '../model/errors.ts';
import { mayRunOperations } from '../policy/admin.ts';
import { appendActs } from '../store/admin/log.ts';
import { archivedAfter } from '../store/archive/archive.ts';
import { type ArchiveCheck, faultsKept, lastCheck, saveCheck } from '../store/archive/checks.ts';
import { type AdminRequest, signed } from './admin/request.ts';
import type { Calendars } from './replay.ts';
import type { Runtime } from './runtime.ts';
import { type Fault, verifyCase } from './verify.ts';
import { archiveFaults, verifyRows } from './verify-archive.ts';

const casesInStep = 50;

/** One step of the check under way, or the first of a new one; gives the check as it stands. @throws Rejection forbidden */
export async function checkArchive(runtime: Runtime, request: AdminRequest): Promise<ArchiveCheck> {
  const { by } = request;
  const { store, clock, ids } = runtime;
  if (!mayRunOperations(by)) throw new Rejection('forbidden');
  const last = await lastCheck(store.read);
  const before = last?.endedAt === null ? last : null;
  const check: ArchiveCheck = before ?? {
    ...{ id: ids.next(), startedAt: clock.now(), endedAt: null, by: by.id },
    ...{ cases: 0, events: 0, faultCount: 0, faults: [], place: '' },
  };
  const rows = await archivedAfter(store.read, check.place, casesInStep);
  const faults: Fault[] = [];
  const calendars: Calendars = new Map();
  const events = await verifyRows(runtime, rows, faults, (read, id) => verifyCase(runtime, id, calendars, faults, read));
  const numbers = new Map(rows.map(({ id, number }) => [id, number]));
  const sign = signed(runtime, request);
  const next: ArchiveCheck = {
    ...check,
    endedAt: rows.length < casesInStep ? sign.at : null,
    cases: check.cases + rows.length,
    events: check.events + events,
    faultCount: check.faultCount + faults.length,
    faults: [...check.faults, ...archiveFaults(faults, numbers)].slice(0, faultsKept),
    place: rows.at(-1)?.id ?? check.place,
  };
  const saved = await store.writer.transact(async (tx) => {
    if (!(await saveCheck(tx, next, before))) return false;
    const detail = { cases: String(next.cases), faults: String(next.faultCount) };
    if (next.endedAt !== null)
      await appendActs(tx, [{ act: 'archive.checked', kind: 'archive', subject: next.id, title: '', detail }], sign);
    return true;
  });
  return saved ? next : ((await lastCheck(store.read)) ?? next);
}
