/** Rows of lists whose reader isn't told whose cases they are: the case's number stands for the name, and no search by a name finds them. */
import { blindSteps, hidesIdentity, mayBeSealed } from '../../machine/identity.ts';
import type { User } from '../../model/user.ts';
import { isMember } from '../../policy/roles.ts';
import { workStatesOf } from '../../store/cases.ts';
import { tasksOfCases } from '../../store/tasks.ts';
import { withArchive } from '../archived.ts';
import type { HttpDeps } from '../deps.ts';
import { accessOf, readCaseFor, watches } from './case-access.ts';

interface Party {
  readonly id: string;
  readonly definition: string;
  readonly programme: string;
  readonly district: string;
  readonly uscc: string;
}

/** Of these cases, by id, those of which the reader isn't told whose they are. Costs nothing where no programme keeps it from anybody. */
export async function anonymousAmong(deps: HttpDeps, user: User, cases: readonly Party[]): Promise<ReadonlySet<string>> {
  const asked = new Map<string, Party>();
  for (const kase of cases) {
    if (asked.has(kase.id) || isMember(user, kase.uscc)) continue;
    const compiled = await deps.programmes.byHash(kase.definition);
    // Who watches is kept from nothing but what is sealed.
    if (mayBeSealed(compiled) || (blindSteps(compiled).size > 0 && !watches(user, kase))) asked.set(kase.id, kase);
  }
  if (asked.size === 0) return new Set();
  const ids = [...asked.keys()];
  const [states, tasks] = await Promise.all([workStatesOf(deps.store.read, ids), tasksOfCases(deps.store.read, ids)]);
  const now = deps.clock();
  const hidden = await Promise.all(
    [...asked.values()].map(async (kase) => {
      const [state, compiled] = [states.get(kase.id), await deps.programmes.byHash(kase.definition)];
      if (!state) return isArchivedAnonymous(deps, user, kase.id);
      const { accessMap } = accessOf({ user, compiled, state, kase, now }, tasks.get(kase.id) ?? [], 'officer');
      return hidesIdentity(compiled, accessMap);
    }),
  );
  return new Set(ids.filter((_, index) => hidden[index]));
}

/** The same of what is listed for cases: their tasks, votes, orders. */
export function anonymousOf(
  deps: HttpDeps,
  user: User,
  rows: readonly (Omit<Party, 'id'> & { readonly caseId: string })[],
): Promise<ReadonlySet<string>> {
  return anonymousAmong(
    deps,
    user,
    rows.map((row) => ({ ...row, id: row.caseId })),
  );
}

/** What isn't readable, or gone meanwhile, is told of nobody. */
async function isArchivedAnonymous(deps: HttpDeps, user: User, id: string): Promise<boolean> {
  const reading = await withArchive(deps, id, (from) => readCaseFor(from, user, id)).catch(() => null);
  return reading?.anonymous ?? true;
}

/** May a row be in the answer to a search? By its number anything is found, by whose it is only what its reader is told of. */
export function isFoundBy(sought: string | undefined, anonymous: boolean, number: string): boolean {
  return !anonymous || !sought?.trim() || number.startsWith(sought.trim());
}
