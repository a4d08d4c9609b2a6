/**
 * Keeps a list still while someone works in it.
 * Modes: following (rows shown are the newest) · held (focus is in the list: rows stay, `waiting` counts what arrived).
 * Invariant: rows that vanished on the server (done by a colleague) stay until the list follows again, and acting on them is refused kindly.
 */
import { useEffect, useRef, useState } from 'react';

interface Row {
  readonly id: string;
}

/** `latest` is null until the list has been read. Another `scope` (filter) is another list: nothing in it counts as new. */
export function useFreshRows<T extends Row>(latest: readonly T[] | null, scope: string) {
  const [held, setHeld] = useState<readonly T[] | null>(null);
  const known = useRef<{ scope: string; ids: ReadonlySet<string> } | null>(null);
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());

  useEffect(() => {
    if (!latest || held) return;
    const before = known.current;
    const arrived = before?.scope === scope ? latest.filter((row) => !before.ids.has(row.id)).map((row) => row.id) : [];
    if (before?.scope !== scope || arrived.length > 0) setFresh(new Set(arrived));
    known.current = { scope, ids: new Set(latest.map((row) => row.id)) };
  }, [latest, scope, held]);

  const newest = latest ?? [];
  const byId = new Map(newest.map((row) => [row.id, row]));
  const heldIds = new Set(held?.map((row) => row.id));
  return {
    /** Held rows take the newest reading of themselves, so a colleague's claim shows at once. */
    rows: held ? held.map((row) => byId.get(row.id) ?? row) : newest,
    fresh,
    waiting: held ? newest.filter((row) => !heldIds.has(row.id)).length : 0,
    hold: () => setHeld((now) => now ?? newest),
    follow: () => setHeld(null),
  };
}
