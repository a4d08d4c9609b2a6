/** Forms, fields and vocabularies that are referred to exist; documents nobody refers to are told. */
import { checkForm } from '../forms/schema.ts';
import type { FormDefinition, Vocabulary } from '../model/form.ts';
import type { Path } from '../model/pointer.ts';
import { newMemory, remembered } from './memory.ts';
import { isJson, type Json, type Place } from './places.ts';
import { newReport, type Report, suggest } from './report.ts';
import type { Shaped } from './shape.ts';
import { checkVocabulary } from './vocabularies.ts';

export interface Documents {
  readonly forms: Readonly<Record<string, FormDefinition>>;
  readonly vocabularies: Readonly<Record<string, Vocabulary>>;
}

/** Checks forms and vocabularies by themselves. Gives back those that are sound. */
export function checkDocuments(forms: Json, vocabularies: Json, parameters: unknown, report: Report, memory = newMemory()): Documents {
  const soundVocabularies = remembered(memory, 'vocabularies', vocabularies, [], () => {
    const own = newReport();
    const found = sound(vocabularies, (name, value) => checkVocabulary(value, name, own)) as Documents['vocabularies'];
    // A vocabulary that has Problems of its own is still there: forms that name it aren't to blame.
    const known = Object.fromEntries(Object.keys(vocabularies).map((name) => [name, found[name] ?? blank(name)]));
    return { found, known, problems: own.problems };
  });
  report.add(soundVocabularies.problems);
  const context = {
    vocabularies: soundVocabularies.known,
    parameters: isJson(parameters) ? parameters : {},
    known: memory.fields,
  };
  const soundForms = sound(forms, (name, value) => {
    const problems = remembered(memory, `form ${name}`, value, [vocabularies, parameters], () =>
      checkForm(value as FormDefinition, context, name),
    );
    report.add(problems);
    if (isJson(value) && typeof value.id === 'string' && value.id !== name) {
      report.error('form.id', ['id'], { id: value.id, name }, `forms/${name}`);
    }
    return problems.every((problem) => problem.severity !== 'error');
  });
  return { forms: soundForms as Documents['forms'], vocabularies: soundVocabularies.found };
}

function blank(id: string): Vocabulary {
  return { id, title: id, source: '', version: '', items: [] };
}

function sound(documents: Json, check: (name: string, value: unknown) => boolean): Json {
  return Object.fromEntries(Object.entries(documents).filter(([name, value]) => check(name, value)));
}

export function checkReferences(
  { workflow }: Shaped,
  places: readonly Place[],
  all: { readonly forms: Json },
  documents: Documents,
  report: Report,
): void {
  const names = Object.keys(all.forms);
  const used = new Set<string>();
  const use = (form: string, at: Path) => {
    used.add(form);
    if (!names.includes(form)) report.error('form.missing-document', at, { form, ...suggest(form, names) });
  };
  for (const [name, registry] of Object.entries(workflow.registries ?? {})) {
    if (registry.yearlyUpdate) use(registry.yearlyUpdate.form, ['registries', name, 'yearlyUpdate', 'form']);
    if (registry.changes) use(registry.changes.form, ['registries', name, 'changes', 'form']);
  }
  for (const [name, message] of Object.entries(workflow.messages ?? {})) if (message.form) use(message.form, ['messages', name, 'form']);
  for (const place of places) {
    const { step, at } = place;
    if (place.broken) continue;
    if ((step.type === 'form' || step.type === 'review' || step.type === 'score') && step.form !== undefined) use(step.form, at('form'));
    if (step.type === 'wait' && step.external) use(step.external.form, at('external', 'form'));
  }
  if (places.every((place) => !place.broken)) {
    for (const form of names) if (!used.has(form)) report.warn('form.unused', [], { form }, `forms/${form}`);
  }
  checkFields(workflow, places, documents, report);
}

/** Fields of the application that are verified or have an access. */
function checkFields(workflow: Shaped['workflow'], places: readonly Place[], documents: Documents, report: Report): void {
  const fieldsOf = (form: string | undefined) => {
    const definition = form !== undefined && Object.hasOwn(documents.forms, form) ? documents.forms[form] : undefined;
    return definition ? Object.keys(definition.schema.properties ?? {}) : null;
  };
  const start = places.find((place) => place.id === workflow.start);
  const application = start?.step.type === 'form' ? fieldsOf(start.step.form) : null;
  for (const { step, at, broken } of places) {
    if (broken) continue;
    const own = step.type === 'form' ? fieldsOf(step.form) : application;
    for (const field of Object.keys(step.access ?? {})) {
      if (own && field !== '*' && !own.includes(field))
        report.error('access.field', at('access', field), { field, ...suggest(field, own) });
    }
    if (step.type !== 'review') continue;
    for (const [index, field] of (step.verify?.fields ?? []).entries()) {
      if (application && !application.includes(field)) {
        report.error('verify.field', at('verify', 'fields', index), { field, ...suggest(field, application) });
      }
    }
  }
}
