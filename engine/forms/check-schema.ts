import type { FieldSchema, Vocabulary } from '../model/form.ts';
import { pointerOf } from '../model/pointer.ts';
import { nearest } from '../model/similar.ts';
import { formats, isKey, keywords, typeName, valueTypes } from './dialect.ts';
import { patternOf } from './field.ts';
import type { Findings } from './findings.ts';

/** How deep a schema stands: the form, a field, a row of a table, a column, a value of a list. */
type Place = 'form' | 'field' | 'row' | 'column' | 'value';

/** Checks a form's schema against the dialect. */
export function checkSchema(schema: unknown, vocabularies: Readonly<Record<string, Vocabulary>>, findings: Findings): void {
  if (typeName(schema) !== 'object') findings.error('form.type', '/schema', { expected: 'object', found: typeName(schema) });
  else if ((schema as FieldSchema).type !== 'object') findings.error('form.value', '/schema/type', { allowed: 'object' });
  else checkPlace(schema as FieldSchema, 'form', '/schema', vocabularies, findings);
}

function checkPlace(
  schema: FieldSchema,
  place: Place,
  pointer: string,
  vocabularies: Readonly<Record<string, Vocabulary>>,
  findings: Findings,
): void {
  const allowed = Object.hasOwn(keywords, schema.type) ? keywords[schema.type] : undefined;
  if (!allowed) {
    const suggestion = nearest(String(schema.type), Object.keys(keywords));
    findings.error('form.value', `${pointer}/type`, { allowed: Object.keys(keywords).join(', '), ...(suggestion && { suggestion }) });
    return;
  }
  findings.keywords(schema, allowed, pointer);
  if (!checkTypes(schema, pointer, findings)) return;
  checkDetails(schema, pointer, vocabularies, findings);
  if ((place === 'field' || place === 'column') && !schema.title) findings.error('form.missing', pointer, { keyword: 'title' });
  if (schema.type === 'object') checkMembers(schema, place, pointer, vocabularies, findings);
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
  checkDeferrable(schema, pointer, findings);
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

function checkChoices(schema: FieldSchema, pointer: string, findings: Findings): void {
  const seen = new Set<unknown>();
  for (const [index, item] of (schema.oneOf ?? []).entries()) {
    const at = `${pointer}/oneOf/${index}`;
    if (typeName(item) !== 'object' || typeof item.const !== 'string' || typeof item.title !== 'string') {
      findings.error('form.choice', at);
      continue;
    }
    findings.keywords(item, ['const', 'title', 'x-titleEn'], at);
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
): void {
  if (place !== 'form' && place !== 'row') {
    findings.error('form.nesting', pointer);
    return;
  }
  const properties = schema.properties ?? {};
  const names = Object.keys(properties);
  if (names.length === 0) findings.error('form.missing', pointer, { keyword: 'properties' });
  for (const [name, child] of Object.entries(properties)) {
    const at = `${pointer}/properties${pointerOf([name])}`;
    if (!isKey(name)) findings.error('form.key', at, { name: name.slice(0, 60) });
    if (typeName(child) !== 'object') findings.error('form.type', at, { expected: 'object', found: typeName(child) });
    else checkPlace(child, place === 'form' ? 'field' : 'column', at, vocabularies, findings);
  }
  for (const [index, name] of (schema.required ?? []).entries()) {
    if (names.includes(name)) continue;
    const suggestion = nearest(String(name), names);
    findings.error('form.required', `${pointer}/required/${index}`, { name: String(name), ...(suggestion && { suggestion }) });
  }
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
  else if (!schema.items) findings.error('form.missing', pointer, { keyword: 'items' });
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
