import { describe, expect, it } from 'vitest';
import { compileForm } from '../../../engine/forms/compile.ts';
import { createPresentation } from '../../../engine/forms/presentation.ts';
import { validate } from '../../../engine/forms/validate.ts';
import { hasText, text } from '../../../engine/messages/render.ts';
import type { FieldSchema } from '../../../engine/model/form.ts';
import { file, formWith, scope, vocabularies } from './programme.ts';

function outcome(schema: Omit<FieldSchema, 'title'>, value: unknown): { value: unknown; codes: string[] } {
  const compiled = compileForm(formWith({ x: { title: 'X', ...schema } }), vocabularies);
  const presentation = createPresentation(compiled, scope, { x: value });
  return { value: presentation.data().x, codes: presentation.errors().map(({ code }) => code) };
}
const codes = (schema: Omit<FieldSchema, 'title'>, value: unknown) => outcome(schema, value).codes;

describe('numbers', () => {
  it.each([
    [{ type: 'number', multipleOf: 0.01 }, 0.29, []],
    [{ type: 'number', multipleOf: 0.01 }, 4.35, []],
    [{ type: 'number', multipleOf: 0.01 }, 1.005, ['field.multipleOf']],
    [{ type: 'number', multipleOf: 0.01, format: 'money' }, 1.005, ['field.money']],
    [{ type: 'number', multipleOf: 0.1 }, 0.3, []],
    [{ type: 'number', multipleOf: 0.01 }, 9999999999.99, []],
    [{ type: 'number', minimum: 0.1 }, 0.1, []],
    [{ type: 'number', minimum: 0.3 }, 0.1 + 0.2, []],
    [{ type: 'number', maximum: 0.3 }, 0.1 + 0.2, ['field.maximum']],
    [{ type: 'number', exclusiveMinimum: 0 }, 0, ['field.exclusiveMinimum']],
    [{ type: 'number', exclusiveMaximum: 5 }, 5, ['field.exclusiveMaximum']],
    [{ type: 'number', minimum: 1 }, 0, ['field.minimum']],
    [{ type: 'number' }, 1e300, ['field.maximum']],
    [{ type: 'number' }, Number.NaN, ['field.number']],
    [{ type: 'number' }, Number.POSITIVE_INFINITY, ['field.number']],
    [{ type: 'number' }, 'abc', ['field.number']],
    [{ type: 'number' }, true, ['field.number']],
    [{ type: 'integer' }, 1.5, ['field.integer']],
    [{ type: 'integer', format: 'year' }, 2026, []],
    [{ type: 'integer', format: 'year' }, 26, ['field.year']],
  ] as const)('%j with %d gives %j', (schema, value, expected) => expect(codes(schema, value)).toEqual(expected));

  it.each([
    ['１，２３４．５０', 1234.5],
    [' 12 ', 12],
    ['-3.5', -3.5],
    ['', undefined],
    [0, 0],
  ])('reads %j as %j', (given, value) => expect(outcome({ type: 'number' }, given)).toEqual({ value, codes: [] }));
});

describe('texts', () => {
  it('counts characters, not code units', () => {
    expect(codes({ type: 'string', maxLength: 2 }, '𠮷𠮷')).toEqual([]);
    expect(codes({ type: 'string', maxLength: 2 }, '𠮷𠮷𠮷')).toEqual(['field.maxLength']);
    expect(codes({ type: 'string', minLength: 2 }, ' 一 ')).toEqual(['field.minLength']);
  });
  it('matches a pattern with the whole text, in linear time', () => {
    expect(codes({ type: 'string', pattern: 'A[0-9]+' }, 'A12')).toEqual([]);
    expect(codes({ type: 'string', pattern: 'A[0-9]+' }, 'xA12')).toEqual(['field.pattern']);
    expect(codes({ type: 'string', pattern: '(a+)+', maxLength: 5000 }, `${'a'.repeat(4000)}!`)).toEqual(['field.pattern']);
  });
  it('refuses a format, named', () => {
    expect(codes({ type: 'string', format: 'uscc' }, '914100007457748572')).toEqual(['field.uscc']);
    expect(outcome({ type: 'string', format: 'uscc' }, ' 91410305ma9xte0263')).toEqual({ value: '91410305MA9XTE0263', codes: [] });
    expect(codes({ type: 'string', format: 'date' }, '2026-02-30')).toEqual(['field.date']);
    expect(codes({ type: 'string', format: 'id-card' }, '410302199003079015')).toEqual(['field.id-card']);
  });
  it('refuses a value outside the choices', () => {
    expect(codes({ type: 'string', oneOf: [{ const: 'a', title: 'A' }] }, 'b')).toEqual(['field.oneOf']);
    expect(codes({ type: 'string', enum: ['a'] }, 'b')).toEqual(['field.enum']);
  });
  it('knows retired codes and names the new one', () => {
    const schema: FieldSchema = { type: 'string', 'x-vocabulary': 'regions' };
    expect(codes(schema, 'LY-YB')).toEqual([]);
    expect(codes(schema, '999999')).toEqual(['field.x-vocabulary']);
    const compiled = compileForm(formWith({ x: { title: 'X', ...schema } }), vocabularies);
    const [error] = validate(compiled, { x: '410381' }, scope);
    expect(error).toMatchObject({ code: 'field.x-retired', params: { code: '偃师市', replacedBy: '偃师区' } });
    expect(validate(compiled, { x: '410381' }, { ...scope, today: '2021-03-17' })).toEqual([]);
  });
});

