/** The board. `board.test.ts` shows what each of these people is shown. */
import { programme } from '../../support/sme.ts';
import type { Rows } from './people.ts';

/** Who owns a programme, or supervises. */
const watchers = ['city', 'chief', 'council', 'supervisor', 'auditor'];
const row = (url: string) => ({ allowed: watchers, url: () => url });

export const board: Rows = {
  'GET /api/board/progress': row('/api/board/progress'),
  'GET /api/board/progress.pdf': row('/api/board/progress.pdf'),
  'GET /api/board/registries': row('/api/board/registries'),
  'GET /api/board/registries.pdf': row('/api/board/registries.pdf'),
  'GET /api/board/cases': row(`/api/board/cases?programme=${programme}&stage=submitted`),
  'GET /api/board/tasks': row('/api/board/tasks'),
  'GET /api/board/entries': row('/api/board/entries?registry=innovative-sme'),
  'GET /api/board/ratings': row('/api/board/ratings?bad=true'),
  'GET /api/board/targets': row('/api/board/targets'),
  'POST /api/board/targets': {
    allowed: ['supervisor'],
    url: () => '/api/board/targets',
    body: { registry: 'innovative-sme', district: '', year: 2028, target: 1000, reason: '市政府引育计划' },
  },
  'GET /api/board/snapshots': row('/api/board/snapshots'),
  // None was made yet: `board.test.ts` shows who reads one.
  'GET /api/board/snapshots/{month}': { ...row('/api/board/snapshots/2020-01'), allowed: [] },
  'POST /api/board/snapshots/{month}/remarks': {
    allowed: [],
    url: () => '/api/board/snapshots/2020-01/remarks',
    body: { words: '更正' },
  },
};
