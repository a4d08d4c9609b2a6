/** Which step and branch of the new version stands for which of the old one. */
import type { StepId } from '../../model/deadline.ts';
import type { MigrationPlan } from '../../model/migration.ts';
import { itemId, parseItemId } from '../item-id.ts';
import type { Programme } from '../programme.ts';
import type { StepInfo } from '../steps-index.ts';

type Steps = Pick<Programme, 'steps'>;

/** The new step, for a step of an item the item's; null where the plan gives it up; undefined where the new version has none. */
export function mapStep(plan: MigrationPlan, to: Steps, id: StepId): StepId | null | undefined {
  const { steps = {} } = plan;
  const { base, path } = parseItemId(id);
  const planned = Object.hasOwn(steps, base) ? steps[base] : base;
  if (planned === null || planned === undefined) return planned;
  return to.steps.has(planned) ? itemId(planned, path) : undefined;
}

/**
 * The new branch in which the steps of an old branch are; undefined when they are in none, null when they are in several.
 * A branch whose steps are all given up goes on under its name, if there is one, and is taken to have ended.
 */
export function mapBranch(plan: MigrationPlan, from: Steps, to: Steps, parallel: StepId, branch: string): string | null | undefined {
  const { base } = parseItemId(parallel);
  const target = mapStep(plan, to, base);
  if (typeof target !== 'string') return undefined;
  const found = new Set<string>();
  for (const info of from.steps.values()) {
    if (info.branch?.parallel !== base || info.branch.branch !== branch) continue;
    const mapped = mapStep(plan, to, info.id);
    const there = typeof mapped === 'string' ? to.steps.get(mapped)?.branch : undefined;
    if (there?.parallel === target) found.add(there.branch);
  }
  if (found.size > 1) return null;
  return [...found][0];
}

/** Branches of a parallel step. */
export function branchesOf(info: StepInfo | undefined): string[] {
  return info?.step.type === 'parallel' ? Object.keys(info.step.branches) : [];
}

/** Renames the keys of a record of steps; what the new version has no step for keeps its name, as it is history. */
export function renamed<T>(plan: MigrationPlan, to: Steps, record: Readonly<Record<StepId, T>>): Record<StepId, T> {
  return Object.fromEntries(Object.entries(record).map(([id, value]) => [mapStep(plan, to, id) ?? id, value]));
}
