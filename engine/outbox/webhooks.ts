/** Makes the calls of webhooks that are due. One that nobody takes is made again for half a day, then given up; its organisation sees that. */
import type { Runtime } from '../commands/runtime.ts';
import type { Webhooks } from '../effects/webhook.ts';
import { claimCalls, settleCall } from '../store/webhooks.ts';
import { retryAt } from './back-off.ts';
import { deliverClaimed, type Sent } from './claimed.ts';

const callsAtOnce = 20;
const maxAttempts = 12;

export function deliverWebhooks(runtime: Runtime, webhooks: Webhooks): Promise<Sent> {
  const { store, clock } = runtime;
  return deliverClaimed(runtime, {
    claim: (tx, now, until) => claimCalls(tx, now, until, callsAtOnce),
    send: ({ url, secret, id, payload: body }, at) => webhooks({ url, secret, id, body, at }),
    settle: (sent) =>
      store.writer.transact(async (tx) => {
        const now = clock.now();
        for (const [call, { status: answer, error }] of sent) {
          if (error === null) await settleCall(tx, call, { status: 'done', answer, error, doneAt: now });
          else if (call.attempts >= maxAttempts) await settleCall(tx, call, { status: 'failed', answer, error, doneAt: now });
          else await settleCall(tx, call, { nextAt: retryAt(now, call.attempts), answer, error });
        }
        const delivered = sent.filter(([, { error }]) => error === null).length;
        return { delivered, failed: sent.length - delivered };
      }),
    isFull: (calls) => calls.length >= callsAtOnce,
  });
}
