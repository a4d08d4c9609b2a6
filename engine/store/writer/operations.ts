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
export const integerColumns: ReadonlySet<string> = new Set(
  words('seq undone_seq n estimated attempts entry version calendar votes_for rank year value days span late rung'),
);

/** In the order they are written. */
export const operations = {
  sequences: upsert('sequences', 'name', 'value'),
  caseOpens: insert(
    'cases',
    'id',
    'number programme definition window_id opened_at steps seq updated_at due_at warn_at head_hash snapshot status outcome submitted_at ended_at uscc enterprise_name district uniqueness_key',
  ),
  // What nearly every event changes; none of it is indexed. (SQLite rewrites an index entry for each column named in `set`.)
  caseUpdates: update('cases', 'id', 'steps seq updated_at due_at warn_at head_hash snapshot'),
  // In place of `caseUpdates` when the case goes on by another version.
  caseVersions: update('cases', 'id', 'steps seq updated_at due_at warn_at head_hash snapshot definition'),
  caseStatuses: update('cases', 'id', 'status outcome submitted_at ended_at'),
  caseParties: update('cases', 'id', 'uscc enterprise_name district uniqueness_key'),
  caseData: upsert('case_data', 'case_id part', 'data'),
  events: insert('events', 'case_id seq', 'at by_user type fact hash calendar salt'),
  taskOpens: insert(
    'tasks',
    'case_id id',
    'step kind title group_key assignee status outcome opened_at closed_at closed_by due_at warn_at estimated case_number programme definition district uscc enterprise_name',
  ),
  taskUpdates: update('tasks', 'case_id id', 'assignee due_at warn_at estimated'),
  // Another candidate group; rare, and the group is indexed: not among what every claim writes.
  taskMoves: update('tasks', 'case_id id', 'group_key'),
  // A task of a case that was migrated.
  taskVersions: update('tasks', 'case_id id', 'step title group_key definition'),
  taskCloses: update('tasks', 'case_id id', 'assignee status outcome closed_at closed_by'),
  messageKeyDeletes: remove('message_keys', 'case_id name correlation'),
  messageKeys: upsert('message_keys', 'case_id name correlation', ''),
  claimUseEnds: remove('claim_uses', 'name claimed case_id'),
  claimReleases: remove('claimed_values', 'name claimed'),
  claims: insert('claimed_values', 'name claimed', 'case_id uscc'),
  // Of a value that nobody uses any more.
  claimTakes: update('claimed_values', 'name claimed', 'case_id uscc'),
  claimUses: upsert('claim_uses', 'name claimed case_id', 'uscc'),
  caseLinks: upsert('case_links', 'case_id', 'parent_id step entry'),
  scheduledCases: insert('scheduled_cases', 'programme schedule period subject', 'case_id opened_at'),
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
  objectionCloses: update('objections', 'case_id id', 'outcome reason resolved_at'),
  expertDraws: upsert('expert_draws', 'case_id step user_id', 'drawn_on'),
  migratedCases: upsert('migrated_cases', 'case_id migration_id', 'seq undone_seq'),
  supervisions: upsert(
    'supervisions',
    'case_id n',
    'kind body issued_by issued_at to_group asked_group step due_on due_at warn_at estimated status late rung words closed_at programme definition district case_number uscc enterprise_name',
  ),
  batchMembers: insert('batch_members', 'case_id batch_id task_id', 'outcome reason votes_for place rank granted'),
  entries: insert(
    'registry_entries',
    'id',
    'registry programme definition case_id step uscc enterprise_name district number verification status flags valid_from valid_to certificate registered_at',
  ),
  entryUpdates: update('registry_entries', 'id', 'status flags valid_to'),
  entryLog: insert('registry_log', 'entry_id n', 'at by_user type year data'),
  // What the board hasn't counted yet (`board-write.ts`).
  boardChanges: upsert('board_changes', 'case_id mark', ''),
  records: insert('records', 'case_id id', 'uscc kind on_date programme registry entry_id at'),
} as const satisfies Record<string, Operation>;

export type OperationName = keyof typeof operations;
/**
 * Operations of the second wave, on rows that one of the first may have inserted or changed: PostgreSQL changes a row only once in
 * a statement, and SQLite checks a reference at once.
 */
