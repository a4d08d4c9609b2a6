import { expect, it } from 'vitest';
import { asPortable, documentIn } from '../../../engine/model/portable.ts';
import type { ProgrammeDocument } from '../../../engine/model/studio.ts';

const workflow = { id: 'a', title: 'A' };
const document = {
  workflow,
  forms: { b: { id: 'b' }, a: { id: 'a' } },
  vocabularies: {},
  scenarios: { scenarios: [] },
} as unknown as ProgrammeDocument;

it('a portable file holds the programme with its scenarios, documents by name, and is read back whole', () => {
  const file = JSON.stringify(asPortable(document));
  expect(Object.keys(JSON.parse(file))).toEqual(['format', 'workflow', 'forms', 'vocabularies', 'scenarios']);
  expect(file.indexOf('"a":{')).toBeLessThan(file.indexOf('"b":{'));
  expect(documentIn(JSON.parse(file))).toEqual(document);
});

it.each([
  [
    { workflow, forms: {}, vocabularies: {} },
    { workflow, forms: {}, vocabularies: {}, scenarios: null },
  ],
  [{ workflow }, { workflow, forms: {}, vocabularies: {}, scenarios: null }],
  [workflow, { workflow, forms: {}, vocabularies: {}, scenarios: null }],
  [[], null],
  ['text', null],
  [null, null],
])('of %j a draft begins with %j', (content, found) => {
  expect(documentIn(content)).toEqual(found);
});
