import { Rejection } from '../model/errors.ts';
import type { User } from '../model/user.ts';
import { mayReleaseClaims } from '../policy/admin.ts';
import { appendActs } from '../store/admin/log.ts';
import { insertRelease, type ReleasedClaim, removeClaim } from '../store/claims.ts';
import { signed } from './admin/request.ts';
import type { Runtime } from './runtime.ts';

/**
 * An administrator gives a claimed value free, with the reason, which is kept with who held it: a number typed wrongly by somebody whose
 * case has long ended would shut its rightful owner out for good. Cases that used it keep it in their data.
 * @throws Rejection forbidden, reason.required, not-found (nobody claims it)
 */
export async function releaseClaim(
  runtime: Runtime,
  request: { readonly by: User; readonly address?: string; readonly name: string; readonly value: string; readonly reason: string },
): Promise<ReleasedClaim> {
  const { by, name, value, reason } = request;
  if (!mayReleaseClaims(by)) throw new Rejection('forbidden');
  if (reason.trim() === '') throw new Rejection('reason.required');
  const sign = signed(runtime, request);
  return runtime.store.writer.transact(async (tx) => {
    const claim = await removeClaim(tx, name, value);
    if (!claim) throw new Rejection('not-found');
    const released = { ...claim, id: runtime.ids.next(), name, value, reason: reason.trim(), at: runtime.clock.now(), by: by.id };
    await insertRelease(tx, released);
    const act = {
      act: 'claim.released',
      kind: 'claim',
      subject: name,
      title: value,
      caseId: claim.caseId,
      detail: { reason: reason.trim() },
    };
    await appendActs(tx, [act], sign);
    return released;
  });
}
