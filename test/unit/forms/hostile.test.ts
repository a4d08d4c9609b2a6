import fc from 'fast-check';
import { expect, it } from 'vitest';
import { effectiveAccess, filterForRead } from '../../../engine/forms/access.ts';
import { diff } from '../../../engine/forms/diff.ts';
import { referencedFiles } from '../../../engine/forms/files.ts';
import { checkForm } from '../../../engine/forms/schema.ts';
import { accept } from '../../../engine/forms/submit.ts';
import { isRefused, validate } from '../../../engine/forms/validate.ts';
import type { FormDefinition } from '../../../engine/model/form.ts';
import { application, file, formOf, scope, truthful, vocabularies } from './programme.ts';

const access = effectiveAccess(application, {}, 'edit');
const names = [...application.fields.keys(), '__proto__', 'constructor', 'toString', 'x'];
const anything = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }),
  fc.anything({ maxDepth: 3, withBigInt: true, withDate: true, withNullPrototype: true }),
);
/** Nearly right: a truthful application with some members replaced by anything. */
const damaged = fc.dictionary(fc.constantFrom(...names), anything, { maxKeys: 8 }).map((change) => ({ ...truthful, ...change }));

it('takes any input without throwing, and gives back only what the schema knows', () => {
  fc.assert(
    fc.property(fc.oneof(anything, damaged), (input) => {
      const { data, errors } = accept(application, input, {}, access, scope);
      for (const name of Object.keys(data)) expect(application.fields.has(name)).toBe(true);
      expect(JSON.parse(JSON.stringify(data))).toEqual(data);
      expect(errors.map(({ pointer, code }) => [pointer, code])).toEqual(
        validate(application, input, scope).map(({ pointer, code }) => [pointer, code]),
      );
      expect(accept(application, data, {}, access, scope).data).toEqual(data);
      filterForRead(application, data, access, { mask: true });
      diff(application, truthful, data);
      referencedFiles(input);
    }),
    { numRuns: 300 },
  );
}, 60_000);

it('survives deep nesting, huge lists and huge texts', () => {
  let deep: unknown = 1;
  for (let i = 0; i < 100_000; i++) deep = [deep];
  const huge = Array.from({ length: 200_000 }, () => ({}));
  for (const value of [deep, huge, 'x'.repeat(5_000_000), Array(100_000).fill('award')]) {
    for (const name of ['ips', 'direct', 'mainProduct', 'audit1', 'revenueY1', 'truth']) {
      expect(isRefused(validate(application, { ...truthful, path: 'direct', [name]: value }, scope))).toBe(true);
      accept(application, { ...truthful, [name]: value }, {}, access, scope);
      referencedFiles({ [name]: value });
    }
  }
}, 60_000);

it('finds each uploaded file once', () => {
  const other = { ...file('b.png', 'image/png'), id: 'b'.repeat(64) };
  expect(referencedFiles({ a: [file()], rows: [{ proof: [file(), other] }] })).toEqual([file(), other]);
});

it('checks any form without throwing', () => {
  const form = formOf('application');
  const paths = fc.array(
    fc.constantFrom(
      'schema',
      'properties',
      'ips',
      'items',
      'path',
      'oneOf',
      'uischema',
      'elements',
      '0',
      'checks',
      'type',
      'required',
      'when',
      'at',
      'x-computed',
      'pattern',
    ),
    { minLength: 1, maxLength: 6 },
  );
  fc.assert(
    fc.property(paths, fc.jsonValue({ maxDepth: 2 }), (path, value) => {
      const broken = structuredClone(form) as unknown as Record<string, unknown>;
      let at = broken;
      for (const part of path.slice(0, -1)) {
        const next = at[part];
        if (typeof next !== 'object' || next === null) break;
        at = next as Record<string, unknown>;
      }
      at[path.at(-1)!] = value;
      expect(Array.isArray(checkForm(broken as unknown as FormDefinition, { vocabularies }))).toBe(true);
    }),
    { numRuns: 300 },
  );
  fc.assert(fc.property(fc.jsonValue(), (value) => Array.isArray(checkForm(value as unknown as FormDefinition, { vocabularies }))));
}, 60_000);
