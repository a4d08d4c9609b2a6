import { type CompiledForm, compileForm } from '../../../engine/forms/compile.ts';
import { createPresentation } from '../../../engine/forms/presentation.ts';
import type { CaseView } from '../case/case-view.ts';

const compiled = new WeakMap<CaseView['pkg'], CompiledForm>();

/** The application form compiled once per definition; null when the case has no form. */
export function applicationForm(view: CaseView): CompiledForm | null {
  const { form, pkg } = view;
  if (!form) return null;
  const known = compiled.get(pkg);
  if (known) return known;
  const made = compileForm(form, pkg.vocabularies, { parameters: pkg.workflow.parameters ?? {} });
  compiled.set(pkg, made);
  return made;
}

/** Declared data overlaid by `values`, computed fields recomputed by the engine's own rules. */
export function effectiveData(view: CaseView, values: Readonly<Record<string, unknown>>, today: string): Readonly<Record<string, unknown>> {
  const form = applicationForm(view);
  const data = { ...view.kase.declared, ...values };
  if (!form) return data;
  return createPresentation(form, formScope(view, today), data).data();
}

export function formScope(view: CaseView, today: string) {
  return {
    enterprise: view.kase.enterprise,
    today,
    parameters: view.pkg.workflow.parameters ?? {},
    lang: view.english ? ('en' as const) : ('zh-CN' as const),
  };
}
