/** Hostile values for requests, as fast-check arbitraries. */
import fc from 'fast-check';

export const hostileText = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '\0',
    'a\0b',
    '\ud800',
    '\udfff x',
    '__proto__',
    'constructor',
    "'; drop table cases; --",
    '../../etc/passwd',
    '%00',
    '\u202e',
  ),
  fc.constantFrom(
    '9'.repeat(400),
    'x'.repeat(5000),
    '统一社会信用代码',
    '🏭',
    'NaN',
    'null',
    '-1',
    '1e999',
    '2026-02-30',
    '0000-00-00',
    '9999-12-31',
  ),
  fc.string({ unit: 'binary', maxLength: 30 }),
);

export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  hostileText,
  fc.constantFrom(null, true, -1, 0, 1.5, 1e21, 1e308, -1e308, Number.MAX_SAFE_INTEGER, [], {}, [[]], [null], { a: { b: {} } }),
  fc.constant(nested(80)),
  fc.constant(Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`k${i}`, i]))),
  fc.jsonValue({ maxDepth: 3 }),
);

/** JSON that `JSON.stringify` doesn't write. */
export const hostileSource = fc.oneof(
  fc.constantFrom(
    '',
    '{',
    '[',
    'null',
    '[]',
    '"x"',
    '1',
    '{"a":1e999}',
    '{"__proto__":{"x":1}}',
    '{"constructor":{"prototype":{"x":1}}}',
    '{"a":"\\u0000"}',
    '{"a":"\\ud800"}',
  ),
  fc.constantFrom(
    '[ '.repeat(100_000),
    '{"a":'.repeat(5000),
    `{"outcome":"${'x'.repeat(100_000)}"}`,
    '{"a":1,"a":2}',
    `{"a":${'9'.repeat(500)}}`,
  ),
  fc.uint8Array({ minLength: 1, maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
);

/** A valid body with one place replaced, added or taken away. */
export function spoiled(body: unknown): fc.Arbitrary<unknown> {
  const places = placesOf(body);
  return fc
    .record({ place: fc.constantFrom(...places), value: hostileValue, key: fc.option(hostileText), drop: fc.boolean() })
    .map(({ place, value, key, drop }) => replace(body, place, key === null || key === undefined ? [] : [key], drop ? undefined : value));
}

function placesOf(value: unknown, path: readonly string[] = []): string[][] {
  const inner =
    value !== null && typeof value === 'object' ? Object.entries(value).flatMap(([key, item]) => placesOf(item, [...path, key])) : [];
  return [[...path], ...inner];
}

function replace(value: unknown, path: readonly string[], extra: readonly string[], by: unknown): unknown {
  const [key, ...rest] = [...path, ...(path.length === 0 ? extra : [])];
  if (key === undefined) return by;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string, unknown>;
  const next = rest.length === 0 ? by : replace(copy[key], rest, [], by);
  Object.defineProperty(copy, key, { value: next, enumerable: true, configurable: true, writable: true });
  return copy;
}

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let i = 0; i < depth; i += 1) value = i % 2 ? [value] : { a: value };
  return value;
}
