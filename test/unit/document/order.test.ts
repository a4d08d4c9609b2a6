import { describe, expect, it } from 'vitest';
import { inSchemaOrder, type SchemaPart, schemaOrder, withProperty } from '../../../designer/document/order.ts';
import schema from '../../../engine/model/workflow.schema.json' with { type: 'json' };

interface Shape {
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
  readonly additionalProperties?: Shape;
}
const shapes = schema.$defs as unknown as Readonly<Record<string, Shape>>;
const keysOf = (shape: Shape | undefined) => Object.keys(shape?.properties ?? {});
const types: readonly SchemaPart[] = [
  ...(['form', 'review', 'correct', 'decide', 'compute', 'parallel', 'each', 'notice'] as const),
  ...(['batch', 'score', 'service', 'wait', 'notify', 'register', 'case', 'end'] as const),
];

describe('the order of properties', () => {
  it.each(types)('is that of the schema in a step of type %s', (type) => {
    expect(schemaOrder(type)).toEqual(keysOf(shapes[`${type}Step`]));
  });

  it.each([
    ['workflow', keysOf(schema as unknown as Shape)],
    ['expiry', keysOf(shapes.deadline?.properties?.onExpire)],
    ['reaction', keysOf(shapes.on?.additionalProperties)],
    ['branch', keysOf(shapes.decideStep?.properties?.branches?.items)],
    ['external', keysOf(shapes.waitStep?.properties?.external)],
    ['certificate', keysOf(shapes.registerStep?.properties?.certificate)],
    ...(['block', 'outcome', 'period', 'deadline', 'extension', 'seat', 'policy', 'registry', 'condition'] as const).map(
      (part) => [part, keysOf(shapes[part])] as const,
    ),
  ] as readonly (readonly [SchemaPart, string[]])[])('is that of the schema in a %s', (part, keys) => {
    expect(schemaOrder(part)).toEqual(keys);
  });

  it('knows every property of a join, of branches and of items', () => {
    const all = new Set([...keysOf(shapes.parallelStep?.properties?.join), ...keysOf(shapes.eachStep?.properties?.join)]);
    expect(new Set(schemaOrder('join'))).toEqual(all);
  });

  it('sorts a new value, and leaves out what is undefined', () => {
    expect(Object.keys(inSchemaOrder('outcome', { to: 'x', tone: undefined, label: 'L', other: 1 }))).toEqual(['label', 'to', 'other']);
  });

  it('puts a new property where the schema has it and moves nothing else', () => {
    const written = { tone: 'neutral', label: 'L', reason: 'required' };
    expect(Object.keys(withProperty('outcome', written, 'to', 'x'))).toEqual(['to', 'tone', 'label', 'reason']);
    expect(Object.keys(withProperty('outcome', { label: 'L', reason: 'required' }, 'to', 'x'))).toEqual(['label', 'to', 'reason']);
    expect(withProperty('outcome', written, 'tone', undefined)).toEqual({ label: 'L', reason: 'required' });
    expect(withProperty('outcome', written, 'to', undefined)).toBe(written);
  });
});
