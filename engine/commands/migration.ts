/** What previewing, applying and undoing a migration have in common: its versions, who may, what the plan is worth. */

import { possibleTimers } from '../machine/migrate/effects.ts';
import type { Versions } from '../machine/migrate/migrate.ts';
import type { CaseState } from '../model/case.ts';
import { Rejection } from '../model/errors.ts';
import type { CaseFact } from '../model/event.ts';
import type { Migration } from '../model/migration.ts';
import type { Problem } from '../model/problem.ts';
import type { User } from '../model/user.ts';
import { mayPublishDefinition } from '../policy/definition.ts';
import { checkMigration } from '../soundness/migration/check.ts';
import type { Act } from '../store/admin/log.ts';
import { canonicalJson, sha256 } from '../store/canonical.ts';
import { publicationsOf } from '../store/definitions.ts';
import type { MigrationRequest } from '../store/migration-requests.ts';
import type { Runtime } from './runtime.ts';

export interface OpenedMigration {
  /** Content hash of the migration. */
  readonly id: string;
  readonly migration: Migration;
  readonly versions: Versions;
  readonly programme: string;
  /** Organisations that own the versions. */
  readonly owners: readonly string[];
  /** Of the plan itself: not empty when some case could be stranded. */
  readonly problems: readonly Problem[];
}

/** @throws Rejection not-found (a version), forbidden (designers of the owner and administrators migrate) */
export async function openMigration(runtime: Runtime, by: User, migration: Migration): Promise<OpenedMigration> {
  const { from, to, plan } = migration;
  const [old, next] = [await runtime.programme(from), await runtime.programme(to)];
  if (!old || !next) throw new Rejection('not-found');
  const owners = [...new Set([old.workflow.owner, next.workflow.owner])];
  if (!owners.every((owner) => mayPublishDefinition(by, owner))) throw new Rejection('forbidden');
  const id = sha256(canonicalJson({ from, to, plan }));
  return {
    id,
    migration,
    versions: { from: old, to: next },
    programme: old.workflow.id,
    owners,
    problems: checkMigration(old, next, plan),
  };
}

/** @throws Rejection migration.unsafe (`details`: Problems with their counter-examples) */
export function refuseUnsafe({ problems }: OpenedMigration): void {
  if (problems.length > 0) throw new Rejection('migration.unsafe', { count: problems.length }, problems);
}

/** What people call it: the programme's title, and the numbers under which both versions were published last. */
export async function versionsSaid({ store }: Runtime, { migration, programme, versions }: OpenedMigration) {
  const publications = await publicationsOf(store.read, programme);
  const numberOf = (hash: string) => String(publications.find((one) => one.hash === hash)?.version ?? '?');
  return { title: versions.to.workflow.title, from: numberOf(migration.from), to: numberOf(migration.to) };
}

/** A row of the log of administration about a request. */
export function migrationAct(
  { act, note, decisionNote }: Pick<MigrationRequest, 'act' | 'note' | 'decisionNote'>,
  did: MigrationRequest['state'],
  { programme }: OpenedMigration,
  { title, from, to }: Awaited<ReturnType<typeof versionsSaid>>,
): Act {
  const reason = did === 'asked' ? note : decisionNote;
  return {
    ...{ act: `${act}-migration.${did}`, kind: 'definition', subject: programme, title },
    detail: { from, to, ...(reason && { reason }) },
  };
}

/** The fact by which a case in this state is migrated. `isArmed` tells of a timer of the case whether it is armed. */
export function migrationFact(
  opened: OpenedMigration,
  state: CaseState,
  isArmed: (timer: string) => boolean,
): Extract<CaseFact, { type: 'case.migrated' }> {
  const { migration, versions, id } = opened;
  return { type: 'case.migrated', ...migration, hash: id, begins: true, timers: possibleTimers(versions.from, state).filter(isArmed) };
}
