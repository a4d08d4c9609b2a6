/** How running cases go from one version of a programme to another. */
import type { Feel, StepId } from './deadline.ts';

/** An expression over the case as it was under the old version. */
export interface Computed {
  readonly feel: Feel;
}

/**
 * What is not said stays as it is: a step, a field and a result keep their names where the new version has them.
 * The plan is part of each migrated case's log.
 */
export interface MigrationPlan {
  /** Old step → new step of the same type, in the same block; null gives up the work of a branch. */
  readonly steps?: Readonly<Record<StepId, StepId | null>>;
  /** Old field of the application → new field, or new field → how it is computed. */
  readonly fields?: Readonly<Record<string, string | Computed>>;
  /** Old step whose result goes on under a new step's name, or new step → its result computed. Default: as `steps` says. */
  readonly results?: Readonly<Record<StepId, StepId | Computed>>;
  /** Old rule version → new rule version. */
  readonly ruleVersions?: Readonly<Record<string, string>>;
  /** Deadlines of live steps: as they are, or counted anew by the new version from the day the step began. Default `keep`. */
  readonly timers?: 'keep' | 'recompute';
}

/** A plan between two definitions, by content hash. */
export interface Migration {
  readonly from: string;
  readonly to: string;
  readonly plan: MigrationPlan;
}
