/** Sessions, enterprises, vocabularies, the public, calendars, messages, incidents. */
import { firstUscc } from '../../support/sme.ts';
import { everybody, members, officers, open, type Rows } from './people.ts';

const profile = {
  ...{ uscc: firstUscc, name: '改名有限公司', district: '410305', industry: 'C34', foundedOn: '2016-05-18', status: 'active' },
  ...{ legalName: '周明远', contact: '李晓雯', mobile: '13903790001', employees: 126, years: [] },
};
/** Of a revision that was never read. */
const noRevision = { title: 't', source: 's', version: '1', items: [{ code: '1', title: 't' }], revision: 999_999 };

export const office: Rows = {
  'GET /api/health': { allowed: open, url: () => '/api/health' },
  'POST /api/session': { allowed: open, url: () => '/api/session', body: {} },
  'GET /api/session': { allowed: everybody, url: () => '/api/session' },
  'DELETE /api/session': { allowed: everybody, url: () => '/api/session' },
  'PUT /api/enterprises/{uscc}': { allowed: members, url: () => `/api/enterprises/${firstUscc}`, body: profile },
  'GET /api/vocabularies': { allowed: everybody, url: () => '/api/vocabularies' },
  'GET /api/vocabularies/{id}/revisions': { allowed: ['admin'], url: () => '/api/vocabularies/regions/revisions' },
  'PUT /api/vocabularies/{id}': { allowed: ['admin'], url: () => '/api/vocabularies/regions', body: noRevision },
  'GET /api/vocabularies/{id}': { allowed: everybody, url: () => '/api/vocabularies/regions' },
  'GET /api/claims': { allowed: ['admin'], url: () => '/api/claims' },
  'POST /api/claims/release': { allowed: ['admin'], url: () => '/api/claims/release', body: { name: 'none', value: 'none', reason: '' } },
  'GET /api/absence': { allowed: everybody, url: () => '/api/absence' },
  'GET /api/absence/candidates': { allowed: officers, url: () => '/api/absence/candidates' },
  'PUT /api/absence': {
    allowed: officers,
    url: () => '/api/absence',
    body: { from: '2026-03-01', to: '2099-12-31', substitute: 'user-none' },
  },
  'DELETE /api/absence': { allowed: officers, url: () => '/api/absence' },
  'GET /api/public/notices': { allowed: open, url: () => '/api/public/notices' },
  'GET /api/public/notices/{id}': { allowed: open, url: ({ notice }) => `/api/public/notices/${notice}` },
  'POST /api/public/notices/{id}/objections': { allowed: open, url: ({ notice }) => `/api/public/notices/${notice}/objections`, body: {} },
  'GET /api/public/verify/{code}': { allowed: open, url: ({ verification }) => `/api/public/verify/${verification}` },
  'GET /api/public/registries': { allowed: open, url: () => '/api/public/registries' },
  'GET /api/public/registries/{id}/entries': { allowed: open, url: () => '/api/public/registries/innovative-sme/entries' },
  'GET /api/calendar': { allowed: everybody, url: () => '/api/calendar' },
  'POST /api/calendar/due': {
    allowed: everybody,
    url: () => '/api/calendar/due',
    body: { start: '2026-03-02', amount: 1, unit: 'workingDays' },
  },
  'PUT /api/calendar/{year}': {
    allowed: ['admin'],
    url: () => '/api/calendar/2027',
    body: { source: 'notice', holidays: [], workdays: [] },
  },
  'POST /api/messages': { allowed: everybody, url: () => '/api/messages', body: { name: 'no-such', key: 'none' } },
  'GET /api/incidents': { allowed: ['supervisor', 'admin'], url: () => '/api/incidents' },
  'POST /api/incidents/{id}/retry': { allowed: [], url: ({ running }) => `/api/incidents/${running.id}~timer:none/retry`, body: {} },
  'POST /api/incidents/{id}/preview': {
    allowed: [],
    url: ({ running }) => `/api/incidents/${running.id}~timer:none/preview`,
    body: { reason: 'no', to: 'apply' },
  },
  'POST /api/incidents/{id}/repair': {
    allowed: [],
    url: ({ running }) => `/api/incidents/${running.id}~timer:none/repair`,
    body: { reason: 'no', to: 'apply' },
  },
};
