import { useMemo } from 'react';
import { effectiveAccess } from '../../../engine/forms/access.ts';
import { analyseForm } from '../../../engine/forms/compile.ts';
import { emptyDraft } from '../../../engine/forms/draft.ts';
import { parseItemId } from '../../../engine/machine/item-id.ts';
import type { PlayTaskDto, StandsDto } from '../../../engine/model/dto/tryout.ts';
import type { FormDefinition, UiElement } from '../../../engine/model/form.ts';
import type { ProgrammeDocument } from '../../../engine/model/studio.ts';
import { sampleForm } from '../../../engine/soundness/paths/fill.ts';
import { useLocale } from '../../app/locale.tsx';
import { createFormStore, type FormStore } from '../../renderers/form-store.ts';

export interface ActForm {
  readonly form: FormDefinition;
  readonly store: FormStore;
  readonly today: string;
  /** A sample was found for all that is asked. */
  readonly sampled: boolean;
  /** Drawn in one go, without pages; only the fields that may be filled in now. */
  readonly flat: UiElement;
  /** What was filled in, of the fields that may be. */
  given(): Readonly<Record<string, unknown>>;
}

/** The form of a task, filled in with a sample; of a correction only what was ticked; `verified`: the fields to be verified. */
export function useActForm(document: ProgrammeDocument, task: PlayTaskDto, stands: StandsDto, part: 'data' | 'verified'): ActForm | null {
  const { language } = useLocale();
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was filled in outlives the edits behind the dialog
  return useMemo(() => {
    const start = document.workflow.steps[document.workflow.start];
    const application = start?.type === 'form' ? start.form : null;
    const name = part === 'verified' ? (task.verify.length > 0 ? application : null) : task.kind === 'sign' ? null : task.form;
    const form = name === null ? undefined : document.forms[name];
    if (!form || name === null) return null;
    const { kase } = stands;
    const today = task.openedAt.slice(0, 10);
    const parameters = document.workflow.parameters ?? {};
    const { compiled } = analyseForm(form, document.vocabularies, { parameters });
    const scope = { enterprise: kase.enterprise, today, parameters, applyType: kase.applyType, lang: language };
    const before = { ...kase.declared, ...kase.verified };
    const only =
      part === 'verified' ? task.verify : task.kind === 'correct' ? task.notes.map(({ field }) => field.split('/')[1] ?? field) : null;
    const slot = name === application ? 'application' : parseItemId(task.step).base;
    const sample = part === 'verified' ? null : sampleOf(document, slot, stands, today);
    const data = only === null ? (sample ?? emptyDraft(compiled, scope)) : { ...before, ...pick(sample ?? {}, only) };
    const access =
      only === null ? null : effectiveAccess(compiled, Object.fromEntries(only.map((field) => [field, 'edit' as const])), 'read');
    const store = createFormStore(compiled, scope, data, { access });
    const names = Object.keys(form.schema.properties ?? {}).filter((field) => only === null || only.includes(field));
    const shown = names.filter((field) => only !== null || !form.schema.properties?.[field]?.['x-computed']);
    return {
      ...{ form, store, today, sampled: part === 'verified' || sample !== null },
      flat: { type: 'VerticalLayout', elements: shown.map((field) => ({ type: 'Control', scope: `#/properties/${field}` })) },
      given: () => pick(store.presentation.data(), names),
    };
  }, [task.id, part]);
}

function sampleOf(document: ProgrammeDocument, slot: string, { kase }: StandsDto, today: string) {
  try {
    return sampleForm(document, slot, {
      ...{ enterprise: kase.enterprise, applyType: kase.applyType, ruleVersion: kase.ruleVersion, today },
      forms: slot === 'application' ? {} : { application: kase.declared },
    });
  } catch {
    // A draft that doesn't compile any more is told of by its problems; here the form begins empty.
    return null;
  }
}

function pick(data: Readonly<Record<string, unknown>>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(data).filter(([name]) => names.includes(name)));
}
