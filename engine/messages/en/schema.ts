/** Problems found by `model/json-schema.ts`: the shape of a document. */
export const schema = {
  'schema.type': 'Here {expected} is expected, not {actual}. Write {expected}.',
  'schema.required': 'The property “{property}” is missing. Add it[, e.g. {example}].',
  'schema.unknown':
    'The property “{property}” is not known[ (did you mean “{suggestion}”?)]. Correct or remove it[; allowed here: {allowed}].',
  'schema.enum': 'The value “{value}” is not allowed[ (did you mean “{suggestion}”?)]. Use one of: {allowed}.',
  'schema.const': 'This can only be “{expected}”. Correct it.',
  'schema.variant': 'There is no type “{value}”[ (did you mean “{suggestion}”?)]. Types: {allowed}.',
  'schema.oneOf': 'This fits none of the allowed forms. Write one of: {allowed}.',
  'schema.pattern': '“{value}” is not written as it must be ({pattern}). Correct it.',
  'schema.propertyName': 'The name “{property}” is not written as it must be ({pattern}). Rename it, e.g. cityReview.',
  'schema.minLength': 'At least {limit|character is|characters are} needed. Fill it in.',
  'schema.minimum': 'The number must not be less than {limit}. Correct it.',
  'schema.maximum': 'The number must not be more than {limit}. Correct it.',
  'schema.exclusiveMinimum': 'The number must be more than {limit}. Correct it.',
  'schema.minItems': 'At least {limit|item is|items are} needed. Add some.',
  'schema.minProperties': 'At least {limit|entry is|entries are} needed. Add some.',
} as const;
