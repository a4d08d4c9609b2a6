import type { StoredCase } from './command.ts';

/**
 * The cases written last, so that a busy case isn't parsed again at each step. Never trusted: the batch compares the
 * sequence number with the row it has locked. Bounded; nothing needs to be in it.
 */
export interface CaseCache {
  get(caseId: string): StoredCase | undefined;
  put(kase: StoredCase): void;
}

export function createCaseCache(limit: number): CaseCache {
  const cases = new Map<string, StoredCase>();
  return {
    get: (caseId) => cases.get(caseId),
    put(kase) {
      cases.delete(kase.summary.id);
      if (kase.summary.status === 'ended') return;
      cases.set(kase.summary.id, kase);
      if (cases.size > limit) cases.delete(cases.keys().next().value as string);
    },
  };
}
