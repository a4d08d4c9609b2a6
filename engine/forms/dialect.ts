/** The dialect of form schemas (model/form.ts): which keyword stands where. */

const everywhere = ['type', 'title', 'x-titleEn', 'description', 'x-help'];
const field = [...everywhere, 'format', 'default', 'x-visibleWhen', 'x-requiredWhen', 'x-computed', 'x-prefill', 'x-copyWithin'];
const limits = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf', 'enum', 'x-unit', 'x-total'];

/** Keywords by type of the schema they stand in. */
export const keywords: Readonly<Record<string, readonly string[]>> = {
  object: [...everywhere, 'properties', 'required'],
  array: [...field, 'items', 'minItems', 'maxItems', 'uniqueItems', 'x-unique', 'x-accept', 'x-maxBytes', 'x-deferrable', 'x-parent'],
  string: [
    ...field,
    'oneOf',
    'enum',
    'minLength',
    'maxLength',
    'pattern',
    'x-vocabulary',
    'x-parent',
    'x-leaf',
    'x-masked',
    'x-unit',
    'x-reference',
    'x-claim',
  ],
  number: [...field, ...limits, 'x-masked'],
  integer: [...field, ...limits, 'x-masked'],
  boolean: field,
};

/** Keywords of an object that is a period, not a form or a row. */
export const periodKeywords = [...field, 'x-openEnd'];

/** Formats by type. */
export const formats: Readonly<Record<string, readonly string[]>> = {
  object: ['period'],
  array: ['files'],
  string: ['date', 'longtext', 'uscc', 'id-card', 'mobile', 'email', 'phone', 'postcode', 'patent-number', 'ipc', 'signature'],
  number: ['money', 'percent', 'year'],
  integer: ['money', 'percent', 'year'],
  boolean: ['signature'],
};

/** Type of a keyword's value, as `typeof` says it; lists are `array`. Expressions are checked by the compiler. */
export const valueTypes: Readonly<Record<string, string>> = {
  title: 'string',
  'x-titleEn': 'string',
  description: 'string',
  'x-help': 'string',
  'x-unit': 'string',
  'x-vocabulary': 'string',
  pattern: 'string',
  minLength: 'number',
  maxLength: 'number',
  minItems: 'number',
  maxItems: 'number',
  minimum: 'number',
  maximum: 'number',
  exclusiveMinimum: 'number',
  exclusiveMaximum: 'number',
  multipleOf: 'number',
  'x-maxBytes': 'number',
  'x-deferrable': 'object',
  'x-copyWithin': 'object',
  uniqueItems: 'boolean',
  'x-masked': 'boolean',
  'x-total': 'boolean',
  'x-parent': 'string',
  'x-claim': 'string',
  'x-reference': 'object',
  'x-leaf': 'boolean',
  'x-openEnd': 'boolean',
  required: 'array',
  oneOf: 'array',
  enum: 'array',
  'x-unique': 'array',
  'x-accept': 'array',
  properties: 'object',
  items: 'object',
};

/** `typeof` that tells lists and null apart. */
export function typeName(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
}

/** Keys of fields: what an expression can name, and what no JavaScript object has already. */
export function isKey(name: string): boolean {
  return /^[a-z][A-Za-z0-9]{0,59}$/.test(name) && !(name in Object.prototype);
}

export const uiTypes = ['Categorization', 'Category', 'VerticalLayout', 'HorizontalLayout', 'Group', 'Control', 'Label'];
export const uiKeywords = ['type', 'label', 'i18n', 'scope', 'elements', 'options'];
export const checkKeywords = ['id', 'when', 'message', 'messageEn', 'level', 'at'];
export const formKeywords = ['$schema', 'id', 'title', 'titleEn', 'schema', 'uischema', 'checks'];
