/** Who watches the board 工作调度, and what of it. No by default: an office with tasks of its own has its inbox. */
import { holds, positionsOf, type Subject } from './roles.ts';

/**
 * What somebody watches, as data: alternatives. Part of `readableCases`: what the board counts and lists, its reader may open.
 */
export interface BoardScope {
  readonly all: boolean;
  /** Everything of the programmes (and registries) that these organisations own. */
  readonly ownerOrgs: readonly string[];
  /** Everything in these districts. */
  readonly districts: readonly string[];
}

/** Auditors and supervisors of the city: everything; a supervisor of a district: it; officers of the owner: its programmes. */
export function boardScope(user: Subject): BoardScope {
  const supervised = user?.grants.filter(({ role }) => role === 'supervisor') ?? [];
  return {
    all: holds(user, 'auditor') || supervised.some(({ district }) => !district),
    ownerOrgs: [...new Set(positionsOf(user).map(({ org }) => org))],
    districts: [...new Set(supervised.flatMap(({ district }) => district ?? []))],
  };
}

/** Targets are set, and snapshots remarked on, by who supervises the whole city. */
export function maySetTargets(user: Subject): boolean {
  return user?.grants.some(({ role, district }) => role === 'supervisor' && !district) ?? false;
}
