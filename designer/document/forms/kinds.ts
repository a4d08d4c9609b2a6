/** The kinds of fields that a designer chooses from: how each is written, how it is recognised, which keywords belong to it. */
import { keywords as keywordsOfType } from '../../../engine/forms/dialect.ts';
import type { FieldFormat, FieldSchema } from '../../../engine/model/form.ts';
import { inFieldOrder, type Keyword } from './field-order.ts';

export const kinds = [
  'text',
  'longtext',
  'integer',
  'decimal',
  'money',
  'percent',
  'year',
  'date',
  'period',
  'choice',
  'multi',
  'boolean',
  'vocabulary',
  'vocabularies',
  'uscc',
  'id-card',
  'mobile',
  'phone',
  'email',
  'postcode',
  'patent-number',
  'ipc',
  'files',
  'table',
  'computed',
  'reference',
  'promise',
  'signature',
] as const;
export type Kind = (typeof kinds)[number];

/** Named where no vocabulary is chosen yet: a Problem until one is. */
export const unchosen = 'to-choose';

/** What a new field begins with; the words come from the screen. */
export interface KindWords {
  readonly title: string;
  /** Titles of the first choices, and of a table's first column. */
  readonly options: readonly string[];
  readonly column: string;
  readonly unit: string;
  readonly vocabulary: string;
  readonly registry: string;
}

const common: readonly Keyword[] = ['type', 'title', 'x-titleEn', 'x-help', 'description'];
const conditions: readonly Keyword[] = ['x-visibleWhen', 'x-requiredWhen'];
const start: readonly Keyword[] = ['default', 'x-prefill', 'x-copyWithin'];
const plain: readonly Keyword[] = [...common, ...conditions, ...start];
const typed: readonly Keyword[] = [...plain, 'x-computed'];
const limits: readonly Keyword[] = [
  'x-unit',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'enum',
  'x-total',
  'x-masked',
];
const lengths: readonly Keyword[] = ['minLength', 'maxLength'];
const count: readonly Keyword[] = ['minItems', 'maxItems'];
const code: readonly Keyword[] = [...plain, 'format', 'x-masked', 'x-claim', 'maxLength'];

interface KindRule {
  readonly type: FieldSchema['type'];
  readonly format?: FieldFormat;
  readonly keywords: readonly Keyword[];
  readonly make?: (words: KindWords) => Partial<FieldSchema>;
  /** Beside type and format; the first kind that fits is the field's. */
  readonly fits?: (schema: FieldSchema) => boolean;
}
const choicesOf = (words: KindWords) => words.options.map((title, index) => ({ const: `option${index + 1}`, title }));
const ofList = (schema: FieldSchema) => schema.items?.type !== 'object';

export const rules: Readonly<Record<Kind, KindRule>> = {
  text: { type: 'string', keywords: [...typed, ...lengths, 'pattern', 'x-unit', 'x-masked', 'x-claim'], make: () => ({ maxLength: 100 }) },
  longtext: { type: 'string', format: 'longtext', keywords: [...typed, 'format', ...lengths], make: () => ({ maxLength: 1000 }) },
  integer: { type: 'integer', keywords: [...typed, ...limits], make: () => ({ minimum: 0 }) },
  decimal: { type: 'number', keywords: [...typed, ...limits] },
  money: {
    type: 'number',
    format: 'money',
    keywords: [...typed, 'format', ...limits],
    make: ({ unit }) => ({ 'x-unit': unit, multipleOf: 0.01, minimum: 0 }),
  },
  percent: { type: 'number', format: 'percent', keywords: [...typed, 'format', ...limits], make: () => ({ minimum: 0, maximum: 100 }) },
  year: { type: 'integer', format: 'year', keywords: [...typed, 'format', ...limits] },
  date: { type: 'string', format: 'date', keywords: [...typed, 'format'] },
  period: { type: 'object', format: 'period', keywords: [...plain, 'format', 'x-computed', 'x-openEnd'] },
  choice: {
    type: 'string',
    keywords: [...typed, 'oneOf', 'enum'],
    make: (words) => ({ oneOf: choicesOf(words) }),
    fits: (schema) => !!schema.oneOf || !!schema.enum,
  },
  multi: {
    type: 'array',
    keywords: [...plain, 'items', ...count, 'uniqueItems', 'x-computed'],
    make: (words) => ({ uniqueItems: true, items: { type: 'string', oneOf: choicesOf(words) } }),
    fits: (schema) => ofList(schema) && !schema.items?.['x-vocabulary'],
  },
  boolean: { type: 'boolean', keywords: typed },
  vocabulary: {
    type: 'string',
    keywords: [...typed, 'x-vocabulary', 'x-parent', 'x-leaf'],
    make: ({ vocabulary }) => ({ 'x-vocabulary': vocabulary || unchosen }),
    fits: (schema) => schema['x-vocabulary'] !== undefined,
  },
  vocabularies: {
    type: 'array',
    keywords: [...plain, 'items', ...count, 'uniqueItems', 'x-parent', 'x-computed'],
    make: ({ vocabulary }) => ({ uniqueItems: true, items: { type: 'string', 'x-vocabulary': vocabulary || unchosen } }),
    fits: (schema) => ofList(schema) && !!schema.items?.['x-vocabulary'],
  },
  uscc: { type: 'string', format: 'uscc', keywords: code },
  'id-card': { type: 'string', format: 'id-card', keywords: code, make: () => ({ 'x-masked': true }) },
  mobile: { type: 'string', format: 'mobile', keywords: code, make: () => ({ 'x-masked': true }) },
  phone: { type: 'string', format: 'phone', keywords: code },
  email: { type: 'string', format: 'email', keywords: code },
  postcode: { type: 'string', format: 'postcode', keywords: code },
  'patent-number': { type: 'string', format: 'patent-number', keywords: code },
  ipc: { type: 'string', format: 'ipc', keywords: code },
  files: {
    type: 'array',
    format: 'files',
    keywords: [...plain, 'format', 'x-accept', 'x-maxBytes', ...count, 'x-deferrable'],
    make: () => ({ 'x-accept': ['application/pdf'], 'x-maxBytes': 20_971_520, maxItems: 5 }),
  },
  table: {
    type: 'array',
    keywords: [...plain, 'items', ...count, 'x-unique'],
    make: ({ column }) => ({ maxItems: 50, items: { type: 'object', properties: { field1: { type: 'string', title: column } } } }),
    fits: (schema) => schema.items?.type === 'object',
  },
  computed: {
    type: 'number',
    keywords: [...common, 'x-visibleWhen', 'x-computed', 'format', 'x-unit', 'x-total', 'x-masked'],
    make: () => ({ 'x-computed': '0' }),
    fits: (schema) => schema['x-computed'] !== undefined && schema.format === undefined,
  },
  reference: {
    type: 'string',
    keywords: [...plain, 'x-reference'],
    make: ({ registry }) => ({ 'x-reference': { registry } }),
    fits: (schema) => schema['x-reference'] !== undefined,
  },
  promise: { type: 'boolean', format: 'signature', keywords: [...common, ...conditions, 'format'] },
  signature: { type: 'string', format: 'signature', keywords: [...common, ...conditions, 'format'] },
};

