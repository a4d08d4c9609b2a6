/** Every valid and invalid code of the domain's facts (§3), through the form as somebody types it. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compileForm } from '../../../engine/forms/compile.ts';
import { validate } from '../../../engine/forms/validate.ts';
import type { FieldSchema } from '../../../engine/model/form.ts';
import { formWith, scope, vocabularies } from './programme.ts';

interface Codes {
  readonly [what: string]: {
    readonly schema: Omit<FieldSchema, 'title'>;
    readonly valid: readonly unknown[];
    readonly invalid: readonly unknown[];
  };
}
const codes = JSON.parse(readFileSync(new URL('./domain-codes.json', import.meta.url), 'utf8')) as Codes;

describe.each(Object.entries(codes))('%s', (_, { schema, valid, invalid }) => {
  const compiled = compileForm(formWith({ x: { title: 'X', ...schema } as FieldSchema }), vocabularies);
  const wrong = (x: unknown) => validate(compiled, { x }, scope).length;
  it.each(valid)('takes %s', (code) => expect(wrong(code)).toBe(0));
  it.each(invalid)('refuses %s', (code) => expect(wrong(code)).toBe(1));
});

it('retired districts name the district that took their place', () => {
  const compiled = compileForm(formWith({ x: { type: 'string', title: 'X', 'x-vocabulary': 'regions' } }), vocabularies);
  const replaced = (x: string) => validate(compiled, { x }, scope).map(({ code, params }) => [code, params.replacedBy ?? null]);
  expect(replaced('410322')).toEqual([['field.x-retired', '孟津区']]);
  expect(replaced('410381')).toEqual([['field.x-retired', '偃师区']]);
  expect(replaced('410306')[0]?.[0]).toBe('field.x-retired');
});
