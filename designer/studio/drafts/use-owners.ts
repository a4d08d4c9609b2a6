import { useSession } from '../../api/session.ts';
import { usePlaces } from '../../api/studio.ts';

export interface Owner {
  readonly id: string;
  readonly name: string;
}

/** Organisations for which the reader may make programmes: one's own as designer; for the administrator all. */
export function useOwners(): readonly Owner[] {
  const grants = useSession().data?.user.grants ?? [];
  const places = usePlaces().data;
  if (grants.some(({ role }) => role === 'administrator')) return places?.organisations ?? [];
  const own = grants.filter(({ role }) => role === 'designer').map(({ org, orgName }) => ({ id: org, name: orgName }));
  return own.filter((one, index) => own.findIndex(({ id }) => id === one.id) === index);
}
