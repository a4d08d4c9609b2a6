/**
 * The list that somebody works through: its address, its rows as they were shown, and the row they are at. Kept for the tab, so that a case
 * leads to the next and the way back to the place one came from.
 */
import { wb } from '../paths.ts';

export interface WalkStep {
  /** Of the row in its list. */
  readonly id: string;
  readonly caseId: string;
  readonly task: string | null;
  readonly title: string;
}
export interface Walk {
  /** Address of the list. */
  readonly list: string;
  readonly steps: readonly WalkStep[];
  /** Row that was opened last. */
  readonly at: string | null;
}

const storageKey = 'lz.walk';
const nowhere: Walk = { list: wb.inbox, steps: [], at: null };

export function readWalk(): Walk {
  try {
    const kept = JSON.parse(sessionStorage.getItem(storageKey) ?? 'null') as Walk | null;
    return kept && Array.isArray(kept.steps) && typeof kept.list === 'string' ? kept : nowhere;
  } catch {
    return nowhere;
  }
}

export function keepWalk(walk: Walk): void {
  try {
    sessionStorage.setItem(storageKey, JSON.stringify({ ...walk, steps: walk.steps.slice(0, stepsAtMost) }));
  } catch {
    // Without storage there is no next case, only the way back to the beginning of the list.
  }
}
const stepsAtMost = 1000;

/** Of a list of cases. */
export function stepsOf(rows: readonly { readonly id: string; readonly enterpriseName: string }[]): WalkStep[] {
  return rows.map(({ id, enterpriseName }) => ({ id, caseId: id, task: null, title: enterpriseName }));
}

/** Where a case lies in the walk: the ones before and after it, and how far one is. */
export function placeIn(walk: Walk, caseId: string): { before: WalkStep | null; after: WalkStep | null; n: number; of: number } | null {
  const at = walk.steps.findIndex((step) => step.caseId === caseId && step.id === walk.at);
  const index = at >= 0 ? at : walk.steps.findIndex((step) => step.caseId === caseId);
  if (index < 0) return null;
  return { before: walk.steps[index - 1] ?? null, after: walk.steps[index + 1] ?? null, n: index + 1, of: walk.steps.length };
}
