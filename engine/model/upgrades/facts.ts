/**
 * Facts as they were written by earlier releases, brought to today's shape when a log is read. The log itself never changes: its
 * hashes are of what was written. A released step is frozen: a new shape gets a new step at the end of the list.
 */
import type { CaseFact } from '../event.ts';

/** A fact of any release. */
export interface WrittenFact {
  readonly type: string;
  readonly [name: string]: unknown;
}

export interface FactUpgrade {
  /** What changed, e.g. `task-completed-notes`. */
  readonly name: string;
  /** Date of the release that first wrote the new shape, YYYY-MM-DD. */
  readonly from: string;
  /** Is the fact still in the old shape? */
  applies(fact: WrittenFact): boolean;
  upgrade(fact: WrittenFact): WrittenFact;
}

/** In the order of the releases. Empty as long as every fact ever written is read as it is (`test/upgrade` opens each release's). */
export const factUpgrades: readonly FactUpgrade[] = [];

/** Every step that applies, in order; the same object when none does. */
export function upgradeFact(written: WrittenFact, steps: readonly FactUpgrade[] = factUpgrades): CaseFact {
  const upgraded = steps.reduce((fact, step) => (step.applies(fact) ? step.upgrade(fact) : fact), written);
  return upgraded as unknown as CaseFact;
}
