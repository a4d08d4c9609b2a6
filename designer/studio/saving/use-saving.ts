/** One open draft as the server has it: saved by itself, told of by others, with who else is there. Lives as long as its page. */
import { useQuery } from '@tanstack/react-query';
import { createContext, useCallback, useContext, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { DraftDto, DraftEditorDto, PresenceDto } from '../../../engine/model/dto/studio.ts';
import { connection } from '../../api/connection.ts';
import { keys } from '../../api/keys.ts';
import { asProblem } from '../../api/problem.ts';
import { readDraft, saveDraft, tellPresence } from '../../api/studio.ts';
import type { Editor } from '../../document/editor.ts';
import type { Conflict } from '../../document/merge.ts';
import { type LocalCopy, localCopy } from '../../drafts/local-copy.ts';
import { onceReleased, released } from '../../ui/while-pressed.ts';
import { createSaver, type Saver, type SaveState } from './saver.ts';

export type { SaveState } from './saver.ts';

type DraftState = Omit<PresenceDto, 'editors'>;
interface Saving {
  readonly saver: Saver;
  /** The draft as it was told last: what was asked, published and may be done. */
  readonly told: DraftState;
  /** Others who have it open. */
  readonly editors: readonly DraftEditorDto[];
  /** Reads again what is told, now. */
  refresh(): Promise<void>;
}
export const SavingContext = createContext<Saving | null>(null);

function useSavingContext(): Saving {
  const saving = useContext(SavingContext);
  if (!saving) throw new Error('a panel of the studio stands outside of a draft');
  return saving;
}
/** The draft as the server told it last. */
export function useTold(): DraftState & Pick<Saving, 'refresh'> {
  const { told, refresh } = useSavingContext();
  return { ...told, refresh };
}
/** Others who have the draft open, with what they are at. */
export function useEditors(): readonly DraftEditorDto[] {
  return useSavingContext().editors;
}
export function useSaver(): Saver {
  return useSavingContext().saver;
}
export function useSaveState(): SaveState {
  const { saver } = useSavingContext();
  return useSyncExternalStore(
    useCallback((listener) => saver.subscribe(() => onceReleased(listener)), [saver]),
    saver.state,
  );
}

const presenceMs = 15_000;
const settledMs = 400;

interface Options {
  readonly draft: DraftDto;
  readonly editor: Editor;
  readonly userId: string;
  /** What the reader is at. */
  readonly place: string | null;
  /** What both changed while a copy in the browser was unsaved. */
  readonly conflicts: readonly Conflict[];
}

/** The draft's saver, what others do, and the reader's own presence. */
export function useSaving({ draft, editor, userId, place, conflicts }: Options): Saving {
  const { id } = draft;
  const [saver] = useState(() => {
    const created = createSaver({
      editor,
      stored: draft,
      send: (save) => saveDraft(id, save),
      // What somebody else changed comes in between two clicks, not within one.
      fetch: async () => {
        const newest = await readDraft(id);
        await released();
        return newest;
      },
      problemOf: asProblem,
      onRecovered: connection.onRecovered,
      copy: copyOf(localCopy(userId, studioCopy(id))),
    });
    if (editor.view().document !== draft.document) created.disagree(conflicts, draft.updatedByName);
    return created;
  });
  const { data, refetch } = usePresence(id, place);
  const told = data ?? draft;
  useEffect(() => {
    if (data) saver.hear(data.revision);
    if (data?.may.edit) saver.resume();
  }, [data, saver]);
  useEffect(() => {
    const guard = (event: BeforeUnloadEvent) => {
      if (saver.state().kind === 'saved') return;
      void saver.flush();
      event.preventDefault();
    };
    const leave = saver.begin();
    window.addEventListener('beforeunload', guard);
    return () => {
      window.removeEventListener('beforeunload', guard);
      leave();
    };
  }, [saver]);
  const others = (data?.editors ?? []).filter(({ user }) => user !== userId);
  return {
    ...{ saver, told, editors: others },
    refresh: async () => {
      await refetch();
    },
  };
}

export const studioCopy = (draftId: string) => `studio-${draftId}`;

function copyOf(copy: LocalCopy) {
  return {
    keep: ({ base, document, sent }: Parameters<Parameters<typeof createSaver>[0]['copy']['keep']>[0]) =>
      copy.keep({ base: { ...base }, data: { ...document }, sent: sent.map((one) => ({ ...one })) }),
    drop: () => copy.drop(),
  };
}

/** Tells where the reader is, at once when they go elsewhere and every now and then, and that they have left. */
function usePresence(id: string, place: string | null) {
  const at = useRef(place);
  const query = useQuery({
    queryKey: keys.draftPresence(id),
    queryFn: () => tellPresence(id, { place: at.current }),
    refetchInterval: presenceMs,
    refetchIntervalInBackground: true,
    staleTime: 0,
    gcTime: 0,
  });
  const { refetch } = query;
  useEffect(() => {
    if (at.current === place) return;
    at.current = place;
    const timer = setTimeout(() => void refetch(), settledMs);
    return () => clearTimeout(timer);
  }, [place, refetch]);
  useEffect(() => {
    const leave = () => void tellPresence(id, { place: null, leaving: true }).catch(() => {});
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [id]);
  return query;
}