export const secondWave: ReadonlySet<OperationName> = new Set([
  'caseStatuses',
  'taskMoves',
  'taskVersions',
  'caseParties',
  'entryUpdates',
  'entryLog',
]);
/** A row: values of key and columns in order. Objects are written as JSON text, put into the statement's own JSON as they are. */
export type RowValues = readonly (string | number | null | object)[];
/** Rows in the order in which they come about. */
export type RowChanges = readonly (readonly [OperationName, RowValues])[];

/** Rows of the whole batch by operation and key; a later row of the same key replaces the earlier one. */
export type RowSet = Map<OperationName, Map<string | number, RowValues>>;

/** Their rows are never met again in the batch: no key is made for them. */
const appended: ReadonlySet<OperationName> = new Set([
  'events',
  'outbox',
  'idempotency',
  'objections',
  'batchMembers',
  'entries',
  'entryLog',
  // Two commands that claim the same must meet at the primary key, or at the reference to it.
  'claims',
  'claimTakes',
]);

/**
 * Adds a row. What one batch does twice to the same row becomes one write: a task closed or changed in the batch that opened it, a
 * timer cancelled in the batch that armed it. Operations on different rows may then be written in any order.
 */
export function addRow(set: RowSet, name: OperationName, row: RowValues): void {
  if (appended.has(name)) {
    const rows = rowsOf(set, name);
    rows.set(rows.size, row);
    return;
  }
  const key = keyOf(operations[name].key.length, row);
  switch (name) {
    case 'caseUpdates':
      if (overwriteIn(set, 'caseVersions', key, name, row)) return;
      break;
    case 'caseVersions':
      set.get('caseUpdates')?.delete(key);
      break;
    case 'taskUpdates':
      if (overwriteIn(set, 'taskOpens', key, name, row)) return;
      break;
    case 'taskMoves':
      if (overwriteIn(set, 'taskOpens', key, name, row) || overwriteIn(set, 'taskVersions', key, name, row)) return;
      break;
    case 'taskVersions':
      if (overwriteIn(set, 'taskOpens', key, name, row)) return;
      set.get('taskMoves')?.delete(key);
      break;
    case 'taskCloses':
      if (overwriteIn(set, 'taskOpens', key, name, row)) return;
      set.get('taskUpdates')?.delete(key);
      break;
    case 'noticeCloses':
      if (overwriteIn(set, 'noticeOpens', key, name, row)) return;
      break;
    case 'noticeOpens':
      set.get('noticeCloses')?.delete(key);
      break;
    case 'messageKeyDeletes':
      set.get('messageKeys')?.delete(key);
      break;
    case 'messageKeys':
      set.get('messageKeyDeletes')?.delete(key);
      break;
    case 'claimUseEnds':
      set.get('claimUses')?.delete(key);
      break;
    case 'claimUses':
      set.get('claimUseEnds')?.delete(key);
      break;
    case 'timerCancels':
      set.get('timerArms')?.delete(key);
      break;
    case 'timerArms':
      set.get('timerCancels')?.delete(key);
  }
  rowsOf(set, name).set(key, row);
}

function keyOf(columns: number, row: RowValues): string {
  if (columns === 1) return String(row[0]);
  return columns === 2 ? `${row[0]}\u0000${row[1]}` : row.slice(0, columns).join('\u0000');
}

function rowsOf(set: RowSet, name: OperationName): Map<string | number, RowValues> {
  let rows = set.get(name);
  if (!rows) {
    rows = new Map();
    set.set(name, rows);
  }
  return rows;
}

const columnsOf = (name: OperationName): string[] => [...operations[name].key, ...operations[name].columns];

/** Takes the change into the row that the batch is going to insert; false when it inserts none. */
function overwriteIn(set: RowSet, target: OperationName, key: string, source: OperationName, by: RowValues): boolean {
  const rows = set.get(target);
  const row = rows?.get(key);
  if (!rows || !row) return false;
  const places = columnsOf(target);
  const next = [...row];
  for (const [index, column] of columnsOf(source).entries()) {
    const place = places.indexOf(column);
    if (place >= 0) next[place] = by[index] ?? null;
  }
  rows.set(key, next);
  return true;
}
