/** Fields that must be filled can be: shown when they are required, and editable in some step that fills their form. */
import { feelTypeOf, formScopeType, parametersType } from '../forms/scope-type.ts';
import type { FieldSchema, FormDefinition } from '../model/form.ts';
import type { AccessMap } from '../model/people.ts';
import { type Path, pathOf } from '../model/pointer.ts';
import { BOOLEAN, type ContextType } from '../rules/types.ts';
import { compiledIn } from './compiled.ts';
import type { Documents } from './documents.ts';
import { type PlacedExpression, typeFor } from './expressions.ts';
import { type CheckMemory, remembered } from './memory.ts';
import { neverHolds } from './never.ts';
import type { Place } from './places.ts';
import { newReport, type Report } from './report.ts';
import type { ScopeTypes } from './scope-types.ts';
import type { Shaped } from './shape.ts';
import { titleOf } from './walk.ts';

/** Required fields of the application that are always shown and open: they are never empty once it is submitted. */
export function filledFields({ workflow }: Shaped, places: readonly Place[], documents: Documents): ReadonlySet<string> {
  const start = places.find((place) => place.id === workflow.start);
  if (!start || start.broken || start.step.type !== 'form') return new Set();
  const { step } = start;
  const form = formOf(documents, step.form);
  const required = (form?.schema.required ?? []).filter((name) => {
    const field = form?.schema.properties?.[name];
    return field && field['x-visibleWhen'] === undefined && field['x-computed'] === undefined && isOpen(step.access, name);
  });
  return new Set(required);
}

export function checkFormFields(shaped: Shaped, places: readonly Place[], documents: Documents, report: Report, memory: CheckMemory): void {
  const { parameters } = shaped.workflow;
  for (const [name, form] of Object.entries(documents.forms)) {
    const problems = remembered(memory, `conditions ${name}`, form, [documents.vocabularies, parameters], () => {
      const own = newReport();
      checkFormConditions(form, `forms/${name}`, parameters ?? {}, documents, own);
      return own.problems;
    });
    report.add(problems);
    if (places.every((place) => !place.broken)) checkFilled(form, name, shaped, places, report);
  }
  for (const { step, at, broken, id } of places) {
    if (broken || step.type !== 'review') continue;
    for (const [index, field] of (step.verify?.fields ?? []).entries()) {
      if (own(step.access, field) === 'hidden') report.error('verify.hidden', at('verify', 'fields', index), { step: id, field });
    }
  }
}

function formOf(documents: Documents, name: string): FormDefinition | undefined {
  return Object.hasOwn(documents.forms, name) ? documents.forms[name] : undefined;
}

function own(access: AccessMap | undefined, field: string) {
  if (!access) return undefined;
  return Object.hasOwn(access, field) ? access[field] : access['*'];
}

function isOpen(access: AccessMap | undefined, field: string): boolean {
  const given = own(access, field);
  return given === undefined || given === 'edit' || given === 'required';
}

/** A required field is open in the first place that fills its form, or in another one. */
function checkFilled(form: FormDefinition, name: string, { workflow }: Shaped, places: readonly Place[], report: Report): void {
  const filling = places.filter(({ step }) => step.type === 'form' && step.form === name);
  if (filling.length === 0) return;
  const required = new Set(form.schema.required ?? []);
  for (const [field, schema] of Object.entries(form.schema.properties ?? {})) {
    const needed = required.has(field) || schema['x-requiredWhen'] !== undefined;
    if (!needed || isGiven(schema) || filling.some(({ step }) => isOpen(step.access, field))) continue;
    const place = filling.find(({ id }) => id === workflow.start) ?? filling[0]!;
    const key = Object.hasOwn(place.step.access ?? {}, field) ? field : '*';
    report.error('field.never-filled', place.at('access', key), { step: titleOf(place), field: schema.title ?? field });
  }
}

