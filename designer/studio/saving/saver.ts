/**
 * Autosave of one draft of the studio. States: `saved` · `dirty` (changed, not sent) · `saving` · `away` (nobody answered: sent again with
 * back-off, and when the server answers) · `held` (asked for publishing meanwhile: sent when it may be changed again) · `refused` (waits
 * for the next change; after a fault of the server's own it is sent again with back-off as well) · `conflict` (both changed the same
 * value: nothing is sent until a person chose).
 * Invariants: at most one request is under way; `revision` and `base` are the server's draft that the edited document builds on; what was
 * sent and not answered is remembered, so that an own write is never taken for somebody else's; nothing the person made is thrown away.
 */

import { sameJson } from '../../../engine/model/json.ts';
import type { ProgrammeDocument } from '../../../engine/model/studio.ts';
import type { ApiProblem } from '../../api/problem.ts';
import type { Json } from '../../document/change.ts';
import { withTheirs } from '../../document/conflicts.ts';
import type { Editor } from '../../document/editor.ts';
import type { Conflict } from '../../document/merge.ts';

export type SaveState =
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'dirty' | 'saving' | 'away' | 'held' }
  | { readonly kind: 'refused'; readonly problem: ApiProblem }
  /** `by`: whose values the others are. */
  | { readonly kind: 'conflict'; readonly conflicts: readonly Conflict[]; readonly by: string };

/** The server's draft. */
export interface Stored {
  readonly revision: number;
  readonly document: ProgrammeDocument;
  readonly updatedAt: string;
  readonly updatedByName: string;
}
interface SaverOptions {
  readonly editor: Editor;
  readonly stored: Stored;
  readonly send: (save: {
    readonly revision: number;
    readonly document: ProgrammeDocument;
    readonly basedOn?: number;
  }) => Promise<Pick<Stored, 'revision' | 'updatedAt'>>;
  /** The newest draft. */
  readonly fetch: () => Promise<Stored>;
  readonly problemOf: (error: unknown) => ApiProblem;
  /** Calls back each time the server answers again; gives the way to stop. */
  readonly onRecovered: (listener: () => void) => () => void;
  /** Keeps what is unsaved in the browser; `drop`s it when the server has it. */
  readonly copy: {
    keep(unsaved: {
      readonly base: ProgrammeDocument;
      readonly document: ProgrammeDocument;
      readonly sent: readonly ProgrammeDocument[];
    }): void;
    drop(): void;
  };
}
export interface Saver {
  readonly state: () => SaveState;
  /** The server's revision that this page builds on. */
  readonly revision: () => number;
  readonly subscribe: (listener: () => void) => () => void;
  /** Sends what is unsent; true when everything is saved. */
  readonly flush: () => Promise<boolean>;
  /** The server told of this revision: if it is newer it is read and merged. */
  readonly hear: (revision: number) => void;
  /** It may be changed again. */
  readonly resume: () => void;
  /** Something was merged into the document: what both changed is to be chosen from. `basedOn`: the published version that was taken over. */
  readonly disagree: (conflicts: readonly Conflict[], by: string, basedOn?: number) => void;
  /** A person chose: the other's value at these places, one's own at the rest. */
  readonly settle: (theirs: readonly Conflict[]) => void;
  /** Follows the editor, until the page is left by what this gives: then what is unsent is sent. */
  readonly begin: () => () => void;
}
const quietMs = 800;
const longestMs = 5000;
const firstRetryMs = 2000;
const longestRetryMs = 30_000;
const copyMs = 300;

