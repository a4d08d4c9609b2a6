/** Which operations the asking user may do now with a task, for buttons; the commands check again. */
import { dateOf } from '../../calendar/date.ts';
import { addedPeople, adviceOn } from '../../machine/added.ts';
import { isOffered, type OperationName } from '../../machine/check-operation.ts';
import type { CompiledProgramme } from '../../machine/programme.ts';
import { barredFrom } from '../../machine/view.ts';
import type { CaseState } from '../../model/case.ts';
import type { Rejection } from '../../model/errors.ts';
import type { Task } from '../../model/task.ts';
import type { User } from '../../model/user.ts';
import { absentOn, mayAct, mayAddSigner, mayClaim, mayRelease, mayTransfer, standingOn } from '../../policy/task.ts';

export interface OperationContext {
  readonly user: User;
  readonly compiled: CompiledProgramme;
  readonly state: CaseState;
  readonly kase: { readonly uscc: string; readonly district: string; readonly programme: string };
  /** Users whose account is disabled. */
  readonly left?: ReadonlySet<string>;
  /** UTC instant. */
  readonly now: string;
}

type ActedOn = Pick<Task, 'id' | 'group' | 'status' | 'assignee'>;

/** Why the case as it stands keeps the user from a task that policy would let the user have; null when nothing does. */
export function hindranceOn(task: ActedOn, { user, compiled, state, kase, now }: OperationContext): Rejection | null {
  const standing = standingOn(user, task, kase, dateOf(now));
  return standing.refusal === null ? barredFrom(compiled, state, task.id, { user: user.id, ...standing }) : null;
}

/** May the user act on the task now, as policy and the case itself stand? */
export function isFree(task: ActedOn, context: OperationContext): boolean {
  const { user, kase, now } = context;
  return mayAct(user, task, kase, dateOf(now)) && hindranceOn(task, context) === null;
}

/** `claim`, `release`, `complete`, `transfer`, `delegate`, `add-signer`, `drop-signer`, `copy`, `remind`. */
export function operationsOn(task: Task, context: OperationContext): string[] {
  const { user, compiled, state, kase, now } = context;
  const info = compiled.steps.get(task.step);
  if (!info || task.status !== 'open') return [];
  const today = dateOf(now);
  const acts = mayAct(user, task, kase, today);
  const free = isFree(task, context);
  const { origin, people } = peopleAround(state, task);
  const waiting = people.some(({ status, how }) => status === 'open' && (how === 'delegate' || how === 'before'));
  const { step } = info;
  const adders = { role: step.type === 'review' && step.addSigners ? step.addSigners.by : undefined, ownerOrg: compiled.workflow.owner };
  const oversight = { ownerOrg: compiled.workflow.owner, district: kase.district, left: context.left?.has(task.assignee ?? '') ?? false };
  const allowed: Readonly<Record<string, boolean>> = {
    claim: free && mayClaim(user, task, kase, today),
    release: mayRelease(user, task),
    transfer: mayTransfer(user, task, kase, oversight, today),
    delegate: free,
    'add-signer': mayAddSigner(user, task, kase, adders, today),
    'drop-signer': acts && people.some(({ status }) => status !== 'completed'),
    copy: acts,
    remind: !acts,
  };
  const offered = Object.keys(allowed).filter(
    (name) =>
      allowed[name] && isOffered(info, { kind: task.kind, origin: origin ? { of: 0, ...origin } : undefined }, name as OperationName),
  );
  return free && !waiting ? [...offered, 'complete'] : offered;
}

/** Name of the absent person in whose stead 代办 the user would act on the task; null: in the own name, or not at all. */
export function actsFor(
  user: User,
  task: Task,
  applicant: { readonly uscc: string; readonly programme: string },
  now: string,
): string | null {
  const today = dateOf(now);
  const standing = standingOn(user, task, applicant, today);
  if (standing.refusal !== null || standing.onBehalfOf === null) return null;
  return absentOn(user, today, applicant.programme).find(({ id }) => id === standing.onBehalfOf)?.name ?? null;
}

/** What the task's page shows of the people around it. */
export function peopleAround(state: CaseState, task: Pick<Task, 'id'>) {
  const { advice, origin } = adviceOn(state, task.id);
  const people = addedPeople(state, task.id)?.people ?? [];
  return { advice, origin, people };
}
