/**
 * Who may do what with a task. No by default; recusal is asked at every claim, every completion and every assignment. A standing
 * substitute 代办 may do, on the days of an absence, what the absent person may do; both must be free to act.
 */
import type { RejectionCode } from '../model/errors.ts';
import type { Task } from '../model/task.ts';
import { groupsOf, groupWithin, officeGroup, type StandIn, userGroup } from '../model/user.ts';
import { holds, isMember, isOwner, positionsOf, type Subject, supervises } from './roles.ts';

type TaskFacts = Pick<Task, 'group' | 'status' | 'assignee'>;
/** The applicant of the task's case, and the case's programme: who stands in for some programmes only stands in for no other. */
type Applicant = { readonly uscc: string; readonly programme?: string };
export type TaskRefusal = Extract<RejectionCode, 'auth.required' | 'task.closed' | 'task.not-yours' | 'task.taken' | 'recusal'>;
type Person = Pick<NonNullable<Subject>, 'id' | 'grants' | 'memberships'>;

/** Whom the user stands in for on a day (YYYY-MM-DD), and in which programmes; nobody without a day. */
function standInsOn(user: Subject, today: string | undefined): StandIn[] {
  if (!user || today === undefined) return [];
  return (user.standsInFor ?? []).filter(({ from, to }) => from <= today && today <= to);
}

/** Whom the user stands in for on a day in a programme; without one only those for whom it is all of them. */
export function absentOn(user: Subject, today: string | undefined, programme?: string): StandIn['user'][] {
  return standInsOn(user, today)
    .filter(({ programmes }) => !programmes || (programme !== undefined && programmes.includes(programme)))
    .map((standIn) => standIn.user);
}

/** Candidate groups of the positions, and of the person alone, of those whom the user stands in for; within programmes where it is so. */
export function standInGroups(user: Subject, today: string | undefined): string[] {
  return standInsOn(user, today).flatMap(({ user: absent, programmes }) => {
    const groups = [...groupsOf({ grants: positionsOf({ ...absent, login: '' }) }), userGroup(absent.id)];
    return programmes ? groups.flatMap((group) => programmes.map((programme) => groupWithin(group, programme))) : groups;
  });
}

/**
 * Is the task meant for people like the user: a position `role@scope`, a membership `applicant:<uscc>[:<membership>]`, or the user
 * alone (`user:<id>`)? With a day (YYYY-MM-DD), also for people whom the user stands in for.
 */
export function isCandidate(user: Subject, task: Pick<Task, 'group'> & { readonly programme?: string }, today?: string): boolean {
  if (!user) return false;
  return isMeant(user, task) || absentOn(user, today, task.programme).some((absent) => isMeantAbsent(absent, task));
}

function isMeant(user: Person, { group }: Pick<Task, 'group'>): boolean {
  if (group.startsWith('user:')) return group === userGroup(user.id);
  const positions = positionsOf(user as Subject);
  if (group.startsWith('@')) return positions.some(({ org }) => officeGroup(org) === group);
  if (!group.startsWith('applicant:')) return groupsOf({ grants: positions }).includes(group);
  const [, uscc, role] = group.split(':');
  // A legal representative may do whatever an agent may, a viewer nothing.
  return user.memberships.some(
    (membership) =>
      membership.uscc === uscc &&
      membership.role !== 'viewer' &&
      (role === undefined || membership.role === role || membership.role === 'legal-representative'),
  );
}

/** Nobody stands in for a member of the applicant: that is a matter of the enterprise. */
function isMeantAbsent(absent: Person, task: Pick<Task, 'group'>): boolean {
  return !task.group.startsWith('applicant:') && isMeant(absent, task);
}

/** A member of the applicant never acts as an officer on its case (回避, 行政许可法 and 公务员法 art. 76). */
export function isRecused(user: Pick<Person, 'memberships'> | null, task: Pick<Task, 'group'>, applicant: Applicant): boolean {
  return !task.group.startsWith('applicant:') && isMember(user as Subject, applicant.uscc);
}

/** In whose name the user acts: the own one (`null`), or that of an absent person. */
export type Standing = { readonly refusal: TaskRefusal } | { readonly refusal: null; readonly onBehalfOf: string | null };

/** May the user act on the task now, and for whom? Acting on an unclaimed task claims it. */
export function standingOn(user: Subject, task: TaskFacts, applicant: Applicant, today?: string): Standing {
  if (!user) return { refusal: 'auth.required' };
  const own = isMeant(user, task);
  const absent = absentOn(user, today, applicant.programme).filter((person) => isMeantAbsent(person, task));
  if (!own && absent.length === 0) return { refusal: 'task.not-yours' };
  if (isRecused(user, task, applicant)) return { refusal: 'recusal' };
  if (task.status !== 'open') return { refusal: 'task.closed' };
  const free = task.assignee === null || task.assignee === user.id;
  if (own && free) return { refusal: null, onBehalfOf: null };
  const whose = absent.filter((person) => free || task.assignee === person.id);
  if (whose.length === 0) return { refusal: 'task.taken' };
  const [first] = whose.filter((person) => !isRecused(person, task, applicant));
  return first ? { refusal: null, onBehalfOf: first.id } : { refusal: 'recusal' };
}

/** Why the user may not act on the task now, or null when it may. */
export function refusalToAct(user: Subject, task: TaskFacts, applicant: Applicant, today?: string): TaskRefusal | null {
  return standingOn(user, task, applicant, today).refusal;
}

/** May complete it, sign it, save its draft. */
export function mayAct(user: Subject, task: TaskFacts, applicant: Applicant, today?: string): boolean {
  return refusalToAct(user, task, applicant, today) === null;
}

export function mayClaim(user: Subject, task: TaskFacts, applicant: Applicant, today?: string): boolean {
  return task.assignee === null && mayAct(user, task, applicant, today);
}

/** Only who claimed a task gives it back; who was asked as a person has no group to give it back to. */
export function mayRelease(user: Subject, task: TaskFacts): boolean {
  return user !== null && task.status === 'open' && task.assignee === user.id && !task.group.startsWith('user:');
}

/** Where a task stands, for those who look after it without holding it. */
export interface Oversight {
  readonly ownerOrg: string;
  readonly district: string;
  /** The assignee's account is disabled. */
  readonly left: boolean;
}

/** The holder transfers; a supervisor always may, colleagues and the owner's officers when the holder has left. */
export function mayTransfer(user: Subject, task: TaskFacts, applicant: Applicant, oversight: Oversight, today?: string): boolean {
  if (!user || task.status !== 'open' || isRecused(user, task, applicant)) return false;
  if (mayAct(user, task, applicant, today) || supervises(user, oversight.district)) return true;
  return oversight.left && (isMeant(user, task) || isOwner(user, oversight.ownerOrg));
}

/** The holder adds signers; so may the position that the step names, in the organisation that owns the programme. */
export function mayAddSigner(
  user: Subject,
  task: TaskFacts,
  applicant: Applicant,
  by: { readonly role: string | undefined; readonly ownerOrg: string },
  today?: string,
): boolean {
  if (mayAct(user, task, applicant, today)) return true;
  return by.role !== undefined && holds(user, by.role, by.ownerOrg) && !isRecused(user, task, applicant);
}
