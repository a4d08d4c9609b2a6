import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { FieldSchema } from '../../../engine/model/form.ts';
import { useDisplay } from '../display.ts';
import { createRowTexts } from './row-texts.ts';

type Row = Readonly<Record<string, unknown>>;
export interface RowSearch {
  readonly query: string;
  readonly setQuery: (query: string) => void;
  /** Somebody is about to search: the rows are read meanwhile. */
  readonly prepare: () => void;
  /** Indices of the rows that are shown, in order: all of them until the search is done. */
  readonly found: readonly number[];
  /** `found` answers `query`. */
  readonly done: boolean;
}

/**
 * Rows whose values hold what was typed: a browser's own search doesn't see rows that aren't drawn. Rows are read in slices, from when
 * the box has the focus, and each only once; what is found is drawn between keys.
 */
export function useSearch(rows: readonly Row[], columns: Readonly<Record<string, FieldSchema>>): RowSearch {
  const display = useDisplay();
  const [query, setQuery] = useState('');
  const [prepared, setPrepared] = useState(false);
  /** The rows that were read last, and by what. */
  const [read, setRead] = useState<{ readonly rows: readonly Row[]; readonly texts: unknown } | null>(null);
  const wanted = useDeferredValue(query.trim().toLowerCase());
  const texts = useMemo(() => createRowTexts(columns, display), [columns, display]);
  const wasRead = read?.texts === texts && read.rows === rows;
  const known = useMemo(() => wasRead || texts.isNearlyRead(rows), [wasRead, texts, rows]);
  const needed = prepared || wanted !== '';
  useEffect(() => {
    if (needed && !known) return texts.read(rows, () => setRead({ rows, texts }));
  }, [needed, known, texts, rows]);
  const searching = wanted !== '' && known;
  const found = useMemo(() => {
    const all = Array.from(rows, (_, index) => index);
    return searching ? all.filter((index) => rows[index] && texts.of(rows[index]).includes(wanted)) : all;
  }, [rows, searching, wanted, texts]);
  const done = query.trim().toLowerCase() === wanted && (wanted === '' || searching);
  return { query, setQuery, prepare: () => setPrepared(true), found, done };
}
