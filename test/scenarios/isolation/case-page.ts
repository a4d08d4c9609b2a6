/** What stands beside a case. */
import { county, departments, owner, type Rows, type Things, watchers } from './people.ts';

const officers = [...county, ...departments, ...owner, ...watchers];
const beside = (path: string) => ({ allowed: officers, url: ({ running }: Things) => `/api/cases/${running.id}/${path}` });

export const casePage: Rows = {
  'GET /api/cases/{id}/looks': beside('looks'),
  'PUT /api/cases/{id}/looks/{file}': {
    allowed: officers,
    url: ({ done, file }) => `/api/cases/${done}/looks/${file}`,
    body: { looked: true, note: '' },
  },
  // Of no meeting here: `case-page.test.ts` shows who reads minutes.
  'GET /api/meetings/{id}/minutes.pdf': { allowed: [], url: () => '/api/meetings/none/minutes.pdf' },
  'GET /api/cases/{id}/related': beside('related'),
  'GET /api/cases/{id}/clock': beside('clock'),
  'GET /api/cases/{id}/last': beside('last'),
  'GET /api/cases/{id}/archive.zip': { allowed: [...owner, ...watchers], url: ({ done }) => `/api/cases/${done}/archive.zip` },
};
