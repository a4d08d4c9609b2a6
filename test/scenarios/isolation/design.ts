/** Programmes, versions, the studio, windows. */
import { programme } from '../../support/sme.ts';
import { designers, everybody, others, owner, type Row, type Rows, studio } from './people.ts';

const noMigration = { from: '0'.repeat(64), to: '0'.repeat(64), plan: {} };

/** A document of the programme, and nothing in it. */
const empty = { workflow: { id: programme }, forms: {}, vocabularies: {}, scenarios: null };
/** A place of the draft that the designer has begun. */
const ofDraft = (place: string, body: unknown): Row => ({
  allowed: studio,
  url: ({ draft }) => `/api/studio/drafts/${draft}${place}`,
  body,
});

export const design: Rows = {
  'GET /api/programmes': { allowed: everybody, url: () => '/api/programmes' },
  'GET /api/programmes/{id}': { allowed: everybody, url: () => `/api/programmes/${programme}` },
  'GET /api/definitions/{hash}': { allowed: everybody, url: ({ hash }) => `/api/definitions/${hash}` },
  'POST /api/definitions/check': { allowed: others, url: () => '/api/definitions/check', body: { package: {} } },
  'POST /api/definitions': { allowed: ['admin'], url: () => '/api/definitions', body: { package: {} } },
  'GET /api/definitions/{hash}/diff': { allowed: studio, url: ({ hash }) => `/api/definitions/${hash}/diff?to=${hash}` },
  'POST /api/definitions/{hash}/restore': { allowed: ['admin'], url: ({ hash }) => `/api/definitions/${hash}/restore` },
  'GET /api/programmes/{id}/versions': { allowed: others, url: () => `/api/programmes/${programme}/versions` },
  'GET /api/migrations': { allowed: studio, url: () => `/api/migrations?programme=${programme}` },
  // Two versions are needed: `migration.test.ts` shows who may.
  'POST /api/migrations': { allowed: [], url: () => '/api/migrations', body: { ...noMigration, note: '' } },
  'POST /api/migrations/preview': { allowed: [], url: () => '/api/migrations/preview', body: noMigration },
  'POST /api/migrations/{id}/undo': { allowed: [], url: () => `/api/migrations/${noMigration.from}/undo`, body: { note: '' } },
  'POST /api/migrations/{id}/continuation': { allowed: [], url: () => `/api/migrations/${noMigration.from}/continuation`, body: {} },
  // Two people are needed: `migration-review.test.ts` shows who may.
  'POST /api/migration-requests/{id}/decision': {
    allowed: [],
    url: () => '/api/migration-requests/none/decision',
    body: { approve: true, note: '' },
  },
  'POST /api/migration-requests/{id}/withdrawal': { allowed: [], url: () => '/api/migration-requests/none/withdrawal', body: {} },
  'GET /api/studio/drafts': { allowed: others, url: () => '/api/studio/drafts' },
  'POST /api/studio/drafts': { allowed: studio, url: () => '/api/studio/drafts', body: { programme } },
  'GET /api/studio/drafts/{id}': { allowed: studio, url: ({ draft }) => `/api/studio/drafts/${draft}` },
  'PUT /api/studio/drafts/{id}': ofDraft('', { revision: 999_999, document: empty }),
  'DELETE /api/studio/drafts/{id}': { allowed: [], url: () => '/api/studio/drafts/none' }, // Gone at once: see `studio.test.ts`.
  'POST /api/studio/drafts/{id}/presence': ofDraft('/presence', { place: null }),
  'POST /api/studio/drafts/{id}/review': ofDraft('/review', { revision: 999_999, note: '' }),
  'POST /api/studio/drafts/{id}/review/decision': ofDraft('/review/decision', { approve: true, note: '' }),
  'POST /api/studio/drafts/{id}/review/withdrawal': ofDraft('/review/withdrawal', {}),
  'POST /api/studio/drafts/{id}/scenarios': ofDraft('/scenarios', {}),
  'POST /api/studio/impact': { allowed: studio, url: () => '/api/studio/impact', body: { document: empty } },
  'POST /api/studio/play': {
    allowed: others,
    url: () => '/api/studio/play',
    body: { document: empty, scenario: { title: '', start: '2026-03-02', steps: [] } },
  },
  'GET /api/studio/places': { allowed: others, url: () => '/api/studio/places' },
  'GET /api/studio/templates': { allowed: others, url: () => '/api/studio/templates' },
  'GET /api/studio/published/{id}/{version}': { allowed: studio, url: () => `/api/studio/published/${programme}/1` },
  'GET /api/windows': { allowed: everybody, url: () => '/api/windows' },
  'POST /api/windows': {
    allowed: [...owner, ...designers],
    url: () => '/api/windows',
    body: { programme, title: 'next', opensOn: '2027-01-01', closesOn: '2027-02-01' },
  },
  'PATCH /api/windows/{id}': {
    allowed: [...owner, ...designers],
    url: ({ window }) => `/api/windows/${window}`,
    body: { title: 'renamed' },
  },
};
