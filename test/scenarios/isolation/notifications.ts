/** How somebody is told, and the webhooks of organisations. */
import { everybody, type Rows } from './people.ts';

const preferences = {
  ...{ language: 'zh-CN', mail: { work: 'now', deadline: 'now', result: 'now', copy: 'digest' } },
  ...{ summary: true, digest: { at: '08:30', workingDays: true }, quiet: null },
};
const hook = { org: 'none', title: 't', url: 'https://example.cn/', kinds: ['work'], active: true };
/** There is none: `notifications.test.ts` shows who may. */
const ofNone = (place: string, body?: unknown) => ({ allowed: [], url: () => `/api/webhooks/none${place}`, ...(body ? { body } : {}) });

export const notifications: Rows = {
  'GET /api/notifications': { allowed: everybody, url: () => '/api/notifications' },
  'PUT /api/notifications': { allowed: everybody, url: () => '/api/notifications', body: preferences },
  'POST /api/notifications/test': { allowed: everybody, url: () => '/api/notifications/test', body: {} },
  'GET /api/webhooks': { allowed: ['admin'], url: () => '/api/webhooks' },
  'POST /api/webhooks': { allowed: ['admin'], url: () => '/api/webhooks', body: hook },
  'PUT /api/webhooks/{id}': { allowed: ['admin'], url: () => '/api/webhooks/none', body: hook },
  'DELETE /api/webhooks/{id}': ofNone(''),
  'POST /api/webhooks/{id}/secret': ofNone('/secret', {}),
  'POST /api/webhooks/{id}/test': ofNone('/test', {}),
  'GET /api/webhooks/{id}/calls': { allowed: ['admin'], url: () => '/api/webhooks/none/calls' },
  'POST /api/webhooks/{id}/calls/{call}/retry': ofNone('/calls/none/retry', {}),
};
