import { describe, expect, it } from 'vitest';
import { type JsonSchema, validateJson } from '../../../engine/model/json-schema.ts';

const schema: JsonSchema = {
  type: 'object',
  required: ['name', 'size'],
  additionalProperties: false,
  properties: {
    name: { type: 'string', minLength: 1 },
    size: { type: 'integer', minimum: 1, maximum: 9 },
    share: { type: 'number', exclusiveMinimum: 0 },
    shade: { enum: ['light', 'dark'] },
    kind: { const: 'box' },
    day: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
    tags: { type: 'array', minItems: 1, items: { type: 'string' } },
    figures: { type: 'object', minProperties: 1, additionalProperties: { type: ['string', 'number', 'boolean'] } },
    parts: { type: 'object', propertyNames: { $ref: '#/$defs/id' }, additionalProperties: { $ref: '#/$defs/part' } },
    need: { oneOf: [{ enum: ['all', 'any'] }, { type: 'integer', minimum: 1 }] },
    to: { oneOf: [{ const: 'owner' }, { $ref: '#/$defs/lid' }] },
    'a/b~c': { type: 'string' },
  },
  $defs: {
    id: { type: 'string', pattern: '^[a-z]+$' },
    part: { oneOf: [{ $ref: '#/$defs/lid' }, { $ref: '#/$defs/wall' }] },
    lid: {
      type: 'object',
      required: ['type'],
      additionalProperties: false,
      properties: { type: { const: 'lid' }, hinge: { type: 'boolean' } },
    },
    wall: {
      type: 'object',
      required: ['type', 'height'],
      additionalProperties: false,
      properties: { type: { const: 'wall' }, height: { type: 'number' } },
    },
  },
};
const good = { name: 'crate', size: 3 };
const problemsOf = (value: unknown) =>
  validateJson(schema, value, 'workflow').map(({ code, pointer, params }) => ({ code, pointer, params }));

describe('a document that fits its schema', () => {
  it.each([
    good,
    { ...good, share: 0.5, shade: 'dark', kind: 'box', day: '2026-03-02', tags: ['a'], figures: { a: 1, b: 'x', c: true } },
    { ...good, parts: { top: { type: 'lid', hinge: true }, side: { type: 'wall', height: 2 } }, need: 'all', to: 'owner' },
    { ...good, need: 2, to: { type: 'lid' } },
  ])('has no problems (%#)', (value) => {
    expect(problemsOf(value)).toEqual([]);
  });
});

describe('a document that does not fit', () => {
  it.each<[string, unknown, { code: string; pointer: string; params?: object }]>([
    ['no object', 3, { code: 'schema.type', pointer: '', params: { expected: 'object', actual: 'integer' } }],
    ['a wrong type', { ...good, tags: 'a' }, { code: 'schema.type', pointer: '/tags' }],
    [
      'a broken number',
      { ...good, size: 1.5 },
      { code: 'schema.type', pointer: '/size', params: { expected: 'integer', actual: 'number' } },
    ],
    ['a missing property', { name: 'crate' }, { code: 'schema.required', pointer: '', params: { property: 'size' } }],
    ['an unknown property', { ...good, colour: 1 }, { code: 'schema.unknown', pointer: '/colour' }],
    [
      'a misspelt property',
      { nmae: 'crate', size: 3 },
      { code: 'schema.unknown', pointer: '/nmae', params: expect.objectContaining({ suggestion: 'name' }) },
    ],
    [
      'a wrong choice',
      { ...good, shade: 'drak' },
      { code: 'schema.enum', pointer: '/shade', params: { value: 'drak', allowed: 'light, dark', suggestion: 'dark' } },
    ],
    ['a wrong constant', { ...good, kind: 'bag' }, { code: 'schema.const', pointer: '/kind', params: { expected: 'box' } }],
    ['a wrong pattern', { ...good, day: '2.3.2026' }, { code: 'schema.pattern', pointer: '/day' }],
    ['blank text', { ...good, name: ' ' }, { code: 'schema.minLength', pointer: '/name' }],
    ['too small a number', { ...good, size: 0 }, { code: 'schema.minimum', pointer: '/size' }],
    ['too big a number', { ...good, size: 10 }, { code: 'schema.maximum', pointer: '/size' }],
    ['a number on the excluded bound', { ...good, share: 0 }, { code: 'schema.exclusiveMinimum', pointer: '/share' }],
    ['too few items', { ...good, tags: [] }, { code: 'schema.minItems', pointer: '/tags' }],
    ['too few entries', { ...good, figures: {} }, { code: 'schema.minProperties', pointer: '/figures' }],
    ['a wrong item', { ...good, tags: ['a', 7] }, { code: 'schema.type', pointer: '/tags/1' }],
    ['none of several types', { ...good, figures: { a: [] } }, { code: 'schema.type', pointer: '/figures/a' }],
    ['a wrong name', { ...good, parts: { 'Top-1': { type: 'lid' } } }, { code: 'schema.propertyName', pointer: '/parts/Top-1' }],
    [
      'an unknown variant',
      { ...good, parts: { top: { type: 'wal' } } },
      { code: 'schema.variant', pointer: '/parts/top/type', params: { value: 'wal', allowed: 'lid, wall', suggestion: 'wall' } },
    ],
    ['a variant without type', { ...good, parts: { top: {} } }, { code: 'schema.required', pointer: '/parts/top' }],
    ['a variant that is no object', { ...good, parts: { top: [] } }, { code: 'schema.type', pointer: '/parts/top' }],
    ['a mistake inside a variant', { ...good, parts: { top: { type: 'wall' } } }, { code: 'schema.required', pointer: '/parts/top' }],
    ['none of the alternatives', { ...good, need: 'most' }, { code: 'schema.oneOf', pointer: '/need' }],
    ['a mistake in the chosen alternative', { ...good, need: 0 }, { code: 'schema.minimum', pointer: '/need' }],
    ['a name that needs escaping', { ...good, 'a/b~c': 1 }, { code: 'schema.type', pointer: '/a~1b~0c' }],
  ])('with %s has exactly that problem', (_, value, expected) => {
    expect(problemsOf(value)).toEqual([{ params: expect.anything(), ...expected }]);
  });

  it('has all its problems reported at once', () => {
    expect(problemsOf({ size: 0, shade: 'x', extra: 1, tags: [] }).map((problem) => problem.code)).toEqual([
      'schema.required',
      'schema.minimum',
      'schema.enum',
      'schema.unknown',
      'schema.minItems',
    ]);
  });
});
