/**
 * Every write of the hot path as data: an operation on one table and its columns. A batch gathers rows for each
 * operation and writes all of them with one statement (`write-sqlite.ts`, `write-postgres.ts` make the statement).
 */
export interface Operation {
  readonly kind: 'insert' | 'upsert' | 'update' | 'delete';
  readonly table: string;
  /** Columns found by (update, delete, upsert conflict). They come first in a row. */
  readonly key: readonly string[];
  /** Columns written, in the order of a row after the key. */
  readonly columns: readonly string[];
}

const insert = (table: string, key: string, columns = ''): Operation => ({
  kind: 'insert',
  table,
  key: words(key),
  columns: words(columns),
});
const upsert = (table: string, key: string, columns: string): Operation => ({
  kind: 'upsert',
  table,
  key: words(key),
  columns: words(columns),
});
const update = (table: string, key: string, columns: string): Operation => ({
  kind: 'update',
  table,
  key: words(key),
  columns: words(columns),
});
const remove = (table: string, key: string): Operation => ({ kind: 'delete', table, key: words(key), columns: [] });
const words = (text: string) => text.split(' ').filter(Boolean);

/** Names of columns that hold integers; all others hold text. */
export const integerColumns: ReadonlySet<string> = new Set(words('seq n estimated attempts version calendar votes_for year value'));

/** In the order they are written. */
export const operations = {
  sequences: upsert('sequences', 'name', 'value'),
  caseOpens: insert(
    'cases',
    'id',
    'number programme definition uscc enterprise_name district window_id opened_at status outcome steps seq submitted_at ended_at updated_at due_at warn_at uniqueness_key head_hash snapshot',
  ),
  caseUpdates: update(
    'cases',
    'id',
    'uscc enterprise_name district status outcome steps seq submitted_at ended_at updated_at due_at warn_at uniqueness_key head_hash snapshot',
  ),
  caseData: upsert('case_data', 'case_id part', 'data'),
  events: insert('events', 'case_id seq', 'at by_user type fact hash calendar'),
  taskOpens: insert(
    'tasks',
    'case_id id',
    'step kind title group_key assignee status outcome opened_at closed_at closed_by due_at warn_at estimated case_number programme definition district uscc enterprise_name',
  ),
  taskUpdates: update('tasks', 'case_id id', 'assignee due_at warn_at estimated'),
  taskCloses: update('tasks', 'case_id id', 'assignee status outcome closed_at closed_by'),
  timerCancels: remove('timers', 'case_id id'),
  timerArms: upsert('timers', 'case_id id', 'kind step name fire_at estimated'),
  outbox: insert('outbox', 'case_id seq n', 'kind target payload status attempts next_at created_at'),
  idempotency: insert('idempotency', 'scope key', 'body_hash case_id answer at'),
  draftDeletes: remove('drafts', 'case_id task_id'),
  caseFiles: upsert('case_files', 'case_id file_id', ''),
  noticeOpens: upsert(
    'notices',
    'case_id id',
    'step programme definition case_number title from_on until_on estimated content outcome closed_at',
  ),
  noticeCloses: update('notices', 'case_id id', 'outcome closed_at'),
  objections: insert('objections', 'case_id id', 'step task_id name contact grounds files filed_at'),
  objectionCloses: update('objections', 'case_id task_id', 'outcome reason resolved_at'),
  batchMembers: insert('batch_members', 'case_id batch_id task_id', 'outcome reason votes_for'),
  entries: insert(
    'registry_entries',
    'id',
    'registry programme definition case_id step uscc enterprise_name district number verification status flags valid_from valid_to certificate registered_at',
  ),
  entryUpdates: update('registry_entries', 'id', 'status flags valid_to'),
  entryLog: insert('registry_log', 'entry_id n', 'at by_user type year data'),
} as const satisfies Record<string, Operation>;

export type OperationName = keyof typeof operations;
/** A row: values of key and columns in order. */
export type RowValues = readonly (string | number | null)[];
export type RowChanges = Partial<Record<OperationName, readonly RowValues[]>>;

/** Rows of the whole batch by operation and key; a later row of the same key replaces the earlier one. */
export type RowSet = Map<OperationName, Map<string, RowValues>>;

const keyOf = (name: OperationName, row: RowValues) => row.slice(0, operations[name].key.length).join('\u0000');

/** Adds a plan's rows. A task closed or changed in the batch that opened it, or a timer cancelled in the batch that armed it, becomes one write. */
export function addRows(set: RowSet, changes: RowChanges): void {
  for (const name of Object.keys(changes) as OperationName[]) {
    for (const row of changes[name] ?? []) addRow(set, name, row);
  }
}

export function addRow(set: RowSet, name: OperationName, row: RowValues): void {
  const key = keyOf(name, row);
  if (name === 'taskUpdates' || name === 'taskCloses') {
    const opened = set.get('taskOpens')?.get(key);
    if (opened) {
      set.get('taskOpens')!.set(key, overwrite('taskOpens', opened, name, row));
      return;
    }
  }
  if (name === 'timerCancels') set.get('timerArms')?.delete(key);
  if (name === 'timerArms') set.get('timerCancels')?.delete(key);
  if (name === 'noticeCloses') {
    const opened = set.get('noticeOpens')?.get(key);
    if (opened) {
      set.get('noticeOpens')!.set(key, overwrite('noticeOpens', opened, name, row));
      return;
    }
  }
  let rows = set.get(name);
  if (!rows) {
    rows = new Map();
    set.set(name, rows);
  }
  rows.set(key, row);
}

function overwrite(target: OperationName, row: RowValues, source: OperationName, by: RowValues): RowValues {
  const columnsOf = (name: OperationName): string[] => [...operations[name].key, ...operations[name].columns];
  const names = columnsOf(target);
  const next = [...row];
  columnsOf(source).forEach((column, index) => {
    const place = names.indexOf(column);
    if (place >= 0) next[place] = by[index] ?? null;
  });
  return next;
}
