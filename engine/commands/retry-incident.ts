import { Rejection } from '../model/errors.ts';
import type { User } from '../model/user.ts';
import { mayEditCalendar as isAdministrator } from '../policy/admin.ts';
import { resolveIncident } from '../store/incidents.ts';
import { reviveOutbox } from '../store/outbox.ts';
import type { Runtime } from './runtime.ts';

/** Tries again what became an incident, after its cause was mended. @throws Rejection forbidden, not-found */
export async function retryIncident(
  runtime: Runtime,
  request: { readonly by: User; readonly caseId: string; readonly id: string },
): Promise<void> {
  const { by, caseId, id } = request;
  if (!isAdministrator(by)) throw new Rejection('forbidden');
  const now = runtime.clock.now();
  await runtime.store.writer.transact(async (tx) => {
    if (!(await resolveIncident(tx, caseId, id, now, by.id))) throw new Rejection('not-found');
    const [kind = '', ...rest] = id.split(':');
    const reference = rest.join(':');
    if (kind === 'timer') {
      await tx.table('timers').where({ case_id: caseId, id: reference }).update({ fire_at: now, attempts: 0 });
      tx.announce({ timerAt: now });
    } else {
      const [seq, n] = reference.split('.').map(Number);
      await reviveOutbox(tx, { caseId, seq: seq ?? 0, n: n ?? 0 }, now);
      tx.announce({ outbox: true });
    }
  });
}
