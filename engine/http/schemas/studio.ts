import { answer, bool, int, list, nullable, open, openOrNull, type Schema, str } from './common.ts';

const documents: Schema = { type: 'object', maxProperties: 1000, additionalProperties: open };
/** A draft may be unsound; it is an object with a workflow, forms and vocabularies, and scenarios if it has any. */
export const documentSchema: Schema = {
  type: 'object',
  additionalProperties: false,
  required: ['workflow', 'forms', 'vocabularies', 'scenarios'],
  properties: { workflow: open, forms: documents, vocabularies: documents, scenarios: {} },
};
/** Documents of the studio, with their scenarios. */
export const maxDocumentBytes = 8 * 1024 * 1024;

export const reviewSchema = answer({
  ...{ state: str, revision: int, note: str, askedAt: str, askedBy: str, askedByName: str },
  ...{ decidedAt: nullable('string'), decidedByName: nullable('string'), decisionNote: nullable('string'), version: nullable('integer') },
});
export const scenariosSchema = answer({ revision: int, results: list(answer({ title: str, passed: bool, says: list(str) })) });
const row = {
  ...{ id: str, programme: str, title: str, owner: str, ownerName: str, revision: int, createdByName: str },
  ...{
    updatedAt: str,
    updatedByName: str,
    basedOn: nullable('integer'),
    newest: nullable('integer'),
    present: list(str),
    review: openOrNull,
  },
};
const may = answer({ edit: bool, ask: bool, decide: bool, withdraw: bool, remove: bool });
const editors = list(answer({ user: str, name: str, place: nullable('string'), at: str }));

export const studioSchemas: readonly Schema[] = [
  { $id: 'studioDraftRow', ...answer(row) },
  { $id: 'studioDraft', ...answer({ ...row, document: open, may }) },
  {
    $id: 'studioPresence',
    ...answer({ revision: int, basedOn: nullable('integer'), newest: nullable('integer'), review: openOrNull, may, editors }),
  },
  {
    $id: 'studioPlaces',
    ...answer({
      organisations: list(answer({ id: str, name: str, district: nullable('string') })),
      positions: list(answer({ role: str, title: str, org: str, people: int })),
      registries: list(answer({ id: str, title: str, programme: str })),
      programmes: list(answer({ id: str, title: str, outcomes: list(str) })),
      ...{ services: list(str), pools: list(str) },
    }),
  },
  { $id: 'studioPublished', ...answer({ version: int, hash: str, document: openOrNull }) },
];
