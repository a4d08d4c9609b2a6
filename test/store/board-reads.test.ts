import { expect, it } from 'vitest';
import { durations, type Sight, validOnEach } from '../../engine/store/board-counts.ts';
import { openItems, spanEntries } from '../../engine/store/board-lists.ts';
import { type Family, type FamilyRow, families, open, spans, stages } from '../../engine/store/board-rows.ts';
import type { Store } from '../../engine/store/db.ts';
import { insertJson } from '../../engine/store/json-rows.ts';
import type { Rows } from '../../engine/store/page.ts';
import { eachStore } from '../support/stores.ts';

const districts = ['d0', 'd1', 'd2'];
const sights: readonly Sight[] = [
  { all: true, owned: [], districts: [] },
  { all: false, owned: ['p1'], districts: [] },
  { all: false, owned: [], districts: ['d1'] },
  { all: false, owned: ['p0'], districts: ['d1', 'd2'] },
  { all: false, owned: [], districts: [] },
];
const seen =
  ({ all, owned, districts: codes }: Sight, subject: string) =>
  (row: FamilyRow) =>
    all || owned.includes(String(row[subject])) || codes.includes(String(row.district));
const day = (n: number) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10);

/** Rows that differ in everything that is asked for, the same in each run. */
function rows() {
  const of = (n: number) => ({ case_id: `c${n}`, programme: `p${n % 2}`, district: districts[n % 3] as string });
  const numbers = Array.from({ length: 240 }, (_, n) => n);
  return new Map<Family, FamilyRow[]>([
    [stages, numbers.map((n) => ({ ...of(n), stage: `step:s${n % 5}`, month: day(n * 3).slice(0, 7), days: (n * 7) % 11 }))],
    [
      open,
      numbers.map((n) => ({
        ...of(n),
        ...{ task_id: `t${n}`, kind: 'task', scope: `o${n % 4}`, person: n % 7 === 0 ? 'u1' : '', next_at: null },
        ...{ light: ['red', 'yellow', 'green', 'none'][(n * 11) % 4] as string, due_at: day((n * 13) % 50) },
      })),
    ],
    [
      spans,
      numbers.map((n) => ({
        ...{ case_id: `c${n}`, entry_id: `e${n}`, span: 0, registry: `p${n % 2}`, district: districts[n % 3] as string },
        ...{ from_on: day((n * 17) % 200), last_on: day(((n * 17) % 200) + ((n * 29) % 150)) },
      })),
    ],
  ]);
}

async function filled(store: Store) {
  const all = rows();
  await store.writer.transact(async (tx) => {
    for (const family of families) {
      await insertJson(tx, family.table, family.columns, all.get(family) ?? []);
      for (const { table, key, recount } of family.counts)
        await tx.raw(`insert into ${table} (${key.join(', ')}, n) select ${key.join(', ')}, n from (${recount}) as counted`);
    }
  });
  return (family: Family) => all.get(family) as FamilyRow[];
}

async function pages<T>(page: (after: string | undefined) => Promise<Rows<T>>): Promise<T[]> {
  const found: T[] = [];
  for (let after: string | undefined; ; ) {
    const { items, next } = await page(after);
    found.push(...items);
    if (!next) return found;
    after = next;
  }
}
const ordered = (list: readonly FamilyRow[], by: readonly string[]) =>
  list.toSorted((a, b) => {
    const key = by.find((name) => a[name] !== b[name]);
    return key === undefined ? 0 : String(a[key]) < String(b[key]) ? -1 : 1;
  });

eachStore('what the board reads', (harness) => {
  it('is what the rows say, for whoever asks and however it is narrowed, page by page', async () => {
    const store = await harness.open();
    const all = await filled(store);
    const months = { from: '2026-03', to: '2026-11' };
    for (const sight of sights) {
      for (const district of [undefined, 'd1']) {
        const here = (row: FamilyRow) => district === undefined || row.district === district;

        const took = await durations(store.read, { sight, programme: 'p0', district }, months, ['step:s0', 'step:s3']);
        const stayed = all(stages)
          .filter(seen(sight, 'programme'))
          .filter((row) => here(row) && row.programme === 'p0' && ['step:s0', 'step:s3'].includes(String(row.stage)))
          .filter(({ month }) => String(month) >= months.from && String(month) <= months.to);
        const each = took.flatMap(({ stage, days, n }) => Array.from({ length: n }, () => `${stage} ${days}`));
        expect(each.sort()).toEqual(stayed.map((row) => `${row.stage} ${row.days}`).sort());

        for (const more of [
          {},
          { light: 'red' },
          { programme: 'p1' },
          { programme: 'p1', light: 'none' },
          { scope: 'o2' },
          { person: 'u1' },
        ]) {
          const query = { kind: 'task' as const, sight, district, limit: 7, ...more };
          const found = await pages((after) => openItems(store.read, { ...query, after }));
          const wanted = all(open)
            .filter(seen(sight, 'programme'))
            .filter((row) => here(row) && Object.entries(more).every(([name, value]) => row[name] === value));
          expect(found.map(({ taskId }) => taskId)).toEqual(ordered(wanted, ['due_at', 'task_id']).map((row) => row.task_id));
        }

        for (const on of ['2025-12-31', '2026-01-01', '2026-03-17', '2026-06-30', '2026-12-01', '2027-06-01']) {
          const valid = all(spans)
            .filter(seen(sight, 'registry'))
            .filter((row) => here(row) && String(row.from_on) <= on && String(row.last_on) >= on);
          const [, counted = []] = await validOnEach(store.read, { sight, district, registries: ['p0', 'p1'] }, ['2026-02-03', on]);
          const ones = counted.flatMap(({ registry, district: code, n }) => Array.from({ length: n }, () => `${registry} ${code}`));
          expect(ones.sort()).toEqual(valid.map((row) => `${row.registry} ${row.district}`).sort());
          const found = await pages((after) => spanEntries(store.read, { sight, district, registry: 'p0', on, limit: 7, after }));
          const listed = ordered(valid, ['last_on', 'entry_id']).filter(({ registry }) => registry === 'p0');
          expect(found.map(({ entryId }) => entryId)).toEqual(listed.map((row) => row.entry_id));
        }

        const ending = await pages((after) =>
          spanEntries(store.read, { sight, district, registry: 'p1', month: '2026-05', limit: 3, after }),
        );
        const last = all(spans)
          .filter(seen(sight, 'registry'))
          .filter((row) => here(row) && row.registry === 'p1' && String(row.last_on).startsWith('2026-05'));
        expect(ending.map(({ entryId }) => entryId)).toEqual(ordered(last, ['last_on', 'entry_id']).map((row) => row.entry_id));
      }
    }
  });
});
