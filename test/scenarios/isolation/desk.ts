/** What is on a reviewer's desk. */
import { caseReaders, everybody, type Rows, type Things } from './people.ts';

const saved = { name: '本周', query: 'light=red', org: null, standard: false };
const follow = { allowed: caseReaders, url: ({ running }: Things) => `/api/cases/${running.id}/follow` };
// Lists and opinions are each person's own, so what another has isn't there: `workbench-desk.test.ts` shows that.
const nobodys = { allowed: [], url: () => '/api/saved-lists/none' };
const none = { allowed: [], url: () => '/api/opinions/none' };
export const desk: Rows = {
  'GET /api/tasks': { allowed: everybody, url: () => '/api/tasks' },
  'GET /api/tasks/counts': { allowed: everybody, url: () => '/api/tasks/counts' },
  'GET /api/tasks/copies': { allowed: everybody, url: () => '/api/tasks/copies' },
  'GET /api/tasks/done': { allowed: everybody, url: () => '/api/tasks/done' },
  'POST /api/tasks/preview': { allowed: everybody, url: () => '/api/tasks/preview', body: { tasks: ['0.1'], op: 'remind' } },
  'POST /api/tasks/copies/read': { allowed: everybody, url: () => '/api/tasks/copies/read', body: { tasks: [] } },
  'GET /api/cases/opened': { allowed: everybody, url: () => '/api/cases/opened' },
  'GET /api/cases/followed': { allowed: everybody, url: () => '/api/cases/followed' },
  'GET /api/cases/{id}/follow': follow,
  'PUT /api/cases/{id}/follow': { ...follow, body: {} },
  'DELETE /api/cases/{id}/follow': follow,
  'GET /api/saved-lists': { allowed: everybody, url: () => '/api/saved-lists' },
  'POST /api/saved-lists': { allowed: everybody, url: () => '/api/saved-lists', body: saved },
  'PUT /api/saved-lists': { allowed: everybody, url: () => '/api/saved-lists', body: { ids: [] } },
  'PUT /api/saved-lists/{id}': { ...nobodys, body: saved },
  'DELETE /api/saved-lists/{id}': nobodys,
  'GET /api/opinions': { allowed: everybody, url: () => '/api/opinions' },
  'POST /api/opinions': { allowed: everybody, url: () => '/api/opinions', body: { body: '材料齐全', org: null } },
  'PUT /api/opinions': { allowed: everybody, url: () => '/api/opinions', body: { ids: [], org: null } },
  'PUT /api/opinions/{id}': { ...none, body: { body: '同意' } },
  'DELETE /api/opinions/{id}': none,
  'POST /api/opinions/{id}/use': { allowed: [], url: () => '/api/opinions/none/use' },
};
