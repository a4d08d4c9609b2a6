import type { ProgrammePackage } from '../../../engine/model/definition.ts';
import type { CaseDto } from '../../../engine/model/dto/case.ts';
import type { FormDefinition } from '../../../engine/model/form.ts';
import { fieldOfPlace } from '../../../engine/model/pointer.ts';
import { type MaterialView, materialsOf } from '../application/materials.ts';
import type { ValueWords } from '../application/present-value.ts';
import { nameOf, type SectionView, sectionsOf } from '../application/sections.ts';

/** A case with its pinned definition, ready to draw: everything the panels of the page share. */
export interface CaseView {
  readonly kase: CaseDto;
  readonly pkg: ProgrammePackage;
  /** Form of the start step; null when the definition has none. */
  readonly form: FormDefinition | null;
  readonly sections: readonly SectionView[];
  readonly materials: readonly MaterialView[];
  readonly english: boolean;
  readonly words: ValueWords;
}

export function caseView(kase: CaseDto, pkg: ProgrammePackage, base: Omit<ValueWords, 'vocabularies'>): CaseView {
  const english = base.language === 'en';
  const start = pkg.workflow.steps[pkg.workflow.start];
  const form = start?.type === 'form' ? (pkg.forms[start.form] ?? null) : null;
  return {
    kase,
    pkg,
    form,
    sections: form ? sectionsOf(form, english) : [],
    materials: form ? materialsOf(form, kase.declared, english, kase.deferred) : [],
    english,
    words: { ...base, vocabularies: pkg.vocabularies },
  };
}

/** Label of a field or of a pointer into a table row, for notes and errors. */
export function fieldLabel(view: CaseView, field: string): string {
  const material = view.materials.find((m) => m.field === field);
  if (material) return material.label;
  const key = fieldOfPlace(field);
  return view.form ? nameOf(view.form, key, view.english) : key;
}
