import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { effectiveAccess } from '../../../engine/forms/access.ts';
import { compileForm } from '../../../engine/forms/compile.ts';
import { emptyDraft } from '../../../engine/forms/draft.ts';
import type { FormScope } from '../../../engine/forms/state.ts';
import type { ProgrammePackage } from '../../../engine/model/definition.ts';
import type { CaseDto, TaskDto } from '../../../engine/model/dto/case.ts';
import type { FormDefinition } from '../../../engine/model/form.ts';
import type { AccessMap } from '../../../engine/model/people.ts';
import { get } from '../../api/client.ts';
import { saveDraft } from '../../api/tasks.ts';
import { useLocale, useText } from '../../app/locale.tsx';
import { createDraftSaver, type DraftSaver } from '../../drafts/draft-saver.ts';
import { createFormStore, type FormStore } from '../../renderers/form-store.ts';
import { toast } from '../../ui/toast.ts';

export interface Filling {
  readonly store: FormStore;
  readonly saver: DraftSaver;
  readonly scope: FormScope;
}
interface FillingInput {
  readonly kase: CaseDto;
  readonly task: TaskDto;
  readonly pkg: ProgrammePackage;
  readonly form: FormDefinition;
  /** What the person starts from when no draft is kept; null: an empty draft, prefilled. */
  readonly base: Readonly<Record<string, unknown>> | null;
  readonly access: AccessMap;
  readonly fallback: 'edit' | 'read';
  readonly today: string;
}

/** A form being filled for a task: store and autosave, made once per task. */
export function useFilling(input: FillingInput): Filling {
  const { task } = input;
  const t = useText();
  const { language } = useLocale();
  // biome-ignore lint/correctness/useExhaustiveDependencies: made once per task and language; later reads of the case arrive below
  const made = useMemo(() => make(input, language), [task.id, language]);
  const { store, saver } = made;
  useEffect(() => {
    const off = store.onEdit(saver.touch);
    const leave = (event: BeforeUnloadEvent) => {
      if (saver.state().kind === 'saved') return;
      void saver.flush();
      event.preventDefault();
    };
    const hide = () => document.visibilityState === 'hidden' && void saver.flush();
    window.addEventListener('beforeunload', leave);
    document.addEventListener('visibilitychange', hide);
    return () => {
      off();
      saver.leave();
      window.removeEventListener('beforeunload', leave);
      document.removeEventListener('visibilitychange', hide);
    };
  }, [store, saver]);
  const draft = task.draft;
  useEffect(() => {
    if (!draft || draft.version <= saver.version() || saver.state().kind !== 'saved') return;
    store.replace(draft.data);
    saver.rebase(draft, false);
    toast(t('save.updated'));
  }, [draft, store, saver, t]);
  return made;
}

function make({ kase, task, pkg, form, base, access, fallback, today }: FillingInput, lang: 'zh-CN' | 'en'): Filling {
  const { parameters } = pkg.workflow;
  const scope: FormScope = { enterprise: kase.enterprise, today, parameters: parameters ?? {}, applyType: kase.applyType, lang };
  const compiled = compileForm(form, pkg.vocabularies, { parameters: parameters ?? {} });
  const initial = task.draft?.data ?? base ?? emptyDraft(compiled, scope);
  const store = createFormStore(compiled, scope, initial, effectiveAccess(compiled, access, fallback));
  const saver = createDraftSaver({
    version: task.draft?.version ?? 0,
    savedAt: task.draft?.savedAt ?? null,
    read: store.data,
    same: (a, b) =>
      [...compiled.fields.values()].every(
        (field) => field.computed || JSON.stringify(a[field.name] ?? null) === JSON.stringify(b[field.name] ?? null),
      ),
    save: (data, version) => saveDraft(task.id, data, version),
    fetchTheirs: async () => (await get<CaseDto>(`/cases/${kase.id}`)).tasks.find((item) => item.id === task.id)?.draft ?? null,
  });
  return { store, saver, scope };
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
