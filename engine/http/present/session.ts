import { dateOf } from '../../calendar/date.ts';
import type { Lang } from '../../messages/render.ts';
import type { SessionDto } from '../../model/dto/session.ts';
import { enterprisesOf } from '../../store/enterprises.ts';
import type { HttpDeps } from '../deps.ts';
import type { Session } from '../sessions.ts';
import { watchesBoard } from './board.ts';
import { roleTitles } from './titles.ts';

/** Who is signed in, with titles and names in the reader's language. */
export async function presentSession(deps: HttpDeps, session: Session, language: Lang): Promise<SessionDto> {
  const { user } = session;
  const [orgs, roleTitle, enterprises] = await Promise.all([
    deps.people.organisations(),
    roleTitles(deps, language),
    enterprisesOf(
      deps.store.read,
      user.memberships.map(({ uscc }) => uscc),
    ),
  ]);
  const now = deps.clock();
  return {
    user: {
      id: user.id,
      name: user.name,
      login: user.login,
      grants: user.grants.map((grant) => ({ ...grant, roleTitle: roleTitle(grant.role), orgName: orgs.get(grant.org)?.name ?? grant.org })),
      memberships: user.memberships.map((membership) => ({
        ...membership,
        enterpriseName: enterprises.find(({ uscc }) => uscc === membership.uscc)?.name ?? membership.uscc,
      })),
    },
    mustChangePassword: session.mustChange,
    watchesBoard: await watchesBoard(deps, user),
    csrfToken: session.csrfToken,
    now,
    today: dateOf(now),
  };
}
