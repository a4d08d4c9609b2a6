import { startTransition, useEffect, useMemo, useState } from 'react';
import { useForm } from '../form-context.ts';
import type { Control } from '../use-control.ts';
import type { RowDeeds } from './RowActions.tsx';

type Row = Readonly<Record<string, unknown>>;
export interface RowEditing {
  /** Number from 0 of the row that is open for editing. */
  readonly open: number | null;
  /** The row that was taken out last, until it is put back. */
  readonly removed: { readonly index: number; readonly row: Row } | null;
  readonly deeds: RowDeeds;
  readonly close: () => void;
  readonly add: () => void;
  readonly putBack: () => void;
  /** All rows at once; none is open then. */
  readonly replace: (rows: readonly Row[]) => void;
}

const rowsOf = (value: unknown): readonly Row[] => (Array.isArray(value) ? value : []);

/**
 * What a person does with the rows of a table. Rows are looked up when something is done with them, so the deeds stay the same for the
 * life of the table, and a change draws only the rows it changes.
 */
export function useRows({ pointer, id, schema }: Control): RowEditing {
  const { store } = useForm();
  const [open, setOpen] = useState<number | null>(null);
  const [removed, setRemoved] = useState<RowEditing['removed']>(null);
  // An error link points into a row: open it.
  useEffect(() => {
    const onFocus = (event: Event) => {
      const wanted = (event as CustomEvent<string>).detail;
      if (wanted.startsWith(`${pointer}/`)) setOpen(Number(wanted.slice(pointer.length + 1).split('/')[0]));
    };
    document.addEventListener('lz-focus', onFocus);
    return () => document.removeEventListener('lz-focus', onFocus);
  }, [pointer]);
  const stable = useMemo(() => {
    const rows = () => rowsOf(store.value(pointer));
    function change(next: readonly Row[]) {
      setOpen(null);
      store.set(pointer, next.length > 0 ? next : undefined);
    }
    function insert(index: number, row: Row) {
      change(rows().toSpliced(index, 0, row));
      // Its editor is drawn after the row, in pieces between which the page answers.
      startTransition(() => setOpen(index));
    }
    const unique = new Set(schema['x-unique'] ?? []);
    const deeds: RowDeeds = {
      toggle: (index) => setOpen((before) => (before === index ? null : index)),
      copy(index) {
        const kept = Object.entries(rows()[index] ?? {}).filter(([name]) => !unique.has(name));
        insert(index + 1, Object.fromEntries(kept));
      },
      remove(index) {
        const row = rows()[index];
        if (!row) return;
        setRemoved({ index, row });
        change(rows().toSpliced(index, 1));
      },
      editId: (index) => `${id}-edit-${index}`,
    };
    return { deeds, insert, add: () => insert(rows().length, {}), replace: change };
  }, [store, pointer, id, schema]);
  return {
    open,
    removed,
    deeds: stable.deeds,
    add: stable.add,
    replace: stable.replace,
    close() {
      if (open !== null) document.getElementById(stable.deeds.editId(open))?.focus();
      setOpen(null);
    },
    putBack() {
      if (!removed) return;
      stable.insert(Math.min(removed.index, rowsOf(store.value(pointer)).length), removed.row);
      setRemoved(null);
    },
  };
}
