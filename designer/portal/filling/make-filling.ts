import { effectiveAccess } from '../../../engine/forms/access.ts';
import { type CompiledForm, compileForm } from '../../../engine/forms/compile.ts';
import { emptyDraft } from '../../../engine/forms/draft.ts';
import { differing, mergeDrafts } from '../../../engine/forms/merge.ts';
import type { FormScope } from '../../../engine/forms/state.ts';
import type { ProgrammePackage } from '../../../engine/model/definition.ts';
import type { CaseDto, DraftDto, DraftOrigin, EarlierCaseDto, TaskDto } from '../../../engine/model/dto/case.ts';
import type { FormDefinition } from '../../../engine/model/form.ts';
import type { AccessMap } from '../../../engine/model/people.ts';
import { get } from '../../api/client.ts';
import { saveDraft } from '../../api/tasks.ts';
import type { Translate } from '../../app/locale.tsx';
import { createDraftSaver, type DraftSaver } from '../../drafts/draft-saver.ts';
import { leftUnsaved, localCopy } from '../../drafts/local-copy.ts';
import { createFieldNotes, type FieldNote, type FieldNotes } from '../../renderers/field-notes.ts';
import { createFormStore, type FormStore } from '../../renderers/form-store.ts';
import { formatDay, formatTime } from '../../ui/DateText.tsx';
import { createNews, type News } from './news.ts';

type Data = Readonly<Record<string, unknown>>;
export interface Filling {
  readonly store: FormStore;
  readonly saver: DraftSaver;
  readonly scope: FormScope;
  readonly news: News;
  readonly notes: FieldNotes;
  /** Takes values over from an earlier application. */
  readonly copy: (from: EarlierCaseDto, fields: readonly string[]) => void;
  /** Sends what an earlier page had left unsaved; called when the form is on screen. */
  readonly begin: () => void;
}
export interface FillingInput {
  readonly kase: CaseDto;
  readonly task: TaskDto;
  readonly pkg: ProgrammePackage;
  readonly form: FormDefinition;
  /** What the person starts from when no draft is kept; null: an empty draft, prefilled. */
  readonly base: Data | null;
  readonly access: AccessMap;
  readonly fallback: 'edit' | 'read';
  readonly today: string;
  /** Files may be promised for later. */
  readonly promising?: boolean;
}

/** Store, autosave, and what is told of both. What earlier pages left unsaved is merged into the server's draft. */
export function makeFilling(
  { kase, task, pkg, form, base, access, fallback, today, promising = false }: FillingInput,
  me: { readonly id: string; readonly name: string },
  lang: 'zh-CN' | 'en',
  t: Translate,
): Filling {
  const parameters = pkg.workflow.parameters ?? {};
  const scope: FormScope = { enterprise: kase.enterprise, today, parameters, applyType: kase.applyType, lang };
  const compiled = compileForm(form, pkg.vocabularies, { parameters });
  const begun = task.draft?.data ?? base ?? emptyDraft(compiled, scope);
  const left = leftUnsaved(me.id, task.id);
  const restored = restore(compiled, begun, left.copies);
  const store = createFormStore(compiled, scope, restored.data, { access: effectiveAccess(compiled, access, fallback), promising });
  const news = createNews();
  const notes = createFieldNotes(new Map([...profileNotes(compiled, scope, t), ...copyNotes(task.draft, lang, t)]));
  let copied: Readonly<Record<string, string>> = {};
  const who = ({ savedBy, savedAt }: DraftDto) => ({ name: savedBy === me.name ? t('news.you') : savedBy, time: formatTime(savedAt) });
  const saver = createDraftSaver({
    version: task.draft?.version ?? 0,
    savedAt: task.draft?.savedAt ?? null,
    base: begun,
    copy: localCopy(me.id, task.id),
    read: store.data,
    same: (a, b) => differing(compiled, a, b).length === 0,
    async save(data, version) {
      const sent = copied;
      const draft = await saveDraft(task.id, data, version, sent);
      copied = Object.fromEntries(Object.entries(copied).filter(([name, from]) => sent[name] !== from));
      return draft;
    },
    fetchTheirs: async () => (await get<CaseDto>(`/cases/${kase.id}`)).tasks.find((item) => item.id === task.id)?.draft ?? null,
    merge(before, theirs) {
      const merged = mergeDrafts(compiled, before, store.data(), theirs.data);
      const taken = merged.theirs.filter((name) => !merged.conflicts.includes(name));
      if (taken.length === 0) return merged.conflicts;
      store.replace(merged.data);
      const told = who(theirs);
      notes.put(new Map(taken.map((name): [string, FieldNote] => [`/${name}`, { text: t('news.field', told), value: merged.data[name] }])));
      news.tell({ kind: 'merged', text: t('news.merged', told), fields: taken });
      return merged.conflicts;
    },
  });
  let started = false;
  return {
    ...{ store, saver, scope, news, notes },
    copy(from, fields) {
      const chosen = from.fields.filter(({ field }) => fields.includes(field));
      const origin = (verified: boolean) => ({ ...from, verified });
      notes.put(new Map(chosen.map(({ field, value, verified }) => [`/${field}`, { text: copyNote(origin(verified), lang, t), value }])));
      copied = { ...copied, ...Object.fromEntries(chosen.map(({ field }) => [field, from.caseId])) };
      store.replace({ ...store.data(), ...Object.fromEntries(chosen.map(({ field, value }) => [field, value])) });
      saver.touch();
      void saver.flush();
    },
    begin() {
      if (started || restored.fields.length === 0) return left.forget();
      started = true;
      news.tell({ kind: 'restored', text: t('news.restored'), fields: restored.fields });
      saver.restored(task.draft, restored.conflicts);
      left.forget();
    },
  };
}

/** Unsaved work of earlier pages on top of the draft as the server has it. */
function restore(compiled: CompiledForm, draft: Data, copies: ReturnType<typeof leftUnsaved>['copies']) {
  let data = draft;
  const conflicts = new Set<string>();
  for (const copy of copies) {
    // What was on its way may have arrived.
    const arrived = copy.sent.some((sent) => differing(compiled, sent, draft).length === 0);
    const merged = mergeDrafts(compiled, arrived ? draft : copy.base, copy.data, data);
    data = merged.data;
    for (const name of merged.conflicts) conflicts.add(name);
  }
  return { data, fields: differing(compiled, draft, data), conflicts: [...conflicts] };
}

/** Values that come from the enterprise's profile say so. */
function profileNotes(compiled: CompiledForm, scope: FormScope, t: Translate): ReadonlyMap<string, FieldNote> {
  const known = emptyDraft(compiled, scope);
  return new Map(
    [...compiled.fields.values()].flatMap((field): [string, FieldNote][] =>
      field.prefill && known[field.name] !== undefined ? [[`/${field.name}`, { text: t('source.profile'), value: known[field.name] }]] : [],
    ),
  );
}

/** So do values taken over from an earlier application. */
function copyNotes(draft: DraftDto | null, lang: string, t: Translate): [string, FieldNote][] {
  return Object.entries(draft?.origins ?? {}).map(([name, origin]) => [
    `/${name}`,
    { text: copyNote(origin, lang, t), value: draft?.data[name] },
  ]);
}

function copyNote({ number, submittedOn, verified }: Omit<DraftOrigin, 'caseId'>, lang: string, t: Translate): string {
  return t(verified ? 'source.copiedVerified' : 'source.copied', { number, date: formatDay(submittedOn, lang) });
}
