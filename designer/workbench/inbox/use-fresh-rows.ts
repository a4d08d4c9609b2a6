/**
 * Keeps a list still while someone works in it.
 * Modes: following (rows shown are the newest) · held (the focus or the pointer is in the list, or rows are selected: rows stay,
 * `waiting` counts what arrived).
 * Invariant: rows that vanished on the server (done by a colleague) stay until the list follows again, and acting on them is refused kindly.
 */
import { useEffect, useRef, useState } from 'react';

interface Row {
  readonly id: string;
}

/** `latest` is null until the list has been read. Another `scope` (filter) is another list: nothing in it counts as new, nothing is held. */
export function useFreshRows<T extends Row>(latest: readonly T[] | null, scope: string) {
  const [held, setHeld] = useState<{ readonly scope: string; readonly ids: readonly string[]; readonly rows: readonly T[] } | null>(null);
  const known = useRef<{ scope: string; ids: ReadonlySet<string> } | null>(null);
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  const holding = held?.scope === scope ? held : null;

  useEffect(() => {
    if (!latest || holding) return;
    const before = known.current;
    const arrived = before?.scope === scope ? latest.filter((row) => !before.ids.has(row.id)).map((row) => row.id) : [];
    if (before?.scope !== scope || arrived.length > 0) setFresh(new Set(arrived));
    known.current = { scope, ids: new Set(latest.map((row) => row.id)) };
  }, [latest, scope, holding]);

  const newest = latest ?? [];
  const byId = new Map(newest.map((row) => [row.id, row]));
  const heldIds = new Set(holding?.ids);
  return {
    /** Held rows take the newest reading of themselves, so a colleague's claim shows at once. */
    rows: holding ? holding.rows.map((row) => byId.get(row.id) ?? row) : newest,
    fresh,
    waiting: holding ? newest.filter((row) => !heldIds.has(row.id)).length : 0,
    hold: () => setHeld((now) => (now?.scope === scope ? now : { scope, rows: newest, ids: newest.map(({ id }) => id) })),
    follow: () => setHeld(null),
    /** What was asked for (a further page) joins the held rows at their end. */
    extend(more: readonly T[]) {
      setHeld((now) => {
        if (now?.scope !== scope) return now;
        const last = now.rows.at(-1);
        const from = last ? more.findIndex(({ id }) => id === last.id) + 1 : 0;
        const added = from > 0 ? more.slice(from).filter(({ id }) => !now.ids.includes(id)) : [];
        return added.length === 0 ? now : { ...now, rows: [...now.rows, ...added], ids: [...now.ids, ...added.map(({ id }) => id)] };
      });
    },
  };
}
