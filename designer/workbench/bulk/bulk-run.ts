/**
 * Several tasks done one after the other, each as a transaction of its own. Kept in this browser for its person, so that it goes on after a
 * cut: each item has its key from the beginning, and what was done under a key is done once.
 * States of an item: waiting · done · refused (with the server's reason). A run is finished when none waits.
 */
import { actOnTask, type BulkAct } from '../../api/bulk.ts';
import { newKey } from '../../api/client.ts';
import { asProblem } from '../../api/problem.ts';

export interface BulkItem {
  readonly task: string;
  readonly caseId: string;
  readonly number: string;
  readonly name: string;
  readonly seq: number;
  readonly key: string;
  readonly state: 'waiting' | 'done' | 'refused';
  readonly why?: string;
}
export interface BulkRun {
  readonly act: BulkAct;
  /** What it is called, in the language it was begun in. */
  readonly title: string;
  readonly items: readonly BulkItem[];
}

const storageKey = (user: string) => `lz.bulk.${user}`;

export function readRun(user: string): BulkRun | null {
  try {
    const kept = JSON.parse(localStorage.getItem(storageKey(user)) ?? 'null') as BulkRun | null;
    return kept && Array.isArray(kept.items) && kept.items.some(({ state }) => state === 'waiting') ? kept : null;
  } catch {
    return null;
  }
}

export function keepRun(user: string, run: BulkRun | null): void {
  try {
    if (run?.items.some(({ state }) => state === 'waiting')) localStorage.setItem(storageKey(user), JSON.stringify(run));
    else localStorage.removeItem(storageKey(user));
  } catch {
    // Without storage a cut ends the run: what was done is in the list of what was done.
  }
}

export function newRun(act: BulkAct, title: string, items: readonly Omit<BulkItem, 'key' | 'state'>[]): BulkRun {
  return { act, title, items: items.map((item) => ({ ...item, key: newKey(), state: 'waiting' })) };
}

/** Does what waits, in order, and tells after each. Ends early, true, when the server can't be reached: the rest waits. */
export async function goOn(run: BulkRun, told: (run: BulkRun) => void, isStopped: () => boolean): Promise<{ run: BulkRun; cut: boolean }> {
  let now = run;
  for (const [index, item] of run.items.entries()) {
    if (item.state !== 'waiting') continue;
    if (isStopped()) return { run: now, cut: false };
    const settle = (change: Partial<BulkItem>) => {
      now = { ...now, items: now.items.map((one, at) => (at === index ? { ...one, ...change } : one)) };
      told(now);
    };
    try {
      await actOnTask(item.task, item.seq, run.act, item.key);
      settle({ state: 'done' });
    } catch (error) {
      const problem = asProblem(error);
      if (problem.transient) return { run: now, cut: true };
      settle({ state: 'refused', why: [problem.message, ...problem.errors.map(({ message }) => message)].join(' ') });
    }
  }
  return { run: now, cut: false };
}
