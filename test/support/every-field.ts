/** Forms with every field type, format and keyword there is: those that docs/forms.md shows, and what its examples leave out. */
import { readFileSync } from 'node:fs';
import type { FieldSchema, FormDefinition, Vocabulary } from '../../engine/model/form.ts';

const page = readFileSync(new URL('../../docs/forms.md', import.meta.url), 'utf8');

/** The page's examples: a block holds one field over several lines, or one on each line. */
export const pageExamples: readonly string[] = [...page.matchAll(/```json\n([\s\S]*?)```/g)].flatMap(([, block = '']) =>
  /^}/m.test(block) ? [block] : block.trim().split('\n'),
);

const places: Vocabulary = {
  ...{ id: 'places', title: '地点', source: '示例', version: '1' },
  items: [
    { code: '41', title: '甲省' },
    { code: '4103', title: '甲市', parent: '41' },
    { code: '4104', title: '乙市', parent: '41', validTo: '2025-12-31', replacedBy: '4103' },
    { code: '42', title: '乙省' },
    { code: '4201', title: '丙市', parent: '42', validFrom: '2026-01-01' },
  ],
};
/** Vocabularies of `restForm`. */
export const restVocabularies: Readonly<Record<string, Vocabulary>> = { places };

function formOf(id: string, properties: Readonly<Record<string, FieldSchema>>, more: Partial<FormDefinition> = {}): FormDefinition {
  const elements = Object.keys(properties).map((name) => ({ type: 'Control', scope: `#/properties/${name}` }));
  return { id, title: id, schema: { type: 'object', properties }, uischema: { type: 'VerticalLayout', elements }, ...more };
}

/** Every example of the page as a field of one form; files that may come later must be there or promised. */
export function pageForm(): FormDefinition {
  const fields = pageExamples.map((source, index): [string, FieldSchema] => [`x${index}`, JSON.parse(source) as FieldSchema]);
  const form = formOf('page', Object.fromEntries(fields));
  const required = fields.flatMap(([name, field]) => (field['x-deferrable'] ? [name] : []));
  return { ...form, schema: { ...form.schema, required } };
}

const described = { title: '甲', 'x-titleEn': 'A', description: '说明', 'x-help': '填写**说明**' };
const visible = 'application.shown = true';
const asked = 'application.asked = true';
const whole: Record<string, FieldSchema> = {
  shown: { ...described, type: 'boolean', default: true },
  asked: { ...described, type: 'boolean', 'x-visibleWhen': visible, 'x-requiredWhen': visible, 'x-prefill': 'enterprise.employees > 100' },
  both: { ...described, type: 'boolean', 'x-computed': 'application.shown and application.asked' },
  kept: { ...described, type: 'boolean', 'x-copyWithin': { amount: 1, unit: 'years' } },
  word: { ...described, type: 'string', default: '甲', 'x-requiredWhen': asked, 'x-unit': '个' },
  letter: { type: 'string', title: '字母', enum: ['a', 'b', 'c'] },
  pattern: { type: 'string', title: '型号', pattern: '^[A-Z]{2}-[0-9]{3}$' },
  province: { type: 'string', title: '省', 'x-vocabulary': 'places' },
  city: { type: 'string', title: '市', 'x-vocabulary': 'places', 'x-parent': 'province' },
  cities: {
    ...{ ...described, type: 'array', 'x-parent': 'province', 'x-visibleWhen': visible },
    items: { type: 'string', 'x-vocabulary': 'places' },
  },
  phone: { type: 'string', format: 'phone', title: '电话' },
  postcode: { type: 'string', format: 'postcode', title: '邮编' },
  signed: { type: 'string', format: 'signature', title: '签名' },
  choice: { ...described, type: 'number', enum: [1, 2.5, 4], default: 2.5 },
  share: { type: 'number', title: '比', exclusiveMaximum: 1, exclusiveMinimum: 0, 'x-visibleWhen': visible, 'x-masked': true },
  since: { type: 'number', format: 'year', title: '年' },
  count: { ...described, type: 'integer', default: 2, exclusiveMinimum: 0, exclusiveMaximum: 100, multipleOf: 2, 'x-requiredWhen': asked },
  level: { type: 'integer', title: '级', enum: [1, 2, 3], 'x-visibleWhen': visible, 'x-masked': true },
  paid: { type: 'integer', format: 'money', title: '金额', 'x-unit': '元' },
  percent: { type: 'integer', format: 'percent', title: '百分数' },
  twice: { type: 'integer', title: '两倍', 'x-computed': 'application.count * 2' },
  term: {
    ...{ ...described, type: 'object', format: 'period', 'x-visibleWhen': visible, 'x-requiredWhen': asked },
    ...{ default: { from: '2026-01-01', to: '2026-12-31' }, 'x-copyWithin': { amount: 1, unit: 'years' } },
  },
  lines: {
    ...{ ...described, type: 'array', default: [] },
    items: {
      type: 'object',
      required: ['name'],
      properties: {
        name: { type: 'string', title: '名称' },
        pieces: { type: 'integer', title: '件数', 'x-total': true, minimum: 0 },
        heavy: { type: 'boolean', title: '重', 'x-computed': 'row.pieces > 10' },
        place: { type: 'string', title: '地点', 'x-vocabulary': 'places', 'x-visibleWhen': 'row.pieces > 1' },
      },
    },
  },
};

/** What the page's examples leave out. */
export const restForm: FormDefinition = formOf('rest', whole, {
  checks: [
    { id: 'even', when: 'application.count != application.level', message: '不能相同', level: 'block', at: '/count' },
    { id: 'cheap', when: 'application.paid < 1000', message: '偏高', level: 'warn', at: '/paid' },
    { id: 'row', when: 'row.pieces < 50', message: '太多', level: 'block', at: '/lines/*/pieces' },
  ],
} as Partial<FormDefinition>);
