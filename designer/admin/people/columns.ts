import type { PeopleKind } from '../../api/admin-people.ts';
import type { Grid } from '../../renderers/table/grid.ts';

const columns = {
  organisations: ['id', 'name', 'district', 'parent'],
  users: ['login', 'name', 'email', 'providerId', 'role', 'org', 'until'],
} as const;
export type Column = (typeof columns)[PeopleKind][number];

export function columnsOf(kind: PeopleKind): readonly Column[] {
  return columns[kind];
}

/** Rows by the names of their columns, in whatever order those stand; null when a needed one is missing. Empty rows are left out. */
export function rowsOf(kind: PeopleKind, grid: Grid, title: (name: Column) => string): Record<string, string>[] | null {
  const heading = (grid[0] ?? []).map((cell) => String(cell ?? '').trim());
  const places = columnsOf(kind).map((name) => [name, heading.indexOf(title(name))] as const);
  if (places.slice(0, 2).some(([, place]) => place < 0)) return null;
  return grid
    .slice(1)
    .map((row) => Object.fromEntries(places.flatMap(([name, place]) => (place < 0 ? [] : [[name, textOf(name, row[place])]]))))
    .filter((row) => Object.values(row).some((text) => text !== ''));
}

/** A date may have come as Excel's number of days. */
function textOf(name: Column, cell: Grid[number][number] | undefined): string {
  if (name === 'until' && typeof cell === 'number') return new Date(Date.UTC(1899, 11, 30) + cell * 86_400_000).toISOString().slice(0, 10);
  return String(cell ?? '').trim();
}
