/**
 * The edited programme. Modes: what stands (`document`), what can be undone, what was undone and can be done again. Invariants: the
 * document is never changed in place; each edit is kept as changes, so an undo takes back one's own work and leaves what somebody
 * else did meanwhile; edits with the same `together` and nothing between them are one step of undo (typing a word).
 */
import type { ProgrammeDocument } from '../../engine/model/studio.ts';
import { applyChanges, type Change, changesBetween, inverseOf, type Json } from './change.ts';
import { type Conflict, mergeDocuments } from './merge.ts';

/** One thing a person did: `label` is a key of the studio's texts with its parameters. */
export interface Command {
  readonly label: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly together?: string;
  edit(document: ProgrammeDocument): ProgrammeDocument;
}
/** A side rule: looks at each edit and adds what follows from it (references of a renamed step…). */
export type Behaviour = (before: ProgrammeDocument, after: ProgrammeDocument) => ProgrammeDocument;

interface Done {
  readonly label: string;
  readonly params: Readonly<Record<string, string>>;
  readonly together: string | undefined;
  readonly changes: readonly Change[];
}
export interface EditorView {
  readonly document: ProgrammeDocument;
  /** What undo and redo would take back or do, null when there is nothing. */
  readonly undo: Pick<Done, 'label' | 'params'> | null;
  readonly redo: Pick<Done, 'label' | 'params'> | null;
}
export interface Editor {
  view(): EditorView;
  run(command: Command): void;
  /** Gives the changes that could not be taken back, because somebody else changed the same place. */
  undo(): readonly Change[];
  redo(): readonly Change[];
  /** Takes over what somebody else saved: `base` is what both began with. */
  receive(base: ProgrammeDocument, theirs: ProgrammeDocument): readonly Conflict[];
  subscribe(listener: () => void): () => void;
}

export function createEditor(initial: ProgrammeDocument, behaviours: readonly Behaviour[] = []): Editor {
  let document = initial;
  let done: readonly Done[] = [];
  let undone: readonly Done[] = [];
  let view: EditorView = { document, undo: null, redo: null };
  const listeners = new Set<() => void>();
  const tell = () => {
    view = { document, undo: done.at(-1) ?? null, redo: undone.at(-1) ?? null };
    for (const listener of listeners) listener();
  };
  const apply = (changes: readonly Change[]): readonly Change[] => {
    const applied = applyChanges(asJson(document), changes);
    document = asDocument(applied.document);
    return applied.refused;
  };
  return {
    view: () => view,
    run({ label, params = {}, together, edit }) {
      const before = document;
      const after = behaviours.reduce((next, behaviour) => behaviour(before, next), edit(before));
      const changes = changesBetween(asJson(before), asJson(after));
      if (changes.length === 0) return;
      document = after;
      const last = done.at(-1);
      const joined = together !== undefined && last?.together === together && undone.length === 0;
      done = joined
        ? [...done.slice(0, -1), { ...last, changes: [...last.changes, ...changes] }]
        : [...done, { label, params, together, changes }];
      undone = [];
      tell();
    },
    undo() {
      const last = done.at(-1);
      if (!last) return [];
      const refused = apply(inverseOf(last.changes));
      done = done.slice(0, -1);
      undone = [...undone, last];
      tell();
      return refused;
    },
    redo() {
      const last = undone.at(-1);
      if (!last) return [];
      const refused = apply(last.changes);
      undone = undone.slice(0, -1);
      done = [...done, { ...last, together: undefined }];
      tell();
      return refused;
    },
    receive(base, theirs) {
      const merged = mergeDocuments(asJson(base), asJson(document), asJson(theirs));
      document = asDocument(merged.document);
      tell();
      return merged.conflicts;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Documents are JSON by construction; the types of the language say more than JSON. */
const asJson = (document: ProgrammeDocument) => document as unknown as Json;
const asDocument = (json: Json) => json as unknown as ProgrammeDocument;