export function createSaver(options: SaverOptions): Saver {
  const { editor } = options;
  let { revision, document: base } = options.stored;
  let state: SaveState = { kind: 'saved', at: options.stored.updatedAt };
  let at = options.stored.updatedAt;
  let conflicts: readonly Conflict[] = [];
  let by = '';
  let basedOn: number | undefined;
  let doubtful: readonly ProgrammeDocument[] = [];
  let running: Promise<void> | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let copying: ReturnType<typeof setTimeout> | null = null;
  let firstChange = 0;
  let retryMs = firstRetryMs;
  let heard = revision;
  const listeners = new Set<() => void>();
  const current = () => editor.view().document;
  const to = (next: SaveState) => {
    state = next;
    for (const listener of listeners) listener();
  };
  const later = (ms: number) => {
    if (timer) clearTimeout(timer);
    timer = setTimeout(() => void flush(), ms);
  };
  const retry = () => {
    later(retryMs);
    retryMs = Math.min(retryMs * 2, longestRetryMs);
  };
  const keepCopy = () => {
    if (copying) clearTimeout(copying);
    copying = null;
    options.copy.keep({ base, document: current(), sent: doubtful });
  };
  const isSaved = () => basedOn === undefined && (current() === base || sameJson(current(), base));

  /** Where everything stands after an answer. */
  function rest(): void {
    if (conflicts.length > 0) to({ kind: 'conflict', conflicts, by });
    else if (!isSaved()) {
      to({ kind: 'dirty' });
      later(quietMs);
    } else {
      if (copying) clearTimeout(copying);
      copying = null;
      options.copy.drop();
      to({ kind: 'saved', at });
    }
  }
  async function send(): Promise<void> {
    const document = current();
    const taken = basedOn;
    firstChange = 0;
    doubtful = [...doubtful.slice(-9), document];
    to({ kind: 'saving' });
    try {
      const answer = await options.send({ revision, document, ...(taken !== undefined && { basedOn: taken }) });
      ({ revision, updatedAt: at } = answer);
      base = document;
      if (basedOn === taken) basedOn = undefined;
      doubtful = [];
      retryMs = firstRetryMs;
      rest();
    } catch (error) {
      await refused(options.problemOf(error));
    }
  }
  async function refused(problem: ApiProblem): Promise<void> {
    if (problem.code === 'stale') return receive();
    if (problem.code === 'draft.asked') {
      doubtful = [];
      to({ kind: 'held' });
      return;
    }
    if (problem.transient || problem.code === 'busy' || problem.code === 'timeout' || problem.code === 'auth.required') {
      to({ kind: 'away' });
      return retry();
    }
    to({ kind: 'refused', problem });
    if (problem.status < 500) doubtful = [];
    else retry();
  }
  /** The newest draft becomes what this page builds on. */
  async function receive(): Promise<void> {
    let theirs: Stored;
    try {
      theirs = await options.fetch();
    } catch (error) {
      return refused(options.problemOf(error));
    }
    heard = Math.max(heard, theirs.revision);
    if (theirs.revision <= revision) return rest();
    const own = doubtful.find((sent) => sameJson(sent, theirs.document));
    const found = own ? [] : editor.receive(base, theirs.document);
    base = own ?? theirs.document;
    ({ revision, updatedAt: at } = theirs);
    doubtful = [];
    conflicts = together(conflicts, found);
    by = theirs.updatedByName;
    rest();
    if (state.kind === 'dirty') later(0);
  }
  function run(work: () => Promise<void>): Promise<void> {
    running = work().finally(() => {
      running = null;
      if (heard > revision && (state.kind === 'saved' || state.kind === 'dirty')) hear(heard);
    });
    return running;
  }
  async function flush(): Promise<boolean> {
    if (timer) clearTimeout(timer);
    timer = null;
    while (running) await running;
    if (conflicts.length > 0) return false;
    if (isSaved()) {
      rest();
      return true;
    }
    await run(send);
    return (state as SaveState).kind === 'saved';
  }
  function hear(told: number): void {
    heard = Math.max(heard, told);
    if (heard > revision && !running && state.kind !== 'away') void run(receive);
  }
  const changed = () => {
    if (current() === base && state.kind === 'saved') return;
    copying ??= setTimeout(keepCopy, copyMs);
    if (conflicts.length > 0 || running || state.kind === 'held' || state.kind === 'away') return;
    const now = Date.now();
    firstChange ||= now;
    to({ kind: 'dirty' });
    later(Math.min(quietMs, Math.max(0, firstChange + longestMs - now)));
  };
  return {
    state: () => state,
    revision: () => revision,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    flush,
    hear,
    resume() {
      if (state.kind === 'held') void flush();
    },
    disagree(found, whose, version) {
      if (version !== undefined) basedOn = version;
      conflicts = together(conflicts, found);
      by = whose;
      if (conflicts.length > 0) to({ kind: 'conflict', conflicts, by });
      else void flush();
    },
    settle(theirs) {
      conflicts = [];
      if (theirs.length > 0)
        editor.run({
          label: 'st.save.tookTheirs',
          edit: (document) => withTheirs(document as unknown as Json, theirs) as unknown as ProgrammeDocument,
        });
      void flush();
    },
    begin() {
      const offEditor = editor.subscribe(changed);
      const offRecovered = options.onRecovered(() => {
        if (state.kind === 'away') void flush();
      });
      return () => {
        if (copying) keepCopy();
        if (timer) clearTimeout(timer);
        timer = null;
        if (state.kind === 'dirty') void flush().finally(() => timer && clearTimeout(timer));
        offEditor();
        offRecovered();
      };
    },
  };
}

/** Each place once: what was found last. */
function together(before: readonly Conflict[], found: readonly Conflict[]): readonly Conflict[] {
  const key = ({ path }: Conflict) => path.join('\n');
  return [...new Map([...before, ...found].map((conflict) => [key(conflict), conflict])).values()];
}
