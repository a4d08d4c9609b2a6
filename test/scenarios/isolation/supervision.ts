/** 督办. `limits/supervision.test.ts` shows who answers and what each reads. */
import { county, departments, officers, owner, type Rows, type Things, watchers } from './people.ts';

const at =
  (path: string) =>
  ({ running }: Things) =>
    `/api/cases/${running.id}/supervisions${path}`;

export const supervision: Rows = {
  'GET /api/cases/{id}/supervisions': { allowed: [...county, ...departments, ...owner, ...watchers], url: at('') },
  'POST /api/cases/{id}/supervisions': {
    allowed: ['supervisor'],
    url: at(''),
    body: { kind: 'order', text: '请说明进展', days: 3, org: 'miit-luoyang' },
  },
  // Nobody is asked anything here.
  'POST /api/cases/{id}/supervisions/{n}/answer': { allowed: [], url: at('/9/answer'), body: { text: '已办' } },
  'POST /api/cases/{id}/supervisions/{n}/close': { allowed: [], url: at('/9/close'), body: { text: '' } },
  'POST /api/cases/{id}/supervisions/{n}/escalate': { allowed: [], url: at('/9/escalate'), body: { text: '上报', days: 2 } },
  'GET /api/supervisions': { allowed: [...officers, ...owner, ...watchers], url: () => '/api/supervisions?list=open' },
};
