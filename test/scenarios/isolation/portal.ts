/** What an enterprise looks after on the portal: its profile, members, messages, ratings. */
import { firstUscc, programme } from '../../support/sme.ts';
import { county, everybody, members, officers, owner, type Rows, type Things, watchers } from './people.ts';

const row = (allowed: readonly string[], url: (things: Things) => string, body?: unknown) => ({
  allowed,
  url,
  ...(body === undefined ? {} : { body }),
});
const enterprise = (place: string) => () => `/api/enterprises/${firstUscc}${place}`;

export const portal: Rows = {
  'GET /api/public/programmes': row([...everybody, 'nobody'], () => '/api/public/programmes'),
  'GET /api/public/programmes/{id}': row([...everybody, 'nobody'], () => `/api/public/programmes/${programme}`),
  'GET /api/public/programmes/{id}/sample.pdf': row([...everybody, 'nobody'], () => `/api/public/programmes/${programme}/sample.pdf`),
  'GET /api/programmes/{id}/eligibility': row(
    [...members, ...county, ...owner, ...watchers],
    () => `/api/programmes/${programme}/eligibility?uscc=${firstUscc}`,
  ),
  'GET /api/enterprises': row(everybody, () => '/api/enterprises'),
  'GET /api/enterprises/{uscc}': row([...members, ...county, ...watchers], enterprise('')),
  'GET /api/messages': row(everybody, () => '/api/messages'),
  'POST /api/messages/{id}/read': row([], () => '/api/messages/not-mine/read', {}),
  'GET /api/enterprises/{uscc}/years': row([...members, ...county, ...watchers], enterprise('/years')),
  'GET /api/enterprises/{uscc}/standing': row([...members, ...county, ...watchers], enterprise('/standing')),
  'GET /api/enterprises/{uscc}/members': row(members, enterprise('/members')),
  'POST /api/enterprises/{uscc}/invitations': row(['legal'], enterprise('/invitations'), { role: 'viewer' }),
  // `portal.test.ts` shows who may with one that is there.
  'DELETE /api/enterprises/{uscc}/invitations/{id}': row([], enterprise('/invitations/none')),
  'PUT /api/enterprises/{uscc}/members/{id}': row([], enterprise('/members/none'), { role: 'viewer' }),
  'DELETE /api/enterprises/{uscc}/members/{id}': row([], enterprise('/members/none')),
  'GET /api/invitations': row(everybody, () => '/api/invitations'),
  'POST /api/invitations/accept': row([], () => '/api/invitations/accept', { id: 'none' }),
  'GET /api/cases/{id}/rating': row(members, ({ running }) => `/api/cases/${running.id}/rating`),
  // This case hasn't ended, which its members are told.
  'POST /api/cases/{id}/rating': row(members, ({ running }) => `/api/cases/${running.id}/rating`, { level: 5, tags: [], comment: '' }),
  'GET /api/ratings': row([...officers, ...watchers], () => '/api/ratings'),
  'POST /api/ratings/{id}/answer': row([], () => '/api/ratings/none/answer', { answer: 'no' }),
  'POST /api/messages/read-all': row(everybody, () => '/api/messages/read-all', {}),
  'GET /api/messages/{id}/letter.pdf': row([], () => '/api/messages/not-mine/letter.pdf'),
};
