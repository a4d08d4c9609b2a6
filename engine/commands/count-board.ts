/**
 * Counts for the board what changed since it was counted last: reads the cases as they stand, works out what they contribute, and writes
 * the difference to what they contributed before. Whoever is interrupted, or comes second, has written nothing.
 */
import { addDays } from '../calendar/date.ts';
import { uncovered, validitySpans } from '../calendar/validity.ts';
import { stagesOf } from '../machine/stages.ts';
import { lightOf } from '../model/task.ts';
import { archivedAmong } from '../store/archive/archive.ts';
import { type Contribution, type FamilyRow, open, spans, stages } from '../store/board-rows.ts';
import { type BoardCase, boardCases } from '../store/board-sources.ts';
import { contributedBefore, forgetCounted, uncounted, writeCounted } from '../store/board-write.ts';
import type { Reader } from '../store/page.ts';
import { rebuildRatingCounts } from '../store/rating-counts.ts';
import type { Runtime } from './runtime.ts';

const casesAtOnce = 250;

/** Gives how many cases were counted: none when nothing waits, or when another node is at it. */
export async function countBoard(runtime: Runtime, limit = casesAtOnce): Promise<number> {
  const { store, clock } = runtime;
  const now = clock.now();
  const seen = await uncounted(store.read, now, limit);
  if (seen.caseIds.length === 0) return 0;
  // What an archived case contributed stays: past months keep their numbers.
  const archived = await archivedAmong(store.read, seen.caseIds);
  const hot = seen.caseIds.filter((id) => !archived.has(id));
  const before = await contributedBefore(store.read, hot);
  const after = await contributionOf(runtime, store.read, hot, now);
  const written = await store.writer.transact((tx) => writeCounted(tx, seen, before, after, now));
  return written ? seen.caseIds.length : 0;
}

/** Until nothing waits. Gives how many cases were counted. */
export async function countAll(runtime: Runtime, onProgress: (cases: number) => void = () => {}): Promise<number> {
  let sum = 0;
  for (;;) {
    const n = await countBoard(runtime);
    if (n === 0) return sum;
    sum += n;
    onProgress(sum);
  }
}

/** Counts everything anew, whatever the counts say. Gives how many cases were counted. */
export async function rebuildBoard(runtime: Runtime): Promise<number> {
  await runtime.store.writer.transact(async (tx) => {
    await rebuildRatingCounts(tx);
    await forgetCounted(tx);
  });
  return countAll(runtime);
}

/** What these cases contribute as they stand. */
export async function contributionOf(runtime: Runtime, db: Reader, caseIds: readonly string[], now: string): Promise<Contribution> {
  const { calendar } = await runtime.currentCalendar();
  const found = await boardCases(db, caseIds);
  const rows = { stages: [] as FamilyRow[], open: [] as FamilyRow[], spans: [] as FamilyRow[] };
  for (const kase of found) {
    const clock = (await runtime.programme(kase.definition))?.workflow.clock;
    const of = { case_id: kase.id, programme: kase.programme, district: kase.district };
    for (const stage of stagesOf({ kase, tasks: kase.tasks, notices: kase.notices, clock, calendar }))
      rows.stages.push({ ...of, ...stage });
    rows.open.push(...openRows(kase, now));
    rows.spans.push(...spanRows(kase));
  }
  return new Map([
    [stages, rows.stages],
    [open, rows.open],
    [spans, rows.spans],
  ]);
}

function openRows(kase: BoardCase, now: string): FamilyRow[] {
  if (kase.status !== 'running') return [];
  const of = { case_id: kase.id, programme: kase.programme, district: kase.district };
  const work = kase.tasks.filter(({ status, kind, group }) => status === 'open' && kind !== 'copy' && !group.startsWith('applicant:'));
  return [
    { ...of, task_id: '', kind: 'case', scope: '', person: '', ...lit(kase, now) },
    ...work.map((task) => ({
      ...of,
      ...{ task_id: task.id, kind: 'task', scope: scopeOf(task.group), person: task.assignee ?? personOf(task.group) },
      ...lit(task, now),
    })),
  ];
}

/** Organisation or district that a position belongs to; none for what one person alone was asked. */
const scopeOf = (group: string) => (group.includes('@') ? group.slice(group.indexOf('@') + 1) : '');
const personOf = (group: string) => (group.startsWith('user:') ? group.slice('user:'.length) : '');

function lit({ dueAt, warnAt }: { readonly dueAt: string | null; readonly warnAt: string | null }, now: string) {
  const next = [warnAt, dueAt].filter((at) => at !== null && at > now && dueAt !== null).sort()[0] ?? null;
  return { light: lightOf({ dueAt, warnAt }, now), due_at: dueAt ?? '', next_at: next };
}

function spanRows({ id, entries }: BoardCase): FamilyRow[] {
  return entries.flatMap((entry) => {
    // Enterprises are counted, not entries: whoever was registered again counts by the later entry as long as that is valid.
    const renewed = entry.later.flatMap((one) => validitySpans(one, one.log));
    return uncovered(validitySpans(entry, entry.log), renewed).map(({ from, until }, span) => ({
      ...{ case_id: id, entry_id: entry.id, span, registry: entry.registry, district: entry.district },
      ...{ from_on: from, last_on: addDays(until, -1) },
    }));
  });
}
