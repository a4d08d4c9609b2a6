import type { FieldSchema, Vocabulary } from '../model/form.ts';
import { pointerOf } from '../model/pointer.ts';
import type { Problem } from '../model/problem.ts';
import { nearest } from '../model/similar.ts';
import { formats, isKey, keywords, periodKeywords, typeName, valueTypes } from './dialect.ts';
import { patternOf } from './field.ts';
import { type Findings, missing, newFindings } from './findings.ts';
import { deadLinks } from './help-text.ts';

/** How deep a schema stands: the form, a field, a row of a table, a column, a value of a list. */
type Place = 'form' | 'field' | 'row' | 'column' | 'value';

/** What was found in fields of a form that is checked again and again: a field that is the very same object isn't looked into again. */
export type FoundInFields = WeakMap<
  object,
  { readonly pointer: string; readonly vocabularies: object; readonly problems: readonly Problem[] }
>;

/** Checks a form's schema against the dialect. */
export function checkSchema(
  schema: unknown,
  vocabularies: Readonly<Record<string, Vocabulary>>,
  findings: Findings,
  known?: FoundInFields,
): void {
  if (typeName(schema) !== 'object') findings.error('form.type', '/schema', { expected: 'object', found: typeName(schema) });
  else if ((schema as FieldSchema).type !== 'object') findings.error('form.value', '/schema/type', { allowed: 'object' });
  else checkPlace(schema as FieldSchema, 'form', '/schema', vocabularies, findings, known);
}

function checkPlace(
  schema: FieldSchema,
  place: Place,
  pointer: string,
  vocabularies: Readonly<Record<string, Vocabulary>>,
  findings: Findings,
  known: FoundInFields = new WeakMap(),
): void {
  const allowed = Object.hasOwn(keywords, schema.type) ? keywords[schema.type] : undefined;
  if (!allowed) {
    const suggestion = nearest(String(schema.type), Object.keys(keywords));
    findings.error('form.value', `${pointer}/type`, { allowed: Object.keys(keywords).join(', '), ...(suggestion && { suggestion }) });
    return;
  }
  findings.keywords(schema, schema.type === 'object' && schema.format === 'period' ? periodKeywords : allowed, pointer);
  if (!checkTypes(schema, pointer, findings)) return;
  checkDetails(schema, pointer, vocabularies, findings);
  if (schema['x-total'] && place !== 'column') findings.error('form.total', `${pointer}/x-total`);
  if ((place === 'field' || place === 'column') && !schema.title) findings.error('form.missing', pointer, missing('title'));
  if (schema.type === 'object') checkMembers(schema, place, pointer, vocabularies, findings, known);
  else if (schema.type === 'array') checkList(schema, place, pointer, vocabularies, findings);
}

function checkTypes(schema: FieldSchema, pointer: string, findings: Findings): boolean {
  let sound = true;
  for (const [keyword, expected] of Object.entries(valueTypes)) {
    const value = schema[keyword as keyof FieldSchema];
    if (value === undefined || typeName(value) === expected) continue;
    sound = false;
    findings.error('form.type', `${pointer}/${keyword}`, { expected, found: typeName(value) });
  }
  return sound;
}

