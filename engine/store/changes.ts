/** What a commit touched, told to whoever listens in this process (loops, open pages) and, on PostgreSQL, to the other nodes. */
export interface Commit {
  readonly cases: readonly CaseChange[];
  /** Earliest instant of the timers armed. */
  readonly timerAt: string | null;
  /** Rows were put into the outbox. */
  readonly outbox: boolean;
  /** Users with a new in-app message. */
  readonly users: readonly string[];
  /** Drafts of the studio that were saved, asked for, decided, opened or left. */
  readonly drafts: readonly DraftChange[];
  /** Too much to list: whoever listens reads again. */
  readonly everything: boolean;
}
export interface DraftChange {
  readonly id: string;
  readonly revision: number;
  /** Its designers are told. */
  readonly owner: string;
}
export interface CaseChange {
  readonly caseId: string;
  readonly seq: number;
  /** Candidate groups whose inbox changed. */
  readonly groups: readonly string[];
}

export interface Changes {
  /** Calls `listener` after each commit; gives the way to stop. A listener must not throw. */
  subscribe(listener: (commit: Commit) => void): () => void;
  publish(commit: Commit): void;
}

export function createChanges(): Changes {
  const listeners = new Set<(commit: Commit) => void>();
  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    publish(commit) {
      for (const listener of listeners) listener(commit);
    },
  };
}

/** PostgreSQL refuses payloads of 8000 bytes and more; a larger commit says `everything`. */
const payloadLimit = 7500;
export function encodeCommit(node: string, commit: Commit): string {
  const text = JSON.stringify({ node, ...commit });
  if (Buffer.byteLength(text) <= payloadLimit) return text;
  return JSON.stringify({ node, ...commit, cases: [], users: [], drafts: [], everything: true });
}

/** The commit of another node, or null for one's own. */
export function decodeCommit(node: string, payload: string): Commit | null {
  // A node of an older version tells of no drafts.
  const { node: from, drafts = [], ...commit } = JSON.parse(payload) as Commit & { node: string };
  return from === node ? null : { ...commit, drafts };
}
