import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { useSession } from '../../api/session.ts';
import { useLocale, useText } from '../../app/locale.tsx';
import type { DraftSaver } from '../../drafts/draft-saver.ts';
import type { FormStore } from '../../renderers/form-store.ts';
import { uploadsOf } from '../../renderers/upload-queue.ts';
import { type Filling, type FillingInput, makeFilling } from './make-filling.ts';

/** A form being filled for a task: store and autosave, made once per task. */
export function useFilling(input: FillingInput): Filling {
  const { task } = input;
  const t = useText();
  const { language } = useLocale();
  const user = useSession().data?.user;
  // biome-ignore lint/correctness/useExhaustiveDependencies: made once per task and language; later reads of the case arrive below
  const made = useMemo(() => makeFilling(input, { id: user?.id ?? '', name: user?.name ?? '' }, language, t), [task.id, language]);
  const { store, saver, begin } = made;
  useEffect(() => {
    begin();
    const off = store.onEdit(saver.touch);
    const leave = (event: BeforeUnloadEvent) => {
      if (saver.state().kind === 'saved' && uploadsOf(store).read().length === 0) return;
      void saver.flush();
      event.preventDefault();
    };
    const hide = () => document.visibilityState === 'hidden' && void saver.flush();
    window.addEventListener('beforeunload', leave);
    document.addEventListener('visibilitychange', hide);
    return () => {
      off();
      uploadsOf(store).cancelAll();
      saver.leave();
      window.removeEventListener('beforeunload', leave);
      document.removeEventListener('visibilitychange', hide);
    };
  }, [store, saver, begin]);
  const { draft } = task;
  useEffect(() => {
    if (draft) saver.hear(draft);
  }, [draft, saver]);
  return made;
}

/** Re-renders with every change of the form: for navigation, scores and summaries, not for controls. */
export function useStoreVersion(store: FormStore): number {
  return useSyncExternalStore(store.subscribeAll, store.version);
}
export function useSaveState(saver: DraftSaver) {
  return useSyncExternalStore(saver.subscribe, saver.state);
}
/** Sections somebody has been to during this visit. */
export function useVisited(current: number | null): ReadonlySet<number> {
  const [visited, setVisited] = useState<ReadonlySet<number>>(new Set());
  useEffect(() => {
    if (current === null) return;
    return () => setVisited((before) => new Set([...before, current]));
  }, [current]);
  return visited;
}
