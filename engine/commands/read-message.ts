import { Rejection } from '../model/errors.ts';
import type { User } from '../model/user.ts';
import { markAllRead, markRead } from '../store/messages.ts';
import type { Runtime } from './runtime.ts';

/** @throws Rejection not-found */
export async function readMessage(runtime: Runtime, request: { readonly by: User; readonly id: string }): Promise<void> {
  const { by, id } = request;
  const found = await runtime.store.writer.transact((tx) => markRead(tx, by.id, id, runtime.clock.now()));
  if (!found) throw new Rejection('not-found');
}

/** Everything that is there now, or all of one case. */
export async function readAllMessages(
  runtime: Runtime,
  request: { readonly by: User; readonly caseId?: string | undefined },
): Promise<void> {
  const { by, caseId } = request;
  await runtime.store.writer.transact((tx) => markAllRead(tx, by.id, caseId, runtime.clock.now()));
}
