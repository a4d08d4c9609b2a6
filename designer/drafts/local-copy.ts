/**
 * What is typed and not yet saved, kept in this browser until the server has it: for a page that is closed, reloaded or lost while the
 * server or the network is away. One entry for each page, so that two tabs don't take each other's; only the same person is given it
 * back. Copies are dropped when the draft is saved, and at the latest after three days (they may hold personal data).
 */
type Data = Readonly<Record<string, unknown>>;
export interface Unsaved {
  /** What the server's draft said when the work began. */
  readonly base: Data;
  readonly data: Data;
  /** What was on its way to the server. */
  readonly sent: readonly Data[];
}
export interface LocalCopy {
  keep(unsaved: Unsaved): void;
  drop(): void;
}
interface Kept extends Unsaved {
  readonly at: number;
}

const prefix = 'lz-draft:';
const keptMs = 3 * 24 * 3600 * 1000;
const page = Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) => byte.toString(16).padStart(2, '0')).join('');

export function localCopy(userId: string, taskId: string): LocalCopy {
  const key = `${prefix}${userId}:${taskId}:${page}`;
  return {
    keep(unsaved) {
      try {
        localStorage.setItem(key, JSON.stringify({ ...unsaved, at: Date.now() } satisfies Kept));
      } catch {
        // Full or forbidden: autosave alone keeps the draft.
      }
    },
    drop: () => localStorage.removeItem(key),
  };
}

/** What earlier pages of this person left unsaved of a task, oldest first; `forget` it once it's this page's to keep. */
export function leftUnsaved(userId: string, taskId: string, now = Date.now()): { copies: readonly Unsaved[]; forget: () => void } {
  const own = `${prefix}${userId}:${taskId}:`;
  const found: Kept[] = [];
  const keys = Object.keys(localStorage).filter((name) => name.startsWith(prefix));
  for (const key of keys) {
    const kept = read(key);
    if (!kept || now - kept.at > keptMs) localStorage.removeItem(key);
    else if (key.startsWith(own)) found.push(kept);
  }
  return {
    copies: found.sort((a, b) => a.at - b.at),
    forget: () => keys.filter((key) => key.startsWith(own) && !key.endsWith(page)).forEach((key) => void localStorage.removeItem(key)),
  };
}

function read(key: string): Kept | null {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as Kept | null;
    return typeof kept?.data === 'object' && typeof kept.base === 'object' && typeof kept.at === 'number' && Array.isArray(kept.sent)
      ? kept
      : null;
  } catch {
    return null;
  }
}
