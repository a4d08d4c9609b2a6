/** 常用意见: kept, changed, ordered, taken and thrown away. An organisation's are kept by its officers together. */
import { Rejection, refuseEntry } from '../model/errors.ts';
import { type User, userGroup } from '../model/user.ts';
import { mayEditOpinion, orgOwner } from '../policy/desk.ts';
import * as store from '../store/opinions.ts';
import type { Tx } from '../store/tx.ts';
import type { Runtime } from './runtime.ts';

/** Opinions that a person, or an organisation, may have. */
const opinionsAtMost = 200;

/** `org`: kept for the organisation; null: one's own. @throws Rejection forbidden, input.invalid */
export async function addOpinion(runtime: Runtime, by: User, { org, body }: { org: string | null; body: string }): Promise<void> {
  const owner = org === null ? userGroup(by.id) : orgOwner(org);
  if (!mayEditOpinion(by, owner)) throw new Rejection('forbidden');
  const text = { id: runtime.ids.next(), owner, body: checked(body), savedBy: by.id };
  await runtime.store.writer.transact(async (tx) => {
    const place = await store.countOpinions(tx, owner);
    if (place >= opinionsAtMost) refuseEntry('/body', 'field.maxItems', { limit: opinionsAtMost, actual: place + 1 });
    await store.insertOpinion(tx, text, place, runtime.clock.now());
  });
}

/** @throws Rejection not-found (also another's), input.invalid */
export async function changeOpinion(runtime: Runtime, by: User, id: string, body: string): Promise<void> {
  await onOwn(runtime, by, id, (tx) => store.updateOpinion(tx, id, checked(body), by.id, runtime.clock.now()));
}

/** @throws Rejection not-found (also another's) */
export async function removeOpinion(runtime: Runtime, by: User, id: string): Promise<void> {
  await onOwn(runtime, by, id, (tx) => store.deleteOpinion(tx, id));
}

/** Counts for the order of the menu. @throws Rejection not-found (also another's) */
export async function takeOpinion(runtime: Runtime, by: User, id: string): Promise<void> {
  await onOwn(runtime, by, id, (tx) => store.countUse(tx, by.id, id, runtime.clock.now()));
}

/** @throws Rejection forbidden */
export async function orderOpinions(runtime: Runtime, by: User, org: string | null, ids: readonly string[]): Promise<void> {
  const owner = org === null ? userGroup(by.id) : orgOwner(org);
  if (!mayEditOpinion(by, owner)) throw new Rejection('forbidden');
  await runtime.store.writer.transact((tx) => store.orderOpinions(tx, owner, ids));
}

async function onOwn(runtime: Runtime, by: User, id: string, act: (tx: Tx) => Promise<void>): Promise<void> {
  await runtime.store.writer.transact(async (tx) => {
    const owner = await store.ownerOfOpinion(tx, id);
    if (owner === null || !mayEditOpinion(by, owner)) throw new Rejection('not-found');
    await act(tx);
  });
}

function checked(body: string): string {
  const text = body.trim();
  if (!text) refuseEntry('/body', 'field.required');
  return text;
}
