import { Rejection, refuseEntry } from '../model/errors.ts';
import type { User } from '../model/user.ts';
import { mayShareList } from '../policy/desk.ts';
import { countSavedLists, deleteSavedList, orderSavedLists, ownerOfList, type SavedList, writeSavedList } from '../store/saved-lists.ts';
import type { Runtime } from './runtime.ts';

export type SavedListInput = Omit<SavedList, 'id' | 'userId'>;
/** Named filters that a person may have. */
const listsAtMost = 100;

/** Keeps a filter under a name, or writes over one's own. @throws Rejection forbidden (another's organisation), not-found, input.invalid */
export async function saveList(runtime: Runtime, by: User, id: string | null, input: SavedListInput): Promise<string> {
  if (input.org !== null && !mayShareList(by, input.org)) throw new Rejection('forbidden');
  const name = input.name.trim();
  if (!name) refuseEntry('/name', 'field.required');
  const saved = { ...input, name, userId: by.id, id: id ?? runtime.ids.next() };
  await runtime.store.writer.transact(async (tx) => {
    const place = await countSavedLists(tx, by.id);
    if (id !== null && (await ownerOfList(tx, id)) !== by.id) throw new Rejection('not-found');
    if (id === null && place >= listsAtMost) refuseEntry('/name', 'field.maxItems', { limit: listsAtMost, actual: place + 1 });
    await writeSavedList(tx, saved, place, runtime.clock.now());
  });
  return saved.id;
}

export async function orderLists(runtime: Runtime, by: User, ids: readonly string[]): Promise<void> {
  await runtime.store.writer.transact((tx) => orderSavedLists(tx, by.id, ids));
}

/** @throws Rejection not-found (also somebody else's) */
export async function removeList(runtime: Runtime, by: User, id: string): Promise<void> {
  const found = await runtime.store.writer.transact((tx) => deleteSavedList(tx, by.id, id));
  if (!found) throw new Rejection('not-found');
}
