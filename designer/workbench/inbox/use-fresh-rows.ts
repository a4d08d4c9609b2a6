/**
 * Keeps a list still while someone works in it.
 * Modes: following (rows shown are the newest) · held (focus is in the list: rows stay, `waiting` counts what arrived).
 * Invariant: rows that vanished on the server (done by a colleague) stay until the list follows again, and acting on them is refused kindly.
 */
import { useEffect, useRef, useState } from 'react';

interface Row {
  readonly id: string;
}

export function useFreshRows<T extends Row>(latest: readonly T[], scope: string) {
  const [held, setHeld] = useState<readonly T[] | null>(null);
  const known = useRef<{ scope: string; ids: ReadonlySet<string> }>({ scope, ids: new Set() });
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());

  useEffect(() => {
    const before = known.current;
    const ids = new Set(latest.map((row) => row.id));
    if (before.scope === scope && before.ids.size > 0 && !held) {
      const arrived = latest.filter((row) => !before.ids.has(row.id)).map((row) => row.id);
      if (arrived.length > 0) setFresh(new Set(arrived));
    }
    if (before.scope !== scope) setFresh(new Set());
    if (!held) known.current = { scope, ids };
  }, [latest, scope, held]);

  const byId = new Map(latest.map((row) => [row.id, row]));
  const heldIds = new Set(held?.map((row) => row.id));
  return {
    /** Held rows take the newest reading of themselves, so a colleague's claim shows at once. */
    rows: held ? held.map((row) => byId.get(row.id) ?? row) : latest,
    fresh,
    waiting: held ? latest.filter((row) => !heldIds.has(row.id)).length : 0,
    hold: () => setHeld((now) => now ?? latest),
    follow: () => setHeld(null),
  };
}
