import type { WebhookInput } from '../model/dto/notification.ts';
import { Rejection } from '../model/errors.ts';
import type { User } from '../model/user.ts';
import { mayManageWebhooks } from '../policy/admin.ts';
import { organisations } from '../store/organisations.ts';
import type { Tx } from '../store/tx.ts';
import { deleteWebhook, insertCalls, reviveCall, saveWebhook as saveRow, type Webhook, webhookById } from '../store/webhooks.ts';
import type { Runtime } from './runtime.ts';

interface ById {
  readonly by: User;
  readonly id: string;
}

/**
 * Makes a webhook, or changes the one with this id; its secret stays. `secret`: of a new one. Gives its id.
 * @throws Rejection forbidden, not-found, input.invalid (address, organisation)
 */
export async function saveWebhook(
  { store, clock, ids }: Runtime,
  { by, id, secret, ...input }: WebhookInput & { readonly by: User; readonly id?: string; readonly secret?: string },
): Promise<string> {
  if (!mayManageWebhooks(by)) throw new Rejection('forbidden');
  const known = await organisations(store.read);
  const wrong = (pointer: string, code: string) => new Rejection('input.invalid', { count: 1 }, [{ pointer, code, params: {} }]);
  if (!known.some((one) => one.id === input.org)) throw wrong('/org', 'webhook.org');
  if (!isAddress(input.url)) throw wrong('/url', 'webhook.url');
  const now = clock.now();
  return store.writer.transact(async (tx) => {
    const before = id === undefined ? null : await found(tx, id);
    const made = before ?? { id: ids.next(), secret: secret ?? '', createdAt: now, createdBy: by.id };
    await saveRow(tx, { ...made, ...input, changedAt: now, changedBy: by.id });
    if (input.active) tx.announce({ outbox: true });
    return made.id;
  });
}

/** Another secret; calls are signed with it from now on. @throws Rejection forbidden, not-found */
export async function renewWebhookSecret({ store, clock }: Runtime, { by, id, secret }: ById & { readonly secret: string }): Promise<void> {
  if (!mayManageWebhooks(by)) throw new Rejection('forbidden');
  await store.writer.transact(async (tx) => saveRow(tx, { ...(await found(tx, id)), secret, changedAt: clock.now(), changedBy: by.id }));
}

/** @throws Rejection forbidden, not-found */
export async function removeWebhook({ store }: Runtime, { by, id }: ById): Promise<void> {
  if (!mayManageWebhooks(by)) throw new Rejection('forbidden');
  await store.writer.transact(async (tx) => {
    await found(tx, id);
    await deleteWebhook(tx, id);
  });
}

/** A call that says nothing but that it is one, to see whether it is taken. @throws Rejection forbidden, not-found */
export async function testWebhook({ store, clock, ids }: Runtime, { by, id }: ById): Promise<void> {
  if (!mayManageWebhooks(by)) throw new Rejection('forbidden');
  const now = clock.now();
  await store.writer.transact(async (tx) => {
    const { title } = await found(tx, id);
    const payload = JSON.stringify({ type: 'test', timestamp: now, data: { title } });
    await insertCalls(tx, [{ webhookId: id, id: `test-${ids.next()}`, payload, createdAt: now, nextAt: now }]);
    tx.announce({ outbox: true });
  });
}

/** Makes a call again that was given up. @throws Rejection forbidden, not-found */
export async function retryWebhookCall({ store, clock }: Runtime, { by, id, call }: ById & { readonly call: string }): Promise<void> {
  if (!mayManageWebhooks(by)) throw new Rejection('forbidden');
  await store.writer.transact(async (tx) => {
    if (!(await reviveCall(tx, id, call, clock.now()))) throw new Rejection('not-found');
    tx.announce({ outbox: true });
  });
}

async function found(tx: Tx, id: string): Promise<Webhook> {
  const webhook = await webhookById(tx, id);
  if (!webhook) throw new Rejection('not-found');
  return webhook;
}

/** An address of the web; a name and a password in it would be told to everybody who reads it. */
function isAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return ['https:', 'http:'].includes(protocol) && username === '' && password === '';
}
