/** Fields that came, went or changed; checks; items of vocabularies. */
import type { ProgrammePackage } from '../../model/definition.ts';
import type { FieldSchema, FormDefinition } from '../../model/form.ts';
import type { Path } from '../../model/pointer.ts';
import { type Differ, eachName, same } from './change.ts';
import { plain } from './words.ts';

export function diffForms(differ: Differ, before: ProgrammePackage, after: ProgrammePackage): void {
  eachName(before.forms, after.forms, (name, old, next) => {
    const document = `forms/${name}`;
    if (!old || !next) {
      const title = (next ?? old)?.title ?? name;
      differ.note('forms', next ? 'diff.form-added' : 'diff.form-removed', old ? [] : null, next ? [] : null, { title }, { document });
      return;
    }
    diffForm(differ, document, old, next);
  });
  diffVocabularies(differ, before, after);
}

function diffForm(differ: Differ, document: string, old: FormDefinition, next: FormDefinition): void {
  diffFields(differ, document, next.title, ['schema'], old.schema, next.schema);
  if (!same(old.uischema, next.uischema))
    differ.note('texts', 'diff.layout', ['uischema'], ['uischema'], { form: next.title }, { document });
  const checks = (form: FormDefinition) => Object.fromEntries((form.checks ?? []).map((check, index) => [check.id, { ...check, index }]));
  eachName(checks(old), checks(next), (id, from, to) => {
    const { index: _f, ...was } = from ?? { index: 0 };
    const { index: _t, ...is } = to ?? { index: 0 };
    if (same(was, is)) return;
    const code = !from ? 'diff.check-added' : to ? 'diff.check-changed' : 'diff.check-removed';
    const words = { form: next.title, check: to?.message ?? from?.message ?? id };
    differ.note('forms', code, from ? ['checks', from.index] : null, to ? ['checks', to.index] : null, words, { document });
  });
}

function diffFields(differ: Differ, document: string, form: string, at: Path, old: FieldSchema, next: FieldSchema): void {
  eachName(old.properties, next.properties, (name, from, to) => {
    const path = [...at, 'properties', name];
    const field = to?.title ?? from?.title ?? name;
    const places = [from ? path : null, to ? path : null] as const;
    if (!from || !to) {
      differ.note('forms', to ? 'diff.field-added' : 'diff.field-removed', ...places, { form, field }, { document });
      return;
    }
    const note = (code: string, before: unknown, after: unknown, kind: 'forms' | 'texts' = 'forms') => {
      if (!same(before, after))
        differ.note(kind, code, ...places, { form, field, before: plain(before), after: plain(after) }, { document });
    };
    note('diff.field-type', from.type, to.type);
    note('diff.field-required', isRequired(old, name, from), isRequired(next, name, to));
    note('diff.field-visible', from['x-visibleWhen'], to['x-visibleWhen']);
    note('diff.field-computed', from['x-computed'], to['x-computed']);
    note('diff.field-limits', limits(from), limits(to));
    note('diff.field-text', texts(from), texts(to), 'texts');
    diffFields(differ, document, form, path, from, to);
    if (from.items && to.items) diffFields(differ, document, form, [...path, 'items'], from.items, to.items);
  });
}

function isRequired(schema: FieldSchema, name: string, field: FieldSchema): string | boolean {
  return field['x-requiredWhen'] ?? schema.required?.includes(name) ?? false;
}

const limiting = [
  ...['format', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf', 'minLength', 'maxLength', 'pattern'],
  ...[
    'minItems',
    'maxItems',
    'uniqueItems',
    'enum',
    'x-vocabulary',
    'x-unique',
    'x-accept',
    'x-maxBytes',
    'default',
    'x-prefill',
    'x-masked',
    'x-parent',
    'x-leaf',
    'x-openEnd',
    'x-total',
  ],
];

function limits(field: FieldSchema): unknown {
  const loose = field as unknown as Record<string, unknown>;
  const given = limiting.filter((name) => loose[name] !== undefined).map((name) => [name, loose[name]]);
  const choices = field.oneOf
    ? [['oneOf', field.oneOf.map((choice) => (choice['x-when'] ? [choice.const, choice['x-when']] : choice.const))]]
    : [];
  return given.length + choices.length === 0 ? undefined : Object.fromEntries([...given, ...choices]);
}

function texts(field: FieldSchema): unknown {
  const { title, description, oneOf } = field;
  return [title, field['x-titleEn'], description, field['x-help'], field['x-unit'], oneOf?.map((choice) => choice.title)];
}

function diffVocabularies(differ: Differ, before: ProgrammePackage, after: ProgrammePackage): void {
  eachName(before.vocabularies, after.vocabularies, (name, old, next) => {
    if (same(old, next)) return;
    const codes = (items: typeof old) => (items?.items ?? []).map((item) => item.code);
    const [was, is] = [codes(old), codes(next)];
    const added = is.filter((code) => !was.includes(code)).length;
    const removed = was.filter((code) => !is.includes(code)).length;
    const words = { title: next?.title ?? old?.title ?? name, added, removed };
    differ.note('forms', 'diff.vocabulary', old ? [] : null, next ? [] : null, words, { document: `vocabularies/${name}` });
  });
}
