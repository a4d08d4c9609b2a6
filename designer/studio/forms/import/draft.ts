/** What a person keeps of what was recognised, as fields of a form. */
import type { FieldSchema } from '../../../../engine/model/form.ts';
import { inFieldOrder, withKeyword } from '../../../document/forms/field-order.ts';
import { addField, setRequired } from '../../../document/forms/fields.ts';
import type { FormEdit } from '../../../document/forms/form-edit.ts';
import { freeKey, isFree } from '../../../document/forms/keys.ts';
import { type Kind, type KindWords, newField } from '../../../document/forms/kinds.ts';
import { isSectioned, type Place } from '../../../document/forms/layout.ts';
import { addGroup, addNote, addSection, sectioned } from '../../../document/forms/sections.ts';
import type { Found, Recognised } from './found.ts';

export interface DraftField extends Found {
  readonly kept: boolean;
  readonly key: string;
}
export interface DraftSection {
  readonly title: string;
  readonly fields: readonly DraftField[];
}
export interface Draft {
  readonly sections: readonly DraftSection[];
  readonly left: readonly { readonly text: string; readonly asNote: boolean }[];
}

/** Keys that everybody would choose; the rest are counted. */
const usual: readonly (readonly [RegExp, string])[] = [
  [/统一社会信用代码/, 'uscc'],
  [/^(?:企业|单位|公司|申报单位|申请单位|申请企业)(?:名称|全称)?$/, 'name'],
  [/^项目名称$/, 'projectName'],
  [/^(?:法定代表人|法人代表|法人)(?:姓名)?$/, 'legalName'],
  [/身份证/, 'idCard'],
  [/^(?:项目)?联系人(?:姓名)?$/, 'contact'],
  [/手机|移动电话/, 'mobile'],
  [/邮箱|电子邮件/i, 'email'],
  [/邮政编码|邮编/, 'postcode'],
  [/(?:通讯|通信|注册|经营|单位|企业)?地址$/, 'address'],
  [/注册资[本金]/, 'registeredCapital'],
  [/成立(?:日期|时间)|注册(?:日期|时间)/, 'foundedOn'],
  [/^营业收入$/, 'revenue'],
  [/职工人数|员工人数|从业人员/, 'employees'],
  [/经营范围/, 'businessScope'],
];
export function suggestedKey(title: string, taken: Iterable<string>): string {
  return freeKey(usual.find(([words]) => words.test(title))?.[1] ?? 'field1', taken);
}

export function draftOf({ sections, left }: Recognised, taken: readonly string[]): Draft {
  const used = new Set(taken);
  return {
    sections: sections.map(({ title, fields }) => ({
      title,
      fields: fields.map((found): DraftField => {
        const key = suggestedKey(found.title, used);
        used.add(key);
        return { ...found, key, kept: !found.official };
      }),
    })),
    left: left.map((text) => ({ text, asNote: false })),
  };
}

export const keptIn = (draft: Draft): readonly DraftField[] => draft.sections.flatMap(({ fields }) => fields.filter(({ kept }) => kept));
/** Keys of kept fields that can't be: no key, or twice. */
export function wrongKeys(draft: Draft, taken: readonly string[]): ReadonlySet<DraftField> {
  const kept = keptIn(draft);
  return new Set(kept.filter((field) => !isFree(field.key, taken) || kept.some((other) => other !== field && other.key === field.key)));
}

/** All that is kept, put in behind what the form has; what stands under no heading, with what stood under none. One edit. */
export function insertDraft(draft: Draft, words: (title: string) => KindWords): FormEdit {
  return (before) => {
    let form = before;
    const sections = draft.sections
      .map((section) => ({ ...section, fields: section.fields.filter(({ kept }) => kept) }))
      .filter(({ fields }) => fields.length > 0);
    const inSections = sections.length > 1 || sections.some(({ title }) => title !== '') || isSectioned(before);
    let place: Place = [];
    for (const section of sections) {
      if (inSections) {
        const joins = section.title === '' && !isSectioned(before) && countAt(before.uischema, []) > 0;
        form = joins ? sectioned(form) : addSection(section.title || before.title)(form);
        place = [joins ? 0 : countAt(form.uischema, []) - 1];
      }
      let group = null as { readonly title: string; readonly place: Place } | null;
      for (const field of section.fields) {
        if (field.group === '') group = null;
        else if (group?.title !== field.group) {
          const at: Place = [...place, countAt(form.uischema, place)];
          form = addGroup(field.group, at)(form);
          group = { title: field.group, place: at };
        }
        const parent: Place = group?.place ?? place;
        form = addField(field.key, schemaOf(field, words), [...parent, countAt(form.uischema, parent)])(form);
        if (field.required) form = setRequired({ field: field.key }, true)(form);
      }
    }
    for (const { text } of draft.left.filter(({ asNote }) => asNote)) form = addNote(text, [...place, countAt(form.uischema, place)])(form);
    return form;
  };
}

function countAt(root: { readonly elements?: readonly unknown[] }, place: Place): number {
  const element = place.reduce<{ readonly elements?: readonly unknown[] } | undefined>(
    (at, index) => at?.elements?.[index] as typeof root | undefined,
    root,
  );
  return element?.elements?.length ?? 0;
}

const figures: readonly Kind[] = ['integer', 'decimal', 'money', 'percent'];
export function schemaOf(field: Found, words: (title: string) => KindWords): FieldSchema {
  let schema = newField(field.kind, words(field.title));
  if (field.kind === 'choice' && field.options.length > 0) schema = withKeyword(schema, 'oneOf', choices(field.options));
  if (field.kind === 'multi' && field.options.length > 0)
    schema = withKeyword(schema, 'items', { type: 'string', oneOf: choices(field.options) });
  if (figures.includes(field.kind))
    schema = withKeyword(
      schema,
      'x-unit',
      field.kind === 'percent' ? undefined : field.unit || (field.kind === 'money' ? schema['x-unit'] : undefined),
    );
  if (field.maxLength > 0 && schema.maxLength !== undefined) schema = withKeyword(schema, 'maxLength', field.maxLength);
  if (field.help !== '') schema = withKeyword(schema, 'x-help', field.help);
  if (field.kind === 'table' && field.columns.length > 0) schema = withKeyword(schema, 'items', rowOf(field.columns, words));
  return inFieldOrder(schema);
}
const choices = (titles: readonly string[]) => titles.map((title, index) => ({ const: `option${index + 1}`, title }));

function rowOf(columns: readonly Found[], words: (title: string) => KindWords): FieldSchema {
  const properties: Record<string, FieldSchema> = {};
  const required: string[] = [];
  for (const column of columns) {
    const key = suggestedKey(column.title, Object.keys(properties));
    properties[key] = schemaOf({ ...column, kind: column.kind === 'table' ? 'text' : column.kind }, words);
    if (column.required) required.push(key);
  }
  return { type: 'object', ...(required.length > 0 && { required }), properties };
}
