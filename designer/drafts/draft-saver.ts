/**
 * Autosave of one task's draft. States: `saved` · `dirty` (typed, not sent) · `saving` · `failed` (retried with back-off 3, 6 … 30 s) ·
 * `offline` (retried when the network is back) · `refused` (the server won't take it: waits for the next change; after a fault of the
 * server's own it is tried again as well) · `conflict` (somebody else changed the same field meanwhile: nothing is sent until the person
 * chose).
 * Invariants: at most one request is under way; `version` is the server's draft this page builds on, `base` what it said. While
 * something is unsaved a copy of it lies in the browser (`copy`), so that a lost page loses nothing.
 */
import type { DraftDto } from '../../engine/model/dto/case.ts';
import { connection } from '../api/connection.ts';
import { type ApiProblem, asProblem } from '../api/problem.ts';
import type { LocalCopy } from './local-copy.ts';

type Data = Readonly<Record<string, unknown>>;
export type SaveState =
  | { readonly kind: 'saved'; readonly at: string | null }
  | { readonly kind: 'dirty' | 'saving' | 'failed' | 'offline' }
  | { readonly kind: 'refused'; readonly problem: ApiProblem }
  /** `fields`: those that both changed; empty where drafts aren't merged. */
  | { readonly kind: 'conflict'; readonly theirs: DraftDto; readonly fields: readonly string[] };
interface SaverOptions {
  readonly version: number;
  readonly savedAt: string | null;
  readonly read: () => Data;
  readonly save: (data: Data, version: number) => Promise<DraftDto>;
  /** Do two drafts say the same? */
  readonly same: (a: Data, b: Data) => boolean;
  /** The newest draft, with the name of who saved it. */
  readonly fetchTheirs: () => Promise<DraftDto | null>;
  /** What the page began from. */
  readonly base?: Data;
  /** Brings a newer draft into the page, given what both began from; gives the fields that both changed. Without it every newer draft is a conflict. */
  readonly merge?: (base: Data, theirs: DraftDto) => readonly string[];
  readonly copy?: LocalCopy;
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
  /** A newer draft was read: it is merged, unless an own request is under way, whose answer will tell. */
  readonly hear: (theirs: DraftDto) => void;
  /** What a copy in the browser still had is in the form: it is sent, or first chosen from. */
  readonly restored: (theirs: DraftDto | null, fields: readonly string[]) => void;
}
const copyMs = 300;
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
  /** Sent and not answered: the server may have it. */
  let doubtful: readonly Data[] = [];
  let base: Data = options.base ?? {};
  let copying: ReturnType<typeof setTimeout> | null = null;
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

  const keepCopy = () => {
    if (copying) clearTimeout(copying);
    copying = null;
    options.copy?.keep({ base, data: options.read(), sent: doubtful });
  };
  const dropCopy = () => {
    if (copying) clearTimeout(copying);
    copying = null;
    options.copy?.drop();
  };

  async function send(): Promise<boolean> {
    touched = false;
    const sent = options.read();
    doubtful = [...doubtful.slice(-9), sent];
    to({ kind: 'saving' });
    try {
      const draft = await options.save(sent, version);
      version = draft.version;
      base = draft.data;
      doubtful = [];
      retryMs = 3000;
      if (touched) {
        to({ kind: 'dirty' });
        later(quietMs);
        return false;
      }
      dropCopy();
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
      if (theirs) return take(theirs, true);
    }
    if (problem.transient || problem.code === 'busy' || problem.code === 'timeout') {
      to({ kind: navigator.onLine ? 'failed' : 'offline' });
    } else {
      to({ kind: 'refused', problem });
      if (problem.status < 500) return;
    }
    later(retryMs);
    retryMs = Math.min(retryMs * 2, 30_000);
  }
  /** A newer draft becomes what this page builds on. */
  function take(theirs: DraftDto, dirty: boolean): void {
    const chosen = state.kind === 'conflict' ? state.fields : [];
    if (doubtful.some((sent) => options.same(sent, theirs.data))) {
      // Our own write, whose answer got lost: nothing to choose, whatever was typed since.
      version = theirs.version;
      base = theirs.data;
      doubtful = [];
      to({ kind: 'dirty' });
      later(0);
      return;
    }
    if (!options.merge) {
      to({ kind: 'conflict', theirs, fields: [] });
      return;
    }
    const fields = [...new Set([...chosen, ...options.merge(base, theirs)])];
    version = theirs.version;
    base = theirs.data;
    if (fields.length > 0) to({ kind: 'conflict', theirs, fields });
    else if (dirty) {
      to({ kind: 'dirty' });
      later(0);
    } else to({ kind: 'saved', at: theirs.savedAt });
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
      if (options.copy) copying ??= setTimeout(keepCopy, copyMs);
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
      if (copying) keepCopy();
      if (!resting) void flush();
      off();
      if (timer) clearTimeout(timer);
    },
    rebase(theirs, dirty) {
      version = theirs.version;
      base = theirs.data;
      touched = dirty;
      if (!dirty) dropCopy();
      to(dirty ? { kind: 'dirty' } : { kind: 'saved', at: theirs.savedAt });
      if (dirty) void flush();
    },
    hear(theirs) {
      if (theirs.version > version && !running && state.kind !== 'saving') take(theirs, state.kind !== 'saved');
    },
    restored(theirs, fields) {
      touched = true;
      keepCopy();
      if (theirs && fields.length > 0) to({ kind: 'conflict', theirs, fields });
      else {
        to({ kind: 'dirty' });
        later(0);
      }
    },
  };
}

/** The refusal of a stale write may carry the newer draft. */
function theirsIn(problem: ApiProblem): DraftDto | null {
  const candidates = [problem.body.draft, ...(Array.isArray(problem.body.details) ? problem.body.details : [])];
  const found = candidates.find((item) => typeof item === 'object' && item !== null && 'data' in item && 'version' in item);
  return (found as DraftDto | undefined) ?? null;
}
