/** Who may do what with a case. No by default. */
import type { CaseSummary } from '../model/case.ts';
import type { Task } from '../model/task.ts';
import { groupsOf, groupWithin, officeGroup, userGroup } from '../model/user.ts';
import { actsFor, holds, isMember, isOwner, positionsOf, type Subject, supervises } from './roles.ts';
import { standInGroups } from './task.ts';

export interface CaseFacts {
  readonly kase: Pick<CaseSummary, 'uscc' | 'district' | 'status' | 'submittedAt'> & { readonly programme?: string };
  /** By `readingGroups`: of all tasks of the case, closed ones too. */
  readonly taskGroups: readonly string[];
  /** Organisation that owns the programme. */
  readonly ownerOrg: string;
}

/**
 * The cases a user may read, as data: the store builds its WHERE from it, `mayReadCase` checks one case against it,
 * so that a list never shows more than a page. Parts are alternatives.
 */
export interface CaseFilter {
  /** Own enterprises: every case, drafts included. */
  readonly enterprises: readonly string[];
  /** The rest holds for submitted cases only: a draft is the applicant's own. */
  readonly all: boolean;
  readonly ownerOrgs: readonly string[];
  readonly groups: readonly string[];
  readonly districts: readonly string[];
}

/** With a day, also as people whom the user stands in for: what reaches them by their positions. */
export function readableCases(user: Subject, today?: string): CaseFilter {
  const positions = positionsOf(user);
  const supervised = user?.grants.filter((grant) => grant.role === 'supervisor') ?? [];
  return {
    enterprises: distinct(user?.memberships.map((membership) => membership.uscc) ?? []),
    all: holds(user, 'auditor') || supervised.some((grant) => !grant.district),
    ownerOrgs: distinct(positions.map((grant) => grant.org)),
    groups: distinct([
      ...groupsOf({ grants: positions }),
      ...positions.map(({ org }) => officeGroup(org)),
      ...(user && positions.length > 0 ? [userGroup(user.id)] : []),
      ...standInGroups(user, today),
    ]),
    districts: distinct(supervised.flatMap((grant) => grant.district ?? [])),
  };
}

/**
 * Groups whose people a case's tasks let read it. A task for one person alone that was cancelled (a delegation withdrawn, a signer
 * dropped) lets nobody read any more.
 */
export function readingGroups(tasks: readonly Pick<Task, 'group' | 'status'>[]): string[] {
  return distinct(tasks.filter(givesSight).map(({ group }) => group));
}

export function givesSight({ group, status }: Pick<Task, 'group' | 'status'>): boolean {
  return status !== 'cancelled' || !group.startsWith('user:');
}

/** Applicants read their enterprises' cases, officers those with a task of their groups or of a programme their organisation owns. */
export function mayReadCase(user: Subject, facts: CaseFacts, today?: string): boolean {
  const filter = readableCases(user, today);
  const { kase } = facts;
  if (filter.enterprises.includes(kase.uscc)) return true;
  if (kase.status === 'draft' && kase.submittedAt === null) return false;
  return (
    filter.all ||
    filter.ownerOrgs.includes(facts.ownerOrg) ||
    filter.districts.includes(kase.district) ||
    facts.taskGroups.some((group) => [group, groupWithin(group, kase.programme ?? '')].some((one) => filter.groups.includes(one)))
  );
}

/** The history and the flow of a case are read by whoever reads the case. */
export const mayReadHistory: (user: Subject, facts: CaseFacts, today?: string) => boolean = mayReadCase;

/** From which side a reader looks: a member of the applicant is always the applicant, never an officer (recusal). */
export function sideOf(user: Subject, facts: CaseFacts, today?: string): 'applicant' | 'officer' | null {
  if (isMember(user, facts.kase.uscc)) return 'applicant';
  return mayReadCase(user, facts, today) ? 'officer' : null;
}

/** Whoever reads a case for the office keeps notes to its materials for itself, follows it and looks for what else there is of its enterprise. */
export function mayWorkOnDesk(side: 'applicant' | 'officer'): boolean {
  return side === 'officer';
}

/** The whole case as one file: for those who audit and supervise, and for the owner's own files. It holds what they see on the screen. */
export function mayArchiveCase(user: Subject, { kase, ownerOrg }: Pick<CaseFacts, 'kase' | 'ownerOrg'>): boolean {
  return !isMember(user, kase.uscc) && (holds(user, 'auditor') || supervises(user, kase.district) || isOwner(user, ownerOrg));
}

export function mayOpenCase(user: Subject, uscc: string): boolean {
  return actsFor(user, uscc);
}

export function mayWithdrawCase(user: Subject, facts: Pick<CaseFacts, 'kase'>): boolean {
  return actsFor(user, facts.kase.uscc);
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}
