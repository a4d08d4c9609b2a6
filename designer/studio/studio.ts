/** What every panel of the studio shares: the edited document, what is wrong with it, and what is chosen. */
import { createContext, useContext, useSyncExternalStore } from 'react';
import type { DraftDto, StudioPlacesDto } from '../../engine/model/dto/studio.ts';
import type { Problem } from '../../engine/model/problem.ts';
import type { ProgrammeDocument } from '../../engine/model/studio.ts';
import type { Editor, EditorView } from '../document/editor.ts';

/** A Problem with its text in the reader's language. */
export interface ToldProblem extends Problem {
  readonly message: string;
}
export interface Studio {
  readonly draft: DraftDto;
  readonly editor: Editor;
  /** Nothing can be changed: no right to, or the content was asked to be published. */
  readonly readOnly: boolean;
  readonly places: StudioPlacesDto;
  /** Null until the first check is done; then that of the newest content checked. */
  readonly problems: readonly ToldProblem[] | null;
  /** JSON pointer of what is chosen, with its document: `workflow#/steps/county`, `forms/application#/schema/properties/name`. Lives in the address. */
  readonly chosen: string | null;
  choose(place: string | null): void;
  /** Address of a panel, with something chosen there. */
  addressOf(panel: Panel, place?: string): string;
}
export const panels = ['flow', 'forms', 'rules', 'access', 'settings', 'tryout', 'publish'] as const;
export type Panel = (typeof panels)[number];

export const StudioContext = createContext<Studio | null>(null);

/** Whether the checked content is older than the edited one. A store of its own: it changes twice with each key, and few look at it. */
export interface Checking {
  subscribe(listener: () => void): () => void;
  view(): boolean;
}
export const CheckingContext = createContext<Checking>({ subscribe: () => () => {}, view: () => false });

export function useChecking(): boolean {
  const { subscribe, view } = useContext(CheckingContext);
  return useSyncExternalStore(subscribe, view, view);
}

export function useStudio(): Studio {
  const studio = useContext(StudioContext);
  if (!studio) throw new Error('a panel of the studio stands outside of it');
  return studio;
}
export function useEditorView(): EditorView {
  const { editor } = useStudio();
  return useSyncExternalStore(editor.subscribe, editor.view, editor.view);
}
/** The part of the document that a component draws: it is drawn again only when that part changed. */
export function useDocumentPart<T>(read: (document: ProgrammeDocument) => T): T {
  const { editor } = useStudio();
  const part = () => read(editor.view().document);
  return useSyncExternalStore(editor.subscribe, part, part);
}
