/** What rows say, for a search: read in slices between which the page answers, and once, since rows are replaced and never changed. */
import type { FieldSchema } from '../../../engine/model/form.ts';
import { once } from '../../../engine/model/once.ts';

type Row = Readonly<Record<string, unknown>>;
/** Rows that may be read in passing: what a person changes one by one. */
const inPassing = 50;
const sliceMs = 8;
/** The clock is asked after so many rows. */
const between = 20;

export interface RowTexts {
  /** All values of a row as they are shown, in small letters. */
  readonly of: (row: Row) => string;
  /** At most a few of them were never read. */
  readonly isNearlyRead: (rows: readonly Row[]) => boolean;
  /** Reads them, then calls `onRead`, unless it was stopped before. Returns what stops it. */
  readonly read: (rows: readonly Row[], onRead: () => void) => () => void;
}

export function createRowTexts(
  columns: Readonly<Record<string, FieldSchema>>,
  display: (schema: FieldSchema, value: unknown) => string,
): RowTexts {
  const entries = Object.entries(columns);
  const texts = new WeakMap<Row, string>();
  const said = (row: Row) => {
    const shown = entries.flatMap(([name, schema]) => (row[name] === undefined ? [] : [display(schema, row[name])]));
    return shown.join('\n').toLowerCase();
  };
  const of = (row: Row) => once(texts, row, said);
  return {
    of,
    isNearlyRead(rows) {
      let unread = 0;
      for (const row of rows) if (!texts.has(row) && ++unread > inPassing) return false;
      return true;
    },
    read(rows, onRead) {
      let at = 0;
      let timer = setTimeout(slice);
      function slice(): void {
        const until = performance.now() + sliceMs;
        do for (const end = Math.min(rows.length, at + between); at < end; at += 1) of(rows[at]!);
        while (at < rows.length && performance.now() < until);
        if (at < rows.length) timer = setTimeout(slice);
        else onRead();
      }
      return () => clearTimeout(timer);
    },
  };
}
