import type { User } from '../model/user.ts';
import { markCopiesRead, saveFollow } from '../store/follows.ts';
import type { Runtime } from './runtime.ts';

/** 关注, or not any more. The caller has checked that the user may read the case. */
export async function followCase(runtime: Runtime, by: User, caseId: string, follows: boolean): Promise<void> {
  await runtime.store.writer.transact((tx) => saveFollow(tx, by.id, caseId, follows ? runtime.clock.now() : null));
}

/** Copies 抄送 among these tasks count as read by their reader; others are left alone. */
export async function readCopies(runtime: Runtime, by: User, taskIds: readonly string[]): Promise<number> {
  return runtime.store.writer.transact((tx) => markCopiesRead(tx, by.id, taskIds, runtime.clock.now()));
}
