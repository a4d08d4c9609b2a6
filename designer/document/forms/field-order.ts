/** Keywords of a field in the order in which they are written; an author's own order is kept, new ones find their place in it. */
import type { FieldSchema } from '../../../engine/model/form.ts';

export type Keyword = keyof FieldSchema;

const order: readonly Keyword[] = [
  'type',
  'title',
  'x-titleEn',
  'format',
  'oneOf',
  'enum',
  'x-vocabulary',
  'x-parent',
  'x-leaf',
  'x-reference',
  'x-claim',
  'x-openEnd',
  'x-unit',
  'multipleOf',
  'minimum',
  'exclusiveMinimum',
  'maximum',
  'exclusiveMaximum',
  'minLength',
  'maxLength',
  'pattern',
  'x-accept',
  'x-maxBytes',
  'minItems',
  'maxItems',
  'uniqueItems',
  'x-unique',
  'default',
  'x-computed',
  'x-prefill',
  'x-copyWithin',
  'x-visibleWhen',
  'x-requiredWhen',
  'x-deferrable',
  'x-masked',
  'x-total',
  'description',
  'x-help',
  'required',
  'properties',
  'items',
];
const rank = new Map<string, number>(order.map((keyword, index) => [keyword, index]));
const rankOf = (keyword: string) => rank.get(keyword) ?? order.length;

/** Nothing that a developer would leave out: `""`, `[]`, `{}`, `false` say no more than a keyword that isn't there. */
export function saysNothing(value: unknown): boolean {
  if (value === undefined || value === null || value === '' || value === false) return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

/** The schema with a keyword set, or taken away by a value that says nothing. The very same schema when nothing changes. */
export function withKeyword<K extends Keyword>(schema: FieldSchema, keyword: K, value: FieldSchema[K] | undefined): FieldSchema {
  const empty = keyword === 'default' ? value === undefined || value === '' : saysNothing(value);
  if (empty ? !Object.hasOwn(schema, keyword) : schema[keyword] === value) return schema;
  if (empty) {
    const { [keyword]: _, ...rest } = schema;
    return rest as unknown as FieldSchema;
  }
  if (Object.hasOwn(schema, keyword)) return { ...schema, [keyword]: value };
  const entries = Object.entries(schema);
  const before = entries.findIndex(([other]) => rankOf(other) > rankOf(keyword));
  return Object.fromEntries(entries.toSpliced(before < 0 ? entries.length : before, 0, [keyword, value])) as unknown as FieldSchema;
}

/** Keywords of a schema that is made anew, in order. */
export function inFieldOrder(schema: FieldSchema): FieldSchema {
  const entries = Object.entries(schema).filter(([keyword, value]) => keyword === 'default' || !saysNothing(value));
  return Object.fromEntries(entries.sort(([a], [b]) => rankOf(a) - rankOf(b))) as unknown as FieldSchema;
}
