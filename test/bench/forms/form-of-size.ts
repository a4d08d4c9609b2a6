/**
 * One form in the language of each contender, generated the same at every run: ten kinds of fields in turn, every field required, two
 * of each ten hidden by the answer to another. Groups of fifty stand below each other on one page: no contender may leave some out.
 */
import type { FieldSchema, FormDefinition, UiElement } from '../../../engine/model/form.ts';

type Kind = 'text' | 'number' | 'integer' | 'select' | 'radio' | 'boolean' | 'date' | 'long' | 'email' | 'code';
interface FieldOfSize {
  readonly name: string;
  readonly title: string;
  readonly kind: Kind;
  readonly choices: readonly string[];
  /** Hidden while that field has this value; at first nothing is hidden. */
  readonly hiddenBy: { readonly field: string; readonly value: string | boolean } | null;
}
const kinds: readonly Kind[] = ['text', 'number', 'integer', 'select', 'radio', 'boolean', 'date', 'long', 'email', 'code'];
const titles: Readonly<Record<Kind, string>> = {
  text: '名称',
  number: '金额',
  integer: '人数',
  select: '行业',
  radio: '方式',
  boolean: '是否',
  date: '日期',
  long: '说明',
  email: '邮箱',
  code: '邮编',
};
const groupSize = 50;

/** Title of a field: what a person, and the bench, finds it by. */
export function titleOf(index: number): string {
  const kind = kinds[index % kinds.length] ?? 'text';
  return `${titles[kind]}${String(index).padStart(3, '0')}`;
}
/** Fields that are typed into: one-line texts at the start, in the middle and near the end. */
export function typedFields(size: number): readonly number[] {
  return [0, size / 2, size - kinds.length];
}

export function fieldsOfSize(size: number): readonly FieldOfSize[] {
  return Array.from({ length: size }, (_, index) => {
    const kind = kinds[index % kinds.length] ?? 'text';
    const block = index - (index % kinds.length);
    const choices = kind === 'select' ? 8 : kind === 'radio' ? 3 : 0;
    return {
      name: `f${index}`,
      title: titleOf(index),
      kind,
      choices: Array.from({ length: choices }, (_, choice) => `c${choice}`),
      hiddenBy:
        kind === 'long' ? { field: `f${block + 4}`, value: 'c2' } : kind === 'email' ? { field: `f${block + 5}`, value: false } : null,
    };
  });
}
const grouped = <T>(items: readonly T[]) =>
  Array.from({ length: Math.ceil(items.length / groupSize) }, (_, at) => items.slice(at * groupSize, (at + 1) * groupSize));
const choicesOf = (field: FieldOfSize) => field.choices.map((value, at) => ({ const: value, title: `选项 ${at + 1}` }));

/** JSON Schema of one field; what all contenders but SurveyJS read. */
function schemaOf(field: FieldOfSize): Record<string, unknown> {
  const { title, kind } = field;
  switch (kind) {
    case 'number':
      return { type: 'number', title, minimum: 0, maximum: 1000000 };
    case 'integer':
      return { type: 'integer', title, minimum: 0, maximum: 99999 };
    case 'select':
    case 'radio':
      return { type: 'string', title, oneOf: choicesOf(field) };
    case 'boolean':
      return { type: 'boolean', title };
    case 'date':
      return { type: 'string', title, format: 'date' };
    case 'long':
      return { type: 'string', title, maxLength: 500 };
    case 'email':
      return { type: 'string', title, format: 'email' };
    case 'code':
      return { type: 'string', title, pattern: '[0-9]{6}' };
    default:
      return { type: 'string', title, maxLength: 100 };
  }
}
function objectSchema(fields: readonly FieldOfSize[]) {
  return {
    type: 'object' as const,
    properties: Object.fromEntries(fields.map((field) => [field.name, schemaOf(field)])),
    required: fields.map(({ name }) => name),
  };
}

