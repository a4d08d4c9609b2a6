/** Whom an officer may name as substitute 代办人: for the choice on screen; the command checks again. */
import type { Lang } from '../../messages/render.ts';
import type { ColleagueDto } from '../../model/dto/absence.ts';
import { Rejection } from '../../model/errors.ts';
import type { User } from '../../model/user.ts';
import { positionsOf } from '../../policy/roles.ts';
import { officersOf } from '../../store/users.ts';
import type { HttpDeps } from '../deps.ts';
import { roleTitles } from './titles.ts';

const shown = 50;

/** Officers but the one who asks, by name or login. @throws Rejection forbidden (not an officer) */
export async function colleaguesFor(deps: HttpDeps, user: User, q: string | undefined, language: Lang): Promise<ColleagueDto[]> {
  if (positionsOf(user).length === 0) throw new Rejection('forbidden');
  const [officers, orgs, roleTitle] = await Promise.all([
    officersOf(deps.store.read, { q: q?.trim() || undefined, limit: shown + 1 }),
    deps.people.organisations(),
    roleTitles(deps, language),
  ]);
  const others = officers.filter(({ id }) => id !== user.id).slice(0, shown);
  return others.map((person) => ({
    id: person.id,
    name: person.name,
    positions: positionsOf(person).map((grant) => `${orgs.get(grant.org)?.name ?? grant.org} ${roleTitle(grant.role)}`),
  }));
}
