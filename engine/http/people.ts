/** Names of people and organisations for answers; kept for half a minute, since they change seldom and are needed at every turn. */
import type { Organisation } from '../model/user.ts';
import { organisations } from '../store/organisations.ts';
import type { Reader } from '../store/page.ts';
import { namesOf } from '../store/users.ts';

export interface People {
  /** Names by user id; unknown ids (and `system`) are absent. */
  names(ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string>>;
  organisations(): Promise<ReadonlyMap<string, Organisation>>;
  /** Something was renamed. */
  forget(): void;
}

const keptMs = 30_000;

export function createPeople(read: Reader): People {
  let names = new Map<string, string>();
  let namesUntil = 0;
  let orgs: { until: number; value: Promise<ReadonlyMap<string, Organisation>> } | null = null;
  return {
    async names(ids) {
      const now = performance.now();
      if (now > namesUntil) {
        names = new Map();
        namesUntil = now + keptMs;
      }
      const wanted = [...new Set(ids)].filter((id): id is string => id !== null && id !== 'system' && !names.has(id));
      if (wanted.length > 0) for (const [id, name] of await namesOf(read, wanted)) names.set(id, name);
      return names;
    },
    organisations() {
      if (!orgs || performance.now() > orgs.until) {
        const value = organisations(read).then((rows) => new Map(rows.map((row) => [row.id, row])));
        orgs = { until: performance.now() + keptMs, value };
        value.catch(() => {
          orgs = null;
        });
      }
      return orgs.value;
    },
    forget() {
      names = new Map();
      orgs = null;
    },
  };
}