function checkDetails(schema: FieldSchema, pointer: string, vocabularies: Readonly<Record<string, Vocabulary>>, findings: Findings): void {
  const known = formats[schema.type] ?? [];
  if (schema.format !== undefined && !known.includes(schema.format)) {
    const suggestion = nearest(String(schema.format), known);
    findings.error('form.value', `${pointer}/format`, { allowed: known.join(', '), ...(suggestion && { suggestion }) });
  }
  const name = schema['x-vocabulary'];
  if (name !== undefined && !Object.hasOwn(vocabularies, name)) {
    const suggestion = nearest(name, Object.keys(vocabularies));
    findings.error('form.vocabulary', `${pointer}/x-vocabulary`, { name, ...(suggestion && { suggestion }) });
  }
  if (schema.pattern !== undefined && !patternOf(schema.pattern))
    findings.error('form.pattern', `${pointer}/pattern`, { pattern: schema.pattern });
  for (const [low, high] of [
    ['minimum', 'maximum'],
    ['minLength', 'maxLength'],
    ['minItems', 'maxItems'],
  ] as const) {
    const [least, most] = [schema[low], schema[high]];
    if (least !== undefined && most !== undefined && least > most)
      findings.error('form.range', `${pointer}/${low}`, { low: least, high: most });
  }
  if (schema.multipleOf !== undefined && schema.multipleOf <= 0)
    findings.error('form.range', `${pointer}/multipleOf`, { low: 0, high: schema.multipleOf });
  checkChoices(schema, pointer, findings);
  checkOutside(schema, pointer, findings);
  checkDeferrable(schema, pointer, findings);
  checkCopyWithin(schema, pointer, findings);
  for (const link of deadLinks(schema['x-help'] ?? '')) findings.warn('form.help-link', `${pointer}/x-help`, { link: link.slice(0, 100) });
}

const units: readonly string[] = ['workingDays', 'calendarDays', 'hours', 'months', 'years'];

/** Only files can be handed in later, within a period. */
function checkDeferrable(schema: FieldSchema, pointer: string, findings: Findings): void {
  const period = schema['x-deferrable'];
  if (period === undefined) return;
  const at = `${pointer}/x-deferrable`;
  if (schema.format !== 'files') findings.error('form.value', `${pointer}/format`, { allowed: 'files' });
  findings.keywords(period, ['amount', 'unit'], at);
  if (!units.includes(period.unit)) findings.error('form.value', `${at}/unit`, { allowed: units.join(', ') });
  if (!Number.isInteger(period.amount) || period.amount < 1) findings.error('form.value', `${at}/amount`, { allowed: '1, 2, 3…' });
}

const copyUnits: readonly string[] = ['calendarDays', 'months', 'years'];

function checkCopyWithin(schema: FieldSchema, pointer: string, findings: Findings): void {
  const period = schema['x-copyWithin'];
  if (period === undefined) return;
  const at = `${pointer}/x-copyWithin`;
  findings.keywords(period, ['amount', 'unit'], at);
  if (!copyUnits.includes(period.unit)) findings.error('form.value', `${at}/unit`, { allowed: copyUnits.join(', ') });
  if (!Number.isInteger(period.amount) || period.amount < 0) findings.error('form.value', `${at}/amount`, { allowed: '0, 1, 2…' });
}

const slug = /^[a-z0-9][a-z0-9-]{0,63}$/;

/** Names of registries and claims. That a registry exists is seen on publishing: it may belong to another programme. */
function checkOutside(schema: FieldSchema, pointer: string, findings: Findings): void {
  const { 'x-reference': reference, 'x-claim': claim } = schema;
  if (reference) findings.keywords(reference, ['registry'], `${pointer}/x-reference`);
  for (const [at, name] of [
    ['x-reference/registry', reference && String(reference.registry)],
    ['x-claim', claim],
  ] as const)
    if (name !== undefined && !slug.test(name)) findings.error('form.value', `${pointer}/${at}`, { allowed: 'a-z 0-9 -' });
}

/** More than anybody reads through. */
const mostChoices = 500;

function checkChoices(schema: FieldSchema, pointer: string, findings: Findings): void {
  for (const keyword of ['oneOf', 'enum'] as const) {
    const count = schema[keyword]?.length ?? 0;
    if (count <= mostChoices) continue;
    findings.error('form.many', `${pointer}/${keyword}`, { count, limit: mostChoices });
    return;
  }
  const seen = new Set<unknown>();
  for (const [index, item] of (schema.oneOf ?? []).entries()) {
    const at = `${pointer}/oneOf/${index}`;
    if (typeName(item) !== 'object' || typeof item.const !== 'string' || typeof item.title !== 'string') {
      findings.error('form.choice', at);
      continue;
    }
    findings.keywords(item, ['const', 'title', 'x-titleEn', 'x-when'], at);
    if (seen.has(item.const)) findings.error('form.duplicate', at, { name: item.const });
    seen.add(item.const);
  }
}

