import { Rejection } from '../model/errors.ts';
import type { User } from '../model/user.ts';
import { markRead } from '../store/messages.ts';
import type { Runtime } from './runtime.ts';

/** @throws Rejection not-found */
export async function readMessage(runtime: Runtime, request: { readonly by: User; readonly id: string }): Promise<void> {
  const { by, id } = request;
  const found = await runtime.store.writer.transact((tx) => markRead(tx, by.id, id, runtime.clock.now()));
  if (!found) throw new Rejection('not-found');
}