describe('lists and files', () => {
  const list: FieldSchema = {
    type: 'array',
    minItems: 2,
    maxItems: 3,
    uniqueItems: true,
    items: { type: 'string', oneOf: ['a', 'b', 'c', 'd'].map((c) => ({ const: c, title: c })) },
  };
  it.each([
    [['a', 'b'], []],
    [['a'], ['field.minItems']],
    [[], []],
    [['a', 'a'], ['field.uniqueItems']],
    [['a', 'x'], ['field.oneOf']],
    [['a', 'b', 'c', 'd'], ['field.maxItems']],
    ['a', ['field.type']],
    [{ length: 2 }, ['field.type']],
  ])('a list %j gives %j', (value, expected) => expect(codes(list, value)).toEqual(expected));

  const files: FieldSchema = { type: 'array', format: 'files', 'x-accept': ['application/pdf'], 'x-maxBytes': 2000, maxItems: 2 };
  it('tests type and size of files and keeps only what is known of them', () => {
    expect(outcome(files, [{ ...file(), evil: 1 }])).toEqual({ value: [file()], codes: [] });
    expect(codes(files, [file('a.png', 'image/png', 5000)])).toEqual(['field.x-accept', 'field.x-maxBytes']);
    expect(codes(files, [{ id: '../../etc/passwd', name: 'x', size: 1, type: 'application/pdf' }])).toEqual(['field.files']);
    expect(codes(files, [file(), file(), file()])).toEqual(['field.maxItems']);
  });
  it('takes a declaration only when it is made', () => {
    expect(codes({ type: 'boolean', format: 'signature' }, false)).toEqual(['field.signature']);
    expect(codes({ type: 'boolean', format: 'signature' }, true)).toEqual([]);
    expect(codes({ type: 'boolean' }, 'yes')).toEqual(['field.type']);
  });
});

it('writes every error in words that carry the title', () => {
  const compiled = compileForm(formWith({ amount: { type: 'number', title: '金额', 'x-titleEn': 'Amount', minimum: 1 } }), vocabularies);
  const [error] = validate(compiled, { amount: 0 }, scope);
  expect(text('zh-CN', error!.code, error!.params)).toBe('“金额”不能小于 1，请修改。');
});

it('has words in both languages for every code it may give', async () => {
  const { readdirSync, readFileSync } = await import('node:fs');
  const folder = new URL('../../../engine/forms/', import.meta.url);
  const source = readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(new URL(name, folder), 'utf8'))
    .join('\n');
  const named = [...source.matchAll(/'((?:field|form)\.[A-Za-z-]+)'/g)].map(([, code]) => code!);
  const refused = [...source.matchAll(/refuse\('([A-Za-z-]+)'/g)].map(([, keyword]) => `field.${keyword}`);
  const more = [
    'minimum',
    'maximum',
    'exclusiveMinimum',
    'exclusiveMaximum',
    'number',
    'integer',
    'date',
    'uscc',
    'id-card',
    'mobile',
    'phone',
    'email',
    'postcode',
  ];
  for (const code of new Set([...named, ...refused, ...more.map((keyword) => `field.${keyword}`)])) {
    for (const lang of ['zh-CN', 'en'] as const) expect([code, hasText(lang, code)]).toEqual([code, true]);
  }
});
