/**
 * What differs between the two databases, as documented properties. Callers ask for a property, never for a name;
 * the hot write path has one file per dialect (`writer/write-sqlite.ts`, `writer/write-postgres.ts`).
 */
export interface Dialect {
  readonly name: 'sqlite' | 'postgres';
  /** Column type of every text: compared byte by byte, so ISO instants and keyset cursors order alike on both. */
  readonly text: string;
  /** Suffix of a table clustered by its primary key. */
  readonly clustered: string;
  /** Suffix of a table whose rows change often: PostgreSQL then finds room for the new version in the same page, and leaves indexes alone (HOT). */
  readonly roomy: string;
  /** Opens the writer's transaction. SQLite takes the write lock at once, so nothing can fail later for want of it. */
  readonly begin: string;
  /** Appended to a read of rows that the transaction will change; other nodes wait. */
  readonly forUpdate: string;
  /** Several nodes may write: rows are locked, claimed with SKIP LOCKED, and changes are notified. */
  readonly severalNodes: boolean;
  /** Placeholder of the n-th (1-based) binding in statements we write ourselves. */
  placeholder(n: number): string;
}

export const sqliteDialect: Dialect = {
  name: 'sqlite',
  text: 'text',
  clustered: ' without rowid',
  roomy: '',
  begin: 'begin immediate',
  forUpdate: '',
  severalNodes: false,
  placeholder: () => '?',
};

export const postgresDialect: Dialect = {
  name: 'postgres',
  text: 'text collate "C"',
  clustered: '',
  roomy: ' with (fillfactor = 50)',
  begin: 'begin',
  forUpdate: ' for update',
  severalNodes: true,
  placeholder: (n) => `$${n}`,
};

/** Error of a unique or primary key, in either driver's words. */
export function isUniqueViolation(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return code === '23505' || (code === 'SQLITE_CONSTRAINT' && String(message).includes('UNIQUE'));
}

/** The same, or of a reference to a key: what a batch wrote doesn't go with what somebody else wrote meanwhile. */
export function isKeyViolation(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return isUniqueViolation(error) || code === '23503' || (code === 'SQLITE_CONSTRAINT' && String(message).includes('FOREIGN KEY'));
}

/** Another process committed between what a batch read and what it was to write. */
export class Overtaken extends Error {
  readonly code = 'OVERTAKEN';
}

/**
 * The transaction lost a race of locks, or its session (the server ended or was restarted), and may simply be run again: PostgreSQL
 * deadlock, serialization failure, lost connection; SQLite busy, overtaken.
 */
export function isRetryable(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return code === '40P01' || code === '40001' || code === 'SQLITE_BUSY' || code === 'OVERTAKEN' || isSessionLost(error);
}

/** What `pg` and the server say of a session that is gone. A server that can't be reached at all is something else. */
function isSessionLost(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return code === '57P01' || code === '57P02' || code === 'ECONNRESET' || lostWords.test(String(message));
}
const lostWords = /^(Connection terminated|Client has encountered a connection error)/;
