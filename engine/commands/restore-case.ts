/** What administrators do by hand to the archive, each with its row in their log. */

import { Rejection } from '../model/errors.ts';
import { mayEditSettings, mayRunOperations } from '../policy/admin.ts';
import { appendActs } from '../store/admin/log.ts';
import { type Place, restoreCase as putBack } from '../store/archive/archive.ts';
import { type Retention, retentions, saveRetention } from '../store/archive/retention.ts';
import { recordRun } from '../store/archive/runs.ts';
import { type AdminRequest, signed } from './admin/request.ts';
import { archiveProgramme } from './archive-cases.ts';
import type { Runtime } from './runtime.ts';

/**
 * Takes a case out of the archive again, for `restoredDays` at least; null when there is none of this number.
 * @throws Rejection forbidden, DamagedDocument
 */
export async function restoreCase(
  runtime: Runtime,
  request: AdminRequest & { readonly number: string; readonly reason?: string },
): Promise<string | null> {
  const { number, reason = '' } = request;
  if (!mayRunOperations(request.by)) throw new Rejection('forbidden');
  return runtime.store.writer.transact(async (tx) => {
    const found = await putBack(tx, number);
    if (!found) return null;
    const { id: caseId, programme } = found;
    const sign = signed(runtime, request);
    await recordRun(tx, { at: sign.at, programme, by: sign.by, archived: 0, restored: 1 });
    await appendActs(
      tx,
      [{ act: 'case.restored', kind: 'case', subject: caseId, title: number, caseId, detail: reason ? { reason } : {} }],
      sign,
    );
    return caseId;
  });
}

/**
 * Sets how long a programme's closed cases stay hot and how long the archive keeps them. `title`: what the programme is called.
 * @throws Rejection forbidden, not-found (nothing of it is published)
 */
export async function setRetention(runtime: Runtime, request: AdminRequest & Retention & { readonly title?: string }): Promise<void> {
  const { by, programme, months, term, title = programme } = request;
  if (!mayEditSettings(by)) throw new Rejection('forbidden');
  await retentionOf(runtime, programme);
  await runtime.store.writer.transact(async (tx) => {
    const sign = signed(runtime, request);
    await saveRetention(tx, { programme, months, term }, { at: sign.at, by: by.id });
    const detail = { months: String(months), term };
    await appendActs(tx, [{ act: 'retention.set', kind: 'programme', subject: programme, title, detail }], sign);
  });
}

/** What holds for a programme. @throws Rejection not-found */
export async function retentionOf({ store }: Pick<Runtime, 'store'>, programme: string): Promise<Retention> {
  const found = (await retentions(store.read)).find((one) => one.programme === programme);
  if (!found) throw new Rejection('not-found');
  return found;
}

export interface ArchiveNow extends AdminRequest {
  readonly programme: string;
  readonly title: string;
  /** Where the step before stopped. */
  readonly after?: Place | undefined;
}
/** Closed cases looked at in one step. */
const lookedAtInStep = 200;

/** One step of archiving a programme's closed cases by hand; `next` is where to go on. @throws Rejection forbidden, not-found */
export async function archiveNow(runtime: Runtime, request: ArchiveNow) {
  const { by, programme, title, after } = request;
  if (!mayRunOperations(by)) throw new Rejection('forbidden');
  const retention = await retentionOf(runtime, programme);
  const done = await archiveProgramme(runtime, retention, { limit: lookedAtInStep, after, by: by.id });
  if (done.archived > 0) {
    const act = { act: 'cases.archived', kind: 'programme', subject: programme, title, detail: { n: String(done.archived) } };
    await runtime.store.writer.transact((tx) => appendActs(tx, [act], signed(runtime, request)));
  }
  return done;
}
