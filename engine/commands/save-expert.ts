import { Rejection } from '../model/errors.ts';
import type { User } from '../model/user.ts';
import { mayManageExperts } from '../policy/panel.ts';
import { expertById, insertExpert, type StoredExpert, updateExpert } from '../store/experts.ts';
import { userById } from '../store/users.ts';
import type { Runtime } from './runtime.ts';

type Content = Pick<StoredExpert, 'skills' | 'relations' | 'active'>;

/** Puts a user into a pool of experts. @throws Rejection forbidden, not-found (user), duplicate (in the pool already) */
export async function addExpert(
  runtime: Runtime,
  request: { readonly by: User; readonly pool: string; readonly user: string } & Partial<Content>,
): Promise<StoredExpert> {
  const { by, pool, user, skills = [], relations = [], active = true } = request;
  if (!mayManageExperts(by)) throw new Rejection('forbidden');
  if (!(await userById(runtime.store.read, user))) throw new Rejection('not-found');
  const expert = { id: runtime.ids.next(), pool, user, skills, relations, active };
  const added = await runtime.store.writer.transact((tx) => insertExpert(tx, expert, runtime.clock.now(), by.id));
  if (!added) throw new Rejection('duplicate');
  return expert;
}

/** Changes an expert's skills, relations, or whether lots may fall on the expert at all. @throws Rejection forbidden, not-found */
export async function changeExpert(
  runtime: Runtime,
  request: { readonly by: User; readonly id: string; readonly change: Partial<Content> },
): Promise<StoredExpert> {
  const { by, id, change } = request;
  if (!mayManageExperts(by)) throw new Rejection('forbidden');
  const known = await expertById(runtime.store.read, id);
  if (!known) throw new Rejection('not-found');
  const expert = { ...known, ...change };
  await runtime.store.writer.transact((tx) => updateExpert(tx, expert, runtime.clock.now(), by.id));
  return expert;
}
