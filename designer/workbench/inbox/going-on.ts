/** Whether a decision leads to the next case of the list. Modes: back to the list (default) · on to the next; kept in this browser. */
import { useSyncExternalStore } from 'react';
import { wb } from '../paths.ts';
import { wayBackNow } from '../way-back.ts';
import { keepWalk, placeIn, readWalk } from './walk.ts';

const storageKey = 'lz.going-on';
const listeners = new Set<() => void>();

function read(): boolean {
  try {
    return localStorage.getItem(storageKey) === 'on';
  } catch {
    return false;
  }
}

export function keepGoingOn(on: boolean): void {
  try {
    localStorage.setItem(storageKey, on ? 'on' : 'off');
  } catch {
    // Private windows refuse storage: every decision leads back to the list.
  }
  for (const listener of listeners) listener();
}

export function useGoingOn(): boolean {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, read);
}

/** Where a task that is done leads, as `navigate` takes it: to the next case, or back to where one came from. */
export function afterDecision(caseId: string): [string, { state: unknown }] {
  const walk = readWalk();
  const { to, state, fromList } = wayBackNow(caseId);
  const next = read() && fromList ? placeIn(walk, caseId)?.after : null;
  if (!next) return [to, { state }];
  keepWalk({ ...walk, at: next.id });
  return [wb.kase(next.caseId, next.task ?? undefined), { state: null }];
}
