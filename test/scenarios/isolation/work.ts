/** Cases, tasks, files, meetings, registries. */
import { firstUscc, programme } from '../../support/sme.ts';
import { caseReaders, entryReaders, everybody, members, others, owner, type Rows, watchers } from './people.ts';

const uploaders = everybody.filter((login) => ![...watchers, ...others].includes(login));
const noUpload = `/api/uploads/${'0'.repeat(32)}`;

export const work: Rows = {
  'GET /api/cases': { allowed: everybody, url: () => '/api/cases' },
  'POST /api/cases': { allowed: members, url: () => '/api/cases', body: { programme, uscc: firstUscc } },
  'GET /api/cases/{id}': { allowed: caseReaders, url: ({ running }) => `/api/cases/${running.id}` },
  'GET /api/cases/{id}/history': { allowed: caseReaders, url: ({ running }) => `/api/cases/${running.id}/history` },
  'GET /api/cases/{id}/decision.pdf': { allowed: caseReaders, url: ({ done }) => `/api/cases/${done}/decision.pdf` },
  'GET /api/cases/{id}/application.pdf': { allowed: caseReaders, url: ({ running }) => `/api/cases/${running.id}/application.pdf` },
  // This case was never corrected: `papers.test.ts` shows the notice.
  'GET /api/cases/{id}/correction.pdf': { allowed: [], url: ({ running }) => `/api/cases/${running.id}/correction.pdf` },
  'GET /api/cases/{id}/flow': { allowed: caseReaders, url: ({ running }) => `/api/cases/${running.id}/flow` },
  'POST /api/cases/{id}/withdraw': { allowed: members, url: ({ running }) => `/api/cases/${running.id}/withdraw`, body: { reason: 'no' } },
  'POST /api/tasks/{id}/claim': { allowed: ['market'], url: ({ task }) => `/api/tasks/${task}/claim`, body: {} },
  'POST /api/tasks/{id}/release': { allowed: ['market'], url: ({ task }) => `/api/tasks/${task}/release`, body: {} },
  'PUT /api/tasks/{id}/draft': { allowed: ['market'], url: ({ task }) => `/api/tasks/${task}/draft`, body: { data: {} } },
  // Of an officer's task none are offered; `earlier.test.ts` shows an applicant's.
  'GET /api/tasks/{id}/earlier': { allowed: ['market'], url: ({ task }) => `/api/tasks/${task}/earlier` },
  // An applicant's, while it fills in: nobody asks from this task.
  'POST /api/tasks/{id}/outside': { allowed: [], url: ({ task }) => `/api/tasks/${task}/outside`, body: { pointer: '/a', value: 'b' } },
  'GET /api/tasks/{id}/entries': { allowed: [], url: ({ task }) => `/api/tasks/${task}/entries?pointer=/a&q=b` },
  'GET /api/tasks/{id}/candidates': { allowed: ['market', 'supervisor'], url: ({ task }) => `/api/tasks/${task}/candidates?op=transfer` },
  'POST /api/tasks/{id}/transfer': {
    allowed: ['market', 'supervisor'],
    url: ({ task }) => `/api/tasks/${task}/transfer`,
    body: { to: 'user-none', reason: 'no' },
  },
  'POST /api/tasks/{id}/delegate': { allowed: ['market'], url: ({ task }) => `/api/tasks/${task}/delegate`, body: { to: 'user-none' } },
  'POST /api/tasks/{id}/add-signer': {
    allowed: ['market'],
    url: ({ task }) => `/api/tasks/${task}/add-signer`,
    body: { user: 'user-none', place: 'after' },
  },
  'POST /api/tasks/{id}/drop-signer': { allowed: [], url: ({ task }) => `/api/tasks/${task}/drop-signer`, body: { user: 'user-none' } },
  'POST /api/tasks/{id}/copy': { allowed: ['market'], url: ({ task }) => `/api/tasks/${task}/copy`, body: { to: 'user-none' } },
  'POST /api/tasks/{id}/remind': { allowed: caseReaders, url: ({ task }) => `/api/tasks/${task}/remind`, body: {} },
  'POST /api/tasks/{id}/complete': { allowed: ['market'], url: ({ task }) => `/api/tasks/${task}/complete`, body: { outcome: 'clear' } },
  'POST /api/tasks/{id}/take-back': { allowed: ['market'], url: ({ task }) => `/api/tasks/${task}/take-back`, body: {} },
  'POST /api/files': { allowed: uploaders, url: () => '/api/files', upload: true },
  'POST /api/uploads': { allowed: uploaders, url: () => '/api/uploads', body: { name: 'a.pdf', size: 3, type: 'application/pdf' } },
  // Each is its sender's alone: `uploads.test.ts` shows that.
  'GET /api/uploads/{id}': { allowed: [], url: () => noUpload },
  'PATCH /api/uploads/{id}': {
    allowed: [],
    url: () => noUpload,
    headers: { 'content-type': 'application/octet-stream', 'upload-offset': '0' },
  },
  'DELETE /api/uploads/{id}': { allowed: [], url: () => noUpload },
  'GET /api/files/{id}': { allowed: caseReaders, url: ({ file }) => `/api/files/${file}` },
  'GET /api/batches': { allowed: everybody, url: () => '/api/batches' },
  // Nothing is before a meeting: `meeting-agenda.test.ts` shows who reads an agenda.
  'GET /api/batches/agenda.pdf': { allowed: [], url: () => `/api/batches/agenda.pdf?programme=${programme}&step=meeting` },
  'PUT /api/batches/plan': {
    allowed: [],
    url: () => '/api/batches/plan',
    body: { programme, step: 'meeting', revision: 0, place: '三楼', on: '2027-03-02', at: '09:00' },
  },
  'POST /api/batches/plan/cancel': {
    allowed: [],
    url: () => '/api/batches/plan/cancel',
    body: { programme, step: 'meeting', revision: 0, reason: 'no' },
  },
  'POST /api/batches': {
    allowed: ['market'],
    url: ({ task }) => `/api/batches#${task}`,
    body: { programme, step: 'meeting', decisions: [{ taskId: 'TASK', outcome: 'approve' }] },
  },
  'GET /api/meetings': { allowed: everybody, url: () => '/api/meetings' },
  'GET /api/registries': { allowed: everybody, url: () => '/api/registries' },
  'GET /api/registries/{id}/entries': { allowed: everybody, url: () => '/api/registries/innovative-sme/entries' },
  'GET /api/entries/{id}': { allowed: entryReaders, url: ({ entry }) => `/api/entries/${entry}` },
  'POST /api/entries/{id}/updates': {
    allowed: members,
    url: ({ entry }) => `/api/entries/${entry}/updates`,
    body: { year: 2027, data: {} },
  },
  'GET /api/entries/{id}/certificate.pdf': { allowed: entryReaders, url: ({ entry }) => `/api/entries/${entry}/certificate.pdf` },
  'POST /api/entries/{id}/changes': {
    allowed: members,
    url: ({ entry }) => `/api/entries/${entry}/changes`,
    body: { on: '2026-03-02', data: {} },
  },
  // Who may only hint at something is shown by `limits/registry.test.ts`.
  'POST /api/entries/{id}/proceedings': {
    allowed: ['chief'],
    url: ({ entry }) => `/api/entries/${entry}/proceedings`,
    body: { act: 'investigate', reason: 'fraud', grounds: 'no' },
  },
  'GET /api/experts': { allowed: ['admin', 'auditor'], url: () => '/api/experts' },
  'POST /api/experts': { allowed: ['admin'], url: () => '/api/experts', body: { pool: 'experts', login: 'market' } },
  'PATCH /api/experts/{id}': { allowed: [], url: () => '/api/experts/none', body: {} },
  'GET /api/cases/{id}/draws': { allowed: [...owner, 'auditor'], url: ({ running }) => `/api/cases/${running.id}/draws` },
  'POST /api/cases/{id}/draws': {
    allowed: owner,
    url: ({ running }) => `/api/cases/${running.id}/draws`,
    body: { step: 'no-such', reason: 'no' },
  },
  'POST /api/tasks/{id}/decline': { allowed: ['market'], url: ({ task }) => `/api/tasks/${task}/decline`, body: { reason: 'no' } },
  'POST /api/tasks/{id}/extend': { allowed: ['market'], url: ({ task }) => `/api/tasks/${task}/extend`, body: { reason: 'no' } },
  'POST /api/cases/{id}/messages': { allowed: [], url: ({ running }) => `/api/cases/${running.id}/messages`, body: { name: 'no-such' } },
};