/** As Liuzhuan reads it. */
export function ourForm(size: number): FormDefinition {
  const fields = fieldsOfSize(size);
  const plain = objectSchema(fields);
  const properties = Object.fromEntries(
    fields.map((field) => {
      const own = plain.properties[field.name] as unknown as FieldSchema;
      const { hiddenBy } = field;
      const condition = hiddenBy && { 'x-visibleWhen': `application.${hiddenBy.field} != ${JSON.stringify(hiddenBy.value)}` };
      return [field.name, { ...own, ...(field.kind === 'long' && { format: 'longtext' as const }), ...condition }];
    }),
  );
  const elements = grouped(fields).map(
    (group, at): UiElement => ({
      type: 'Group',
      label: `第 ${at + 1} 部分`,
      elements: group.map(({ name }) => ({ type: 'Control', scope: `#/properties/${name}` })),
    }),
  );
  return { id: 'sized', title: '大表单', schema: { ...plain, properties }, uischema: { type: 'VerticalLayout', elements } };
}

/** As stock JSON Forms reads it: conditions are rules of the UI schema. */
export function jsonFormsForm(size: number) {
  const fields = fieldsOfSize(size);
  const elements = grouped(fields).map((group, at) => ({
    type: 'Group',
    label: `第 ${at + 1} 部分`,
    elements: group.map(({ name, kind, hiddenBy }) => ({
      type: 'Control',
      scope: `#/properties/${name}`,
      ...(kind === 'radio' && { options: { format: 'radio' } }),
      ...(kind === 'long' && { options: { multi: true } }),
      ...(hiddenBy && {
        rule: { effect: 'HIDE', condition: { scope: `#/properties/${hiddenBy.field}`, schema: { const: hiddenBy.value } } },
      }),
    })),
  }));
  return { schema: objectSchema(fields), uischema: { type: 'VerticalLayout', elements } };
}

/** As RJSF reads it, without the conditions: they'd be `if` and `then` in the schema, which it resolves anew at every key. */
export function rjsfForm(size: number) {
  const fields = fieldsOfSize(size);
  const widgets: Partial<Record<Kind, string>> = { radio: 'radio', boolean: 'radio', long: 'textarea' };
  const uiSchema = Object.fromEntries(fields.flatMap(({ name, kind }) => (widgets[kind] ? [[name, { 'ui:widget': widgets[kind] }]] : [])));
  return { schema: objectSchema(fields), uiSchema };
}

/** As SurveyJS reads it: one page of panels. */
export function surveyForm(size: number) {
  const question = (field: FieldOfSize) => {
    const { name, title, kind, hiddenBy } = field;
    const choices = choicesOf(field).map((choice) => ({ value: choice.const, text: choice.title }));
    const types: Record<Kind, object> = {
      text: { type: 'text', maxLength: 100 },
      number: { type: 'text', inputType: 'number', min: 0, max: 1000000 },
      integer: { type: 'text', inputType: 'number', min: 0, max: 99999 },
      select: { type: 'dropdown', choices },
      radio: { type: 'radiogroup', choices },
      boolean: { type: 'boolean' },
      date: { type: 'text', inputType: 'date' },
      long: { type: 'comment', maxLength: 500 },
      email: { type: 'text', inputType: 'email', validators: [{ type: 'email' }] },
      code: { type: 'text', validators: [{ type: 'regex', regex: '^[0-9]{6}$' }] },
    };
    const visibleIf = hiddenBy ? { visibleIf: `{${hiddenBy.field}} <> ${JSON.stringify(hiddenBy.value).replaceAll('"', "'")}` } : {};
    return { name, title, isRequired: true, ...types[kind], ...visibleIf };
  };
  const elements = grouped(fieldsOfSize(size)).map((group, at) => ({
    type: 'panel',
    name: `p${at}`,
    title: `第 ${at + 1} 部分`,
    elements: group.map(question),
  }));
  return { checkErrorsMode: 'onValueChanged', textUpdateMode: 'onTyping', pages: [{ name: 'all', elements }] };
}
