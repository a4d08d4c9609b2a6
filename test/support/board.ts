/** Who watches the board, and its lists. */
import type { Page } from '../../engine/model/dto/session.ts';
import { saveOrganisation } from '../../engine/store/organisations.ts';
import { saveUser } from '../../engine/store/users.ts';
import type { Person } from './person.ts';
import type { World } from './world.ts';

/** Somebody who supervises one district. */
export async function appoint(world: World): Promise<void> {
  const passwordHash = await world.app.store
    .read('users')
    .where({ login: 'supervisor' })
    .first()
    .then((row: { password_hash: string }) => row.password_hash);
  await world.app.store.writer.transact(async (tx) => {
    await saveOrganisation(tx, { id: 'watch-410305', name: '涧西区政府督查室', district: '410305' });
    const grants = [{ role: 'supervisor', org: 'watch-410305', district: '410305' }];
    const user = { id: 'user-watch', login: 'watch', name: '罗敏', grants, memberships: [] };
    await saveUser(tx, { user, passwordHash, email: null, disabled: false }, world.clock.now());
  });
}

/** All pages of a list. */
export async function allOf<T>(person: Person, url: string): Promise<T[]> {
  const items: T[] = [];
  for (let after = ''; ; ) {
    const page = await person.ask<Page<T>>('GET', `${url}&limit=2${after && `&after=${after}`}`);
    items.push(...page.items);
    if (!page.next) return items;
    after = page.next;
  }
}
