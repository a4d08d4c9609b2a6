import { expect, it } from 'vitest';
import { compileForm } from '../../../engine/forms/compile.ts';
import { outsideQuestions } from '../../../engine/forms/outside.ts';
import { checkForm } from '../../../engine/forms/schema.ts';
import type { FieldSchema } from '../../../engine/model/form.ts';
import { formWith } from './programme.ts';

const certificate: FieldSchema = { type: 'string', title: '证书编号', 'x-claim': 'certificate' };
const properties: Record<string, FieldSchema> = {
  own: certificate,
  agency: { type: 'string', title: '代理机构', 'x-reference': { registry: 'agencies' } },
  rows: { type: 'array', title: '证书', items: { type: 'object', properties: { number: certificate } } },
};

it('asks about every value that stands in such a field or column, and about no other', () => {
  const compiled = compileForm(formWith(properties), {});
  const data = { own: 'A1', agency: 'LY-1', rows: [{ number: 'B1' }, {}, { number: 'B2' }], other: 'x' };
  expect(outsideQuestions(compiled, data).map(({ pointer, kind, name, value }) => [pointer, kind, name, value])).toEqual([
    ['/own', 'claim', 'certificate', 'A1'],
    ['/agency', 'reference', 'agencies', 'LY-1'],
    ['/rows/0/number', 'claim', 'certificate', 'B1'],
    ['/rows/2/number', 'claim', 'certificate', 'B2'],
  ]);
  expect(outsideQuestions(compiled, data, (field) => field === 'agency')).toHaveLength(1);
  expect(outsideQuestions(compiled, { rows: Array(2000).fill({ number: 'x' }) })).toHaveLength(500);
});

it('is refused with names that are none', () => {
  const problems = (change: object) =>
    checkForm(formWith({ own: { ...certificate, ...change } as FieldSchema }), { vocabularies: {} }).map(
      ({ code, pointer }) => `${pointer} ${code}`,
    );
  expect(problems({ 'x-claim': '证书' })).toEqual(['/schema/properties/own/x-claim form.value']);
  expect(problems({ 'x-reference': { registry: 'A B', of: 1 } })).toEqual([
    '/schema/properties/own/x-reference form.keyword',
    '/schema/properties/own/x-reference/registry form.value',
  ]);
  expect(problems({ 'x-reference': 'agencies' })).toEqual(['/schema/properties/own/x-reference form.type']);
});
