/**
 * Autosave of one task's draft. States: `saved` · `dirty` (typed, not sent) · `saving` · `failed` (retried with back-off 3, 6 … 30 s) ·
 * `offline` (retried when the network is back) · `refused` (the server won't take it: waits for the next change) · `conflict`
 * (somebody saved meanwhile: nothing is sent until the person chose).
 * Invariants: at most one request is under way; `version` is the server's draft this page builds on.
 */
import type { DraftDto } from '../../engine/model/dto/case.ts';
import { connection } from '../api/connection.ts';
import { type ApiProblem, asProblem } from '../api/problem.ts';

type Data = Readonly<Record<string, unknown>>;
export type SaveState =
  | { readonly kind: 'saved'; readonly at: string | null }
  | { readonly kind: 'dirty' | 'saving' | 'failed' | 'offline' }
  | { readonly kind: 'refused'; readonly problem: ApiProblem }
  | { readonly kind: 'conflict'; readonly theirs: DraftDto };
interface SaverOptions {
  readonly version: number;
  readonly savedAt: string | null;
  readonly read: () => Data;
  readonly save: (data: Data, version: number) => Promise<DraftDto>;
  /** Do two drafts say the same? */
  readonly same: (a: Data, b: Data) => boolean;
  /** The newest draft, with the name of who saved it. */
  readonly fetchTheirs: () => Promise<DraftDto | null>;
}
export interface DraftSaver {
  readonly state: () => SaveState;
  readonly version: () => number;
  readonly subscribe: (listener: () => void) => () => void;
  /** Something was typed. */
  readonly touch: () => void;
  /** Sends what is unsent; true when everything is saved. */
  readonly flush: () => Promise<boolean>;
  /** Sends nothing until the next touch, not even when the page is left; resolves when the request under way is answered. */
  readonly rest: () => Promise<void>;
  /** The page is left: sends what is unsent and ends. */
  readonly leave: () => void;
  /** After a conflict, or when a newer draft was loaded into the form. */
  readonly rebase: (theirs: DraftDto, dirty: boolean) => void;
}
const quietMs = 1200;
const longestMs = 8000;

export function createDraftSaver(options: SaverOptions): DraftSaver {
  let state: SaveState = { kind: 'saved', at: options.savedAt };
  let version = options.version;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let firstTouch = 0;
  let retryMs = 3000;
  let running: Promise<boolean> | null = null;
  let touched = false;
  let resting = false;
  let sent: Data | null = null;
  const listeners = new Set<() => void>();
  const to = (next: SaveState) => {
    state = next;
    for (const listener of listeners) listener();
  };
  const later = (ms: number) => {
    if (timer) clearTimeout(timer);
    if (resting) return;
    timer = setTimeout(() => void flush(), ms);
  };

  async function send(): Promise<boolean> {
    touched = false;
    sent = options.read();
    to({ kind: 'saving' });
    try {
      const draft = await options.save(sent, version);
      version = draft.version;
      retryMs = 3000;
      if (touched) {
        to({ kind: 'dirty' });
        later(quietMs);
        return false;
      }
      to({ kind: 'saved', at: draft.savedAt });
      return true;
    } catch (error) {
      touched = true;
      await refused(asProblem(error));
      return false;
    }
  }
  async function refused(problem: ApiProblem): Promise<void> {
    if (problem.code === 'stale') {
      const theirs = (await options.fetchTheirs().catch(() => null)) ?? theirsIn(problem);
      // Our own write, whose answer got lost: nothing to choose.
      if (theirs && sent && options.same(sent, theirs.data)) {
        version = theirs.version;
        to({ kind: 'dirty' });
        return later(0);
      }
      if (theirs) return to({ kind: 'conflict', theirs });
    }
    if (problem.transient || problem.code === 'busy' || problem.code === 'timeout') {
      to({ kind: navigator.onLine ? 'failed' : 'offline' });
      later(retryMs);
      retryMs = Math.min(retryMs * 2, 30_000);
    } else to({ kind: 'refused', problem });
  }
  async function flush(): Promise<boolean> {
    if (timer) clearTimeout(timer);
    timer = null;
    firstTouch = 0;
    if (running) {
      await running;
      return touched && state.kind !== 'conflict' ? flush() : state.kind === 'saved';
    }
    if (state.kind === 'saved') return true;
    if (state.kind === 'conflict') return false;
    running = send().finally(() => {
      running = null;
    });
    return running;
  }
  const signedOut = () => state.kind === 'refused' && state.problem.code === 'auth.required';
  const off = connection.onRecovered(() => (state.kind === 'failed' || state.kind === 'offline' || signedOut()) && void flush());
  return {
    state: () => state,
    version: () => version,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    touch() {
      touched = true;
      resting = false;
      if (state.kind === 'conflict') return;
      if (state.kind === 'saved' || state.kind === 'refused') to({ kind: 'dirty' });
      const now = Date.now();
      firstTouch ||= now;
      if (!running) later(Math.min(quietMs, Math.max(0, firstTouch + longestMs - now)));
    },
    flush,
    async rest() {
      resting = true;
      await running;
      if (timer) clearTimeout(timer);
      timer = null;
    },
    leave() {
      if (!resting) void flush();
      off();
      if (timer) clearTimeout(timer);
    },
    rebase(theirs, dirty) {
      version = theirs.version;
      touched = dirty;
      to(dirty ? { kind: 'dirty' } : { kind: 'saved', at: theirs.savedAt });
      if (dirty) void flush();
    },
  };
}

/** The refusal of a stale write may carry the newer draft. */
function theirsIn(problem: ApiProblem): DraftDto | null {
  const candidates = [problem.body.draft, ...(Array.isArray(problem.body.details) ? problem.body.details : [])];
  const found = candidates.find((item) => typeof item === 'object' && item !== null && 'data' in item && 'version' in item);
  return (found as DraftDto | undefined) ?? null;
}
