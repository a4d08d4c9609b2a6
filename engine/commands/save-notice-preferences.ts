import type { NoticePreferences } from '../model/notification.ts';
import type { User } from '../model/user.ts';
import { insertLetters, savePreferences } from '../store/letters.ts';
import type { Runtime } from './runtime.ts';

/** How somebody wants to be told from now on; letters that wait keep their time. */
export async function saveNoticePreferences({ store, clock }: Runtime, by: User, preferences: NoticePreferences): Promise<void> {
  await store.writer.transact((tx) => savePreferences(tx, by.id, preferences, clock.now()));
}

/** A letter to oneself, to see whether it arrives. */
export async function askTestLetter({ store, clock, ids }: Runtime, by: User): Promise<void> {
  const now = clock.now();
  await store.writer.transact(async (tx) => {
    const letter = { userId: by.id, id: `test-${ids.next()}`, caseId: null, template: 'test', params: { name: by.name } };
    await insertLetters(tx, [{ ...letter, createdAt: now, held: false, dueAt: now }]);
    tx.announce({ outbox: true });
  });
}