/** A new field of a kind, as a developer would write it. */
export function newField(kind: Kind, words: KindWords): FieldSchema {
  const { type, format, make } = rules[kind];
  return inFieldOrder({ type, title: words.title, ...(format && { format }), ...make?.(words) });
}

/** Kinds with a condition of their own are asked before those that are only a type. */
const asked = [...kinds].sort((a, b) => Number(!rules[a].fits) - Number(!rules[b].fits));
/** The kind of a field; one that fits none (a format of another type) goes by its type. */
export function kindOf(schema: FieldSchema): Kind {
  const fitting = asked.find((kind) => {
    const { type, format, fits } = rules[kind];
    const sameType =
      type === schema.type ||
      (kind === 'year' && schema.type === 'number') ||
      (isFigure(type) && schema.type === 'integer' && format !== undefined);
    return sameType && format === schema.format && (fits?.(schema) ?? true);
  });
  if (fitting) return fitting;
  if (schema.type === 'array') return schema.format === 'files' ? 'files' : 'multi';
  if (schema.type === 'object') return 'period';
  if (schema.type === 'boolean') return 'boolean';
  return schema.type === 'string' ? 'text' : schema.type === 'integer' ? 'integer' : 'decimal';
}
const isFigure = (type: string) => type === 'number' || type === 'integer';

/** Kinds that a column of a table may be. */
export const columnKinds = kinds.filter((kind) => kind !== 'table');

/**
 * The field as another kind: what a person wrote about it stays as far as the new kind has a place for it (title, help, conditions,
 * choices, limits of figures); the rest begins as in a new field.
 */
export function changeKind(schema: FieldSchema, kind: Kind, words: KindWords): FieldSchema {
  const before = kindOf(schema);
  if (before === kind) return schema;
  const fresh = newField(kind, { ...words, title: schema.title ?? words.title });
  const { keywords, type } = rules[kind];
  const { type: _type, format: _format, items, oneOf, ...said } = schema;
  const sameWorth = type === schema.type || (isFigure(type) && isFigure(schema.type));
  const kept = Object.entries(said).filter(
    ([keyword]) =>
      keywords.includes(keyword as Keyword) &&
      (keywordsOfType[type]!.includes(keyword) || kind === 'period') &&
      (sameWorth || !valued.includes(keyword as Keyword)) &&
      (before !== 'computed' || keyword !== 'x-computed'),
  );
  const choices = oneOf ?? items?.oneOf;
  return inFieldOrder({
    ...fresh,
    ...Object.fromEntries(kept),
    ...(choices && kind === 'choice' && { oneOf: choices }),
    ...(choices && kind === 'multi' && { items: { type: 'string' as const, oneOf: choices } }),
    ...vocabularyOf(schema, kind),
  });
}
/** Whose worth hangs on the type of the value. */
const valued: readonly Keyword[] = ['default', 'x-prefill', 'x-computed', 'enum', 'x-masked', 'x-unit'];

function vocabularyOf(schema: FieldSchema, kind: Kind): Partial<FieldSchema> {
  const name = schema['x-vocabulary'] ?? schema.items?.['x-vocabulary'];
  if (name === undefined) return {};
  if (kind === 'vocabulary') return { 'x-vocabulary': name };
  return kind === 'vocabularies' ? { items: { type: 'string', 'x-vocabulary': name } } : {};
}
