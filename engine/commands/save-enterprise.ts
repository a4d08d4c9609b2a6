import type { Enterprise } from '../model/enterprise.ts';
import { Rejection } from '../model/errors.ts';
import type { User } from '../model/user.ts';
import { mayEditEnterprise } from '../policy/enterprise.ts';
import { saveEnterpriseRow } from '../store/enterprises.ts';
import type { Runtime } from './runtime.ts';

/**
 * Saves an enterprise's profile; running cases keep the profile they were submitted with. `version` is that of the profile it was
 * made from (0: none yet). Gives the new version. The caller has validated the profile.
 * @throws Rejection forbidden, stale
 */
export async function saveEnterprise(
  runtime: Runtime,
  request: { readonly by: User; readonly enterprise: Enterprise; readonly version: number },
): Promise<number> {
  const { by, enterprise, version } = request;
  if (!mayEditEnterprise(by, enterprise.uscc)) throw new Rejection('forbidden');
  const saved = await runtime.store.writer.transact((tx) => saveEnterpriseRow(tx, enterprise, version, runtime.clock.now(), by.id));
  if (saved === null) throw new Rejection('stale');
  return saved;
}
