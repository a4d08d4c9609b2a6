/** What the board counts from: cases with their tasks, public notices and registry entries. */
import type { CaseStatus } from '../model/case.ts';
import type { Task } from '../model/task.ts';
import type { Reader } from './page.ts';
import { type EntryRow, entryLogs, entryOf, type LogItem, type StoredEntry } from './registry.ts';

export type BoardTask = Pick<Task, 'id' | 'step' | 'kind' | 'group' | 'assignee' | 'status' | 'openedAt' | 'dueAt' | 'warnAt'> & {
  readonly closedAt: string | null;
};
type LoggedEntry = StoredEntry & { readonly log: readonly LogItem[] };
export interface BoardCase {
  readonly id: string;
  readonly programme: string;
  readonly definition: string;
  readonly district: string;
  readonly status: CaseStatus;
  readonly outcome: string | null;
  readonly submittedAt: string | null;
  readonly endedAt: string | null;
  readonly dueAt: string | null;
  readonly warnAt: string | null;
  readonly tasks: readonly BoardTask[];
  readonly notices: readonly { readonly step: string; readonly from: string; readonly closedAt: string | null }[];
  readonly entries: readonly (LoggedEntry & {
    /** Entries of the same enterprise in the same registry that came after it: on days when one of these is valid, this one isn't counted. */
    readonly later: readonly LoggedEntry[];
  })[];
}

type Of<T> = T & { readonly caseId: string };
const caseColumns = {
  ...{ id: 'id', programme: 'programme', definition: 'definition', district: 'district', status: 'status', outcome: 'outcome' },
  ...{ submittedAt: 'submitted_at', endedAt: 'ended_at', dueAt: 'due_at', warnAt: 'warn_at' },
};
const taskColumns = {
  ...{ caseId: 'case_id', id: 'id', step: 'step', kind: 'kind', group: 'group_key', assignee: 'assignee', status: 'status' },
  ...{ openedAt: 'opened_at', closedAt: 'closed_at', dueAt: 'due_at', warnAt: 'warn_at' },
};

/** In order of their ids; drafts that were never submitted contribute nothing, and are left out with what is gone. */
export async function boardCases(db: Reader, caseIds: readonly string[]): Promise<BoardCase[]> {
  const ids = [...caseIds];
  const cases = (await db('cases').whereIn('id', ids).whereNotNull('submitted_at').select(caseColumns).orderBy('id')) as BoardCase[];
  const tasks = byCase((await db('tasks').whereIn('case_id', ids).select(taskColumns)) as Of<BoardTask>[]);
  const notices = byCase(
    (await db('notices').whereIn('case_id', ids).select({ caseId: 'case_id', step: 'step', from: 'from_on', closedAt: 'closed_at' })) as Of<
      BoardCase['notices'][number]
    >[],
  );
  const stored = ((await db('registry_entries').whereIn('case_id', ids)) as EntryRow[]).map(entryOf);
  const holders = [...new Set(stored.map(({ uscc }) => uscc))];
  const others = holders.length === 0 ? [] : ((await db('registry_entries').whereIn('uscc', holders)) as EntryRow[]).map(entryOf);
  const logs = await entryLogs(db, [...new Set([...stored, ...others].map(({ id }) => id))]);
  const logged = (entry: StoredEntry): LoggedEntry => ({ ...entry, log: logs.get(entry.id) ?? [] });
  const entries = byCase(
    stored.map((entry) => ({ ...logged(entry), later: others.filter((other) => comesAfter(other, entry)).map(logged) })),
  );
  return cases.map((kase) => ({
    ...kase,
    tasks: tasks.get(kase.id) ?? [],
    notices: notices.get(kase.id) ?? [],
    entries: entries.get(kase.id) ?? [],
  }));
}

function comesAfter(one: StoredEntry, other: StoredEntry): boolean {
  if (one.uscc !== other.uscc || one.registry !== other.registry) return false;
  return one.registeredAt > other.registeredAt || (one.registeredAt === other.registeredAt && one.id > other.id);
}

function byCase<T>(rows: readonly Of<T>[]): ReadonlyMap<string, T[]> {
  const found = new Map<string, T[]>();
  for (const row of rows) {
    const rest = found.get(row.caseId);
    if (rest) rest.push(row);
    else found.set(row.caseId, [row]);
  }
  return found;
}