/** Fields of the application that nobody fills in, at the start, later or when verifying, are empty wherever they are read. */
export function checkEmptyReads(
  { workflow }: Shaped,
  places: readonly Place[],
  documents: Documents,
  expressions: readonly PlacedExpression[],
  types: ScopeTypes,
  report: Report,
): void {
  const start = places.find((place) => place.id === workflow.start);
  if (places.some((place) => place.broken) || start?.step.type !== 'form') return;
  const { form: name } = start.step;
  const filling = places.filter(({ step }) => step.type === 'form' && step.form === name);
  const verified = new Set(places.flatMap(({ step }) => (step.type === 'review' ? (step.verify?.fields ?? []) : [])));
  const empty = Object.entries(formOf(documents, name)?.schema.properties ?? {})
    .filter(([field, schema]) => !isGiven(schema) && !verified.has(field) && !filling.some(({ step }) => isOpen(step.access, field)))
    .map(([field]) => field);
  if (empty.length === 0) return;
  for (const expression of expressions) {
    if (!expression.place || expression.shown) continue;
    const compiled = compiledIn(typeFor(expression, types), expression.source, expression.expect);
    const read = compiled.ok ? compiled.names.find(([root, field = '']) => root === 'application' && empty.includes(field)) : undefined;
    if (read) report.warn('field.empty-read', expression.at, { field: read[1] ?? '' });
  }
}

/** The system fills it. */
function isGiven(schema: FieldSchema): boolean {
  return schema['x-computed'] !== undefined || schema['x-prefill'] !== undefined || schema.default !== undefined;
}

function checkFormConditions(
  form: FormDefinition,
  document: string,
  parameters: Readonly<Record<string, unknown>>,
  documents: Documents,
  report: Report,
): void {
  const application = feelTypeOf(form, documents.vocabularies);
  const types = parametersType(parameters);
  const isNever = (source: string, scope: ContextType): boolean => {
    const compiled = compiledIn(scope, source, BOOLEAN);
    return compiled.ok && neverHolds(compiled.tree, source, parameters);
  };
  const visit = (properties: Readonly<Record<string, FieldSchema>>, at: Path, table?: string): void => {
    const scope = formScopeType(application, types, table);
    for (const [name, field] of Object.entries(properties)) {
      const path = [...at, 'properties', name];
      const title = field.title ?? name;
      const { 'x-visibleWhen': shown, 'x-requiredWhen': required } = field;
      if (shown !== undefined && isNever(shown, scope))
        report.error('condition.never', [...path, 'x-visibleWhen'], { condition: shown }, document);
      else if (required !== undefined && isNever(required, scope))
        report.error('condition.never', [...path, 'x-requiredWhen'], { condition: required }, document);
      else if (shown !== undefined && required !== undefined && isNever(`(${required}) and (${shown})`, scope))
        report.error('field.required-hidden', [...path, 'x-requiredWhen'], { field: title }, document);
      const rows = field.items?.properties;
      if (table === undefined && rows) visit(rows, [...path, 'items'], name);
    }
  };
  visit(form.schema.properties ?? {}, ['schema']);
  const blocks = (form.checks ?? []).filter(
    ({ level, at, when }) => level === 'block' && pathOf(at).at(1) !== '*' && alwaysGiven(form, application, when),
  );
  const together = blocks.map(({ when }) => `(${when})`).join(' and ');
  const own = formScopeType(application, types);
  if (blocks.length > 1 && isNever(together, own) && !blocks.some(({ when }) => isNever(when, own)))
    report.error('form.checks-never', ['checks'], { condition: together }, document);
  for (const [index, check] of (form.checks ?? []).entries()) {
    const [table, star] = pathOf(check.at);
    if (isNever(check.when, formScopeType(application, types, star === '*' ? table : undefined)))
      report.error('condition.never', ['checks', index, 'when'], { condition: check.when }, document);
  }
}

/** Does a check read only fields that are always filled in? Others may be left empty, and then it says nothing. */
function alwaysGiven(form: FormDefinition, application: ContextType, when: string): boolean {
  const compiled = compiledIn({ kind: 'context', fields: { application } }, when, BOOLEAN);
  const { required = [], properties = {} } = form.schema;
  return (
    compiled.ok &&
    compiled.names.every(
      ([root, name = '']) => root === 'application' && required.includes(name) && properties[name]?.['x-visibleWhen'] === undefined,
    )
  );
}

/** An assignment whose scope may be empty leaves a task that nobody finds in an inbox. */
export function checkScopes(
  expressions: readonly PlacedExpression[],
  submitted: ContextType,
  filled: ReadonlySet<string>,
  report: Report,
): void {
  for (const { source, at } of expressions) {
    const [root, field, ...rest] = source.split('.');
    if (at.at(-1) !== 'scope' || root !== 'application' || field === undefined || rest.length > 0) continue;
    const { application } = submitted.fields;
    if (application?.kind === 'context' && Object.hasOwn(application.fields, field) && !filled.has(field))
      report.warn('assign.scope-empty', at, { field });
  }
}
