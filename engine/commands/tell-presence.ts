import { Rejection } from '../model/errors.ts';
import type { User } from '../model/user.ts';
import { mayWorkOnDraft } from '../policy/studio.ts';
import { deletePresence, type Presence, presentSince, savePresence, studioDraftRow } from '../store/studio-drafts.ts';
import type { Runtime } from './runtime.ts';

/** Whoever wasn't heard of for so long has gone. */
const goneMs = 45_000;
/** Who was heard of since then is there. */
export const presentFrom = (now: string) => new Date(Date.parse(now) - goneMs).toISOString();
/** A place told again so soon is written only when it is another one. */
const freshMs = 20_000;

interface Told {
  readonly by: User;
  readonly id: string;
  readonly place: string | null;
  /** The page is closed: gone at once. */
  readonly leaving?: boolean;
}

/**
 * Says that somebody has a draft open, and where they are in it. Gives the newest revision and everybody who is there.
 * @throws Rejection not-found
 */
export async function tellPresence(
  runtime: Runtime,
  { by, id, place, leaving = false }: Told,
): Promise<{ readonly revision: number; readonly present: readonly Presence[] }> {
  const { read, writer } = runtime.store;
  const draft = await studioDraftRow(read, id);
  if (!draft || !mayWorkOnDraft(by, draft.owner)) throw new Rejection('not-found');
  const at = runtime.clock.now();
  const ago = (ms: number) => new Date(Date.parse(at) - ms).toISOString();
  const before = await presentSince(read, id, presentFrom(at));
  const own = before.find(({ user }) => user === by.id);
  const known = leaving ? own === undefined : own !== undefined && own.place === place && own.at > ago(freshMs);
  if (!known)
    await writer.transact(async (tx) => {
      if (leaving) await deletePresence(tx, id, by.id);
      else await savePresence(tx, id, { user: by.id, place, at });
      // That somebody is still there is no news.
      if (leaving || own?.place !== place) tx.announce({ drafts: [draft] });
    });
  const others = before.filter(({ user }) => user !== by.id);
  return { revision: draft.revision, present: leaving ? others : [...others, { user: by.id, place, at }] };
}
