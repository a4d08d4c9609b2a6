/**
 * Does the server answer? States: `online` · `offline` (the device has no network) · `unreachable` (the server doesn't answer; probed
 * with back-off 1, 2, 4, 8 … 15 s) · `recovered` (answers again; falls back to `online` after 4 s). `stream` is the SSE half.
 * Invariant: at most one probe timer runs.
 */
export type ConnectionState = 'online' | 'offline' | 'unreachable' | 'recovered';
interface Reading {
  readonly state: ConnectionState;
  readonly stream: 'off' | 'connecting' | 'open';
}

/** A probe that nobody answers by then has failed: a line that went dead says nothing. */
const probeMs = 10_000;

let reading: Reading = { state: navigator.onLine ? 'online' : 'offline', stream: 'off' };
let probe: ReturnType<typeof setTimeout> | null = null;
let delayMs = 1000;
const listeners = new Set<() => void>();
const recoveries = new Set<() => void>();

function set(patch: Partial<Reading>): void {
  const next = { ...reading, ...patch };
  if (next.state === reading.state && next.stream === reading.stream) return;
  reading = next;
  for (const listener of listeners) listener();
}

function answered(): void {
  if (probe) clearTimeout(probe);
  probe = null;
  delayMs = 1000;
  if (reading.state !== 'unreachable' && reading.state !== 'offline') return;
  set({ state: 'recovered' });
  for (const recovered of recoveries) recovered();
  setTimeout(() => reading.state === 'recovered' && set({ state: 'online' }), 4000);
}

async function ask(): Promise<boolean> {
  const signal = AbortSignal.timeout(probeMs);
  return fetch('/api/health', { cache: 'no-store', signal }).then(
    ({ status }) => status < 500,
    () => false,
  );
}

function schedule(): void {
  if (probe) return;
  probe = setTimeout(async () => {
    probe = null;
    if (await ask()) return answered();
    delayMs = Math.min(delayMs * 2, 15_000);
    schedule();
  }, delayMs);
}

/** Probes at once. */
function retryNow(): void {
  if (probe) clearTimeout(probe);
  probe = null;
  delayMs = 0;
  schedule();
  delayMs = 1000;
}

function failed(): void {
  set({ state: navigator.onLine ? 'unreachable' : 'offline' });
  schedule();
}

window.addEventListener('offline', () => set({ state: 'offline' }));
// At once: a probe that was put off while there was no network may have many seconds to wait.
window.addEventListener('online', retryNow);

export const connection = {
  read: (): Reading => reading,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
  /** Called each time the server answers again, or the session was renewed. */
  onRecovered(listener: () => void): () => void {
    recoveries.add(listener);
    return () => void recoveries.delete(listener);
  },
  answered,
  failed,
  /** Something hints that nobody answers, to somebody who asks for nothing: is it so? */
  doubted(): void {
    if (reading.state === 'online') void ask().then((ok) => ok || failed());
  },
  /** News arrive again, after a while in which they were missed. */
  resumed(): void {
    if (reading.state === 'unreachable' || reading.state === 'offline') answered();
    else for (const recovered of recoveries) recovered();
  },
  /** The session was renewed: what was refused for want of it may be tried again. */
  renewed(): void {
    for (const recovered of recoveries) recovered();
  },
  retryNow,
  stream(stream: Reading['stream']): void {
    set({ stream });
  },
};