function checkMembers(
  schema: FieldSchema,
  place: Place,
  pointer: string,
  vocabularies: Readonly<Record<string, Vocabulary>>,
  findings: Findings,
  known: FoundInFields,
): void {
  if (schema.format === 'period') {
    if (place === 'form' || place === 'row') findings.error('form.value', `${pointer}/format`, { allowed: '' });
    return;
  }
  if (place !== 'form' && place !== 'row') {
    findings.error('form.nesting', pointer);
    return;
  }
  const properties = schema.properties ?? {};
  const names = new Set(Object.keys(properties));
  if (names.size === 0) findings.error('form.missing', pointer, missing('properties'));
  for (const [name, child] of Object.entries(properties)) {
    const at = `${pointer}/properties${pointerOf([name])}`;
    if (!isKey(name)) findings.error('form.key', at, { name: name.slice(0, 60) });
    if (typeName(child) !== 'object') findings.error('form.type', at, { expected: 'object', found: typeName(child) });
    else if (place === 'row') checkPlace(child, 'column', at, vocabularies, findings);
    else findings.take(foundIn(child, at, vocabularies, findings.document, known));
    checkParent(child, name, properties, at, findings);
  }
  for (const [index, name] of (schema.required ?? []).entries()) {
    if (names.has(name)) continue;
    const suggestion = nearest(String(name), [...names]);
    findings.error('form.required', `${pointer}/required/${index}`, { name: String(name), ...(suggestion && { suggestion }) });
  }
}

/** What is wrong with a field by itself. */
function foundIn(
  field: FieldSchema,
  pointer: string,
  vocabularies: Readonly<Record<string, Vocabulary>>,
  document: string,
  known: FoundInFields,
): readonly Problem[] {
  const before = known.get(field);
  if (before?.pointer === pointer && before.vocabularies === vocabularies) return before.problems;
  const { problems, ...findings } = newFindings(document);
  checkPlace(field, 'field', pointer, vocabularies, { problems, ...findings });
  known.set(field, { pointer, vocabularies, problems });
  return problems;
}

/** The field above must stand beside this one, and both take codes of a vocabulary. */
function checkParent(
  child: FieldSchema,
  name: string,
  beside: Readonly<Record<string, FieldSchema>>,
  at: string,
  findings: Findings,
): void {
  const above = child?.['x-parent'];
  if (typeof above !== 'string') return;
  const others = Object.keys(beside).filter((other) => other !== name && beside[other]?.['x-vocabulary']);
  const suggestion = nearest(above, others);
  if (!others.includes(above) || !(child['x-vocabulary'] ?? child.items?.['x-vocabulary']))
    findings.error('form.parent', `${at}/x-parent`, { name: above, ...(suggestion && { suggestion }) });
}

function checkList(
  schema: FieldSchema,
  place: Place,
  pointer: string,
  vocabularies: Readonly<Record<string, Vocabulary>>,
  findings: Findings,
): void {
  if (place !== 'field' && place !== 'column') findings.error('form.nesting', pointer);
  else if (schema.format === 'files') return;
  else if (!schema.items) findings.error('form.missing', pointer, missing('items'));
  else if (schema.items.type === 'object' && place === 'column') findings.error('form.nesting', `${pointer}/items`);
  else {
    const table = schema.items.type === 'object';
    checkPlace(schema.items, table ? 'row' : 'value', `${pointer}/items`, vocabularies, findings);
    const columns = Object.keys((table && schema.items.properties) || {});
    for (const [index, name] of (schema['x-unique'] ?? []).entries()) {
      if (!columns.includes(name)) findings.error('form.required', `${pointer}/x-unique/${index}`, { name: String(name) });
    }
  }
}
