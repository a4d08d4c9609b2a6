import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { checkForm } from '../../../engine/forms/schema.ts';
import type { FieldSchema } from '../../../engine/model/form.ts';
import { pageExamples } from '../../support/every-field.ts';
import { formWith, vocabularies } from './programme.ts';

const page = readFileSync(new URL('../../../docs/forms.md', import.meta.url), 'utf8');

it('shows an example of every part', () => expect(pageExamples.length).toBeGreaterThanOrEqual(20));
it.each(pageExamples)('docs/forms.md: %s', (source) => {
  const field = JSON.parse(source) as FieldSchema;
  expect(checkForm(formWith({ x: field }), { vocabularies })).toEqual([]);
});
it('names only messages and keywords that exist', async () => {
  const { hasText } = await import('../../../engine/messages/render.ts');
  const named = [...page.matchAll(/`((?:field|vocabulary)\.[a-zA-Z-]+)`/g)].map(([, code]) => code!);
  expect(named.filter((code) => !hasText('zh-CN', code))).toEqual([]);
});
