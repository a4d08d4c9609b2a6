/**
 * What the board counts. A *family* is a table with a row for each thing a case contributes, and tables of counts: each row adds one
 * under each of its keys. Rows and counts are written together (`board-write.ts`), so that a count always is the number of its rows.
 */
import type { Reader } from './page.ts';

export type Value = string | number | null;
export type FamilyRow = Readonly<Record<string, Value>>;

/** How many rows there are under each key. */
export interface Counts {
  readonly table: string;
  readonly key: readonly string[];
  /** Keys under which a row counts. */
  of(row: FamilyRow): readonly FamilyRow[];
  /** The counts as the rows say: the columns of `key`, and `n`. */
  readonly recount: string;
}
export interface Family {
  readonly table: string;
  /** Identifies a row within its case. */
  readonly key: readonly string[];
  readonly columns: readonly string[];
  readonly counts: readonly Counts[];
}

const pick = (row: FamilyRow, names: readonly string[]): FamilyRow => Object.fromEntries(names.map((name) => [name, row[name] ?? null]));

const monthOf = (day: Value | undefined): string => String(day).slice(0, 7);

/** Counts by columns of the rows themselves, of those that `where` (and `when`, which says the same) takes. */
function countsBy(table: string, rows: string, key: readonly string[], where = '', when: (row: FamilyRow) => boolean = () => true): Counts {
  return {
    table,
    key,
    of: (row) => (when(row) ? [pick(row, key)] : []),
    recount: `select ${key.join(', ')}, count(*) as n from ${rows}${where && ` where ${where}`} group by ${key.join(', ')}`,
  };
}

/** Stages a case has reached (`machine/stages.ts`). */
export const stages: Family = {
  table: 'board_stages',
  key: ['case_id', 'stage'],
  columns: ['case_id', 'stage', 'programme', 'district', 'month', 'days'],
  counts: [
    countsBy('board_totals', 'board_stages', ['programme', 'month', 'district', 'stage']),
    countsBy('board_programme_days', 'board_stages', ['programme', 'stage', 'month', 'days']),
    countsBy('board_district_days', 'board_stages', ['programme', 'district', 'stage', 'month', 'days']),
  ],
};

/** Running cases (`kind` case, without a task) and open tasks of offices with their lights; `next_at` is when the light changes. */
export const open: Family = {
  table: 'board_open',
  key: ['case_id', 'task_id'],
  columns: ['case_id', 'task_id', 'kind', 'programme', 'district', 'scope', 'person', 'light', 'due_at', 'next_at'],
  counts: [
    countsBy('board_open_counts', 'board_open', ['kind', 'programme', 'district', 'scope', 'light']),
    countsBy(
      'board_person_counts',
      'board_open',
      ['light', 'person', 'programme', 'district'],
      "person <> ''",
      ({ person }) => person !== '',
    ),
  ],
};

/** First and last day on which an entry is valid. */
export const spans: Family = {
  table: 'board_spans',
  key: ['case_id', 'entry_id', 'span'],
  columns: ['case_id', 'entry_id', 'span', 'registry', 'district', 'from_on', 'last_on'],
  counts: [
    {
      table: 'board_span_edges',
      key: ['registry', 'day', 'edge', 'district'],
      of: ({ registry = '', district = '', from_on: from = '', last_on: last = '' }) => [
        { registry, day: from, edge: 'from', district },
        { registry, day: last, edge: 'last', district },
      ],
      recount: `select registry, from_on as day, 'from' as edge, district, count(*) as n from board_spans group by registry, district, from_on
        union all select registry, last_on, 'last', district, count(*) from board_spans group by registry, district, last_on`,
    },
    {
      table: 'board_span_months',
      key: ['registry', 'district', 'from_month', 'last_month'],
      of: ({ registry = '', district = '', from_on: from, last_on: last }) => [
        { registry, district, from_month: monthOf(from), last_month: monthOf(last) },
      ],
      recount: `select registry, district, substr(from_on, 1, 7) as from_month, substr(last_on, 1, 7) as last_month, count(*) as n
        from board_spans group by registry, district, substr(from_on, 1, 7), substr(last_on, 1, 7)`,
    },
    {
      table: 'board_registry_months',
      key: ['registry', 'from_month', 'last_month'],
      of: ({ registry = '', from_on: from, last_on: last }) => [{ registry, from_month: monthOf(from), last_month: monthOf(last) }],
      recount: `select registry, substr(from_on, 1, 7) as from_month, substr(last_on, 1, 7) as last_month, count(*) as n
        from board_spans group by registry, substr(from_on, 1, 7), substr(last_on, 1, 7)`,
    },
  ],
};

export const families = [stages, open, spans] as const;
/** What one case contributes, family by family. */
export type Contribution = ReadonlyMap<Family, readonly FamilyRow[]>;

/** What the cases have contributed so far. */
export async function contributed(db: Reader, family: Family, caseIds: readonly string[]): Promise<FamilyRow[]> {
  const rows = (await db(family.table)
    .whereIn('case_id', [...caseIds])
    .select([...family.columns])) as FamilyRow[];
  return rows;
}

/** Rows to take away, rows to add, and by how much each count changes. */
export function difference(family: Family, before: readonly FamilyRow[], after: readonly FamilyRow[]) {
  const text = (row: FamilyRow) => JSON.stringify(family.columns.map((name) => row[name] ?? null));
  const [had, has] = [new Set(before.map(text)), new Set(after.map(text))];
  const gone = before.filter((row) => !has.has(text(row)));
  const fresh = after.filter((row) => !had.has(text(row)));
  return { gone, fresh, counts: family.counts.map((counts) => ({ counts, changes: changesOf(counts, gone, fresh) })) };
}

/** By how much each count changes, in one order, whoever writes. */
function changesOf(counts: Counts, gone: readonly FamilyRow[], fresh: readonly FamilyRow[]): (FamilyRow & { readonly n: number })[] {
  const changes = new Map<string, { readonly key: FamilyRow; n: number }>();
  const count = (rows: readonly FamilyRow[], by: number) => {
    for (const key of rows.flatMap((row) => counts.of(row))) {
      const name = JSON.stringify(counts.key.map((column) => key[column]));
      const change = changes.get(name) ?? { key, n: 0 };
      change.n += by;
      changes.set(name, change);
    }
  };
  count(gone, -1);
  count(fresh, 1);
  const sorted = [...changes].filter(([, { n }]) => n !== 0).sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.map(([, { key, n }]) => ({ ...key, n }));
}
