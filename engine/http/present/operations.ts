/** Which operations the asking user may do now with a task, for buttons; the commands check again. */
import { dateOf } from '../../calendar/date.ts';
import { addedPeople, adviceOn } from '../../machine/added.ts';
import { isOffered, type OperationName } from '../../machine/check-operation.ts';
import type { CompiledProgramme } from '../../machine/programme.ts';
import type { Task } from '../../model/task.ts';
import type { User } from '../../model/user.ts';
import { absentOn, mayAct, mayAddSigner, mayClaim, mayRelease, mayTransfer, standingOn } from '../../policy/task.ts';

export interface OperationContext {
  readonly user: User;
  readonly compiled: CompiledProgramme;
  readonly kase: { readonly uscc: string; readonly district: string };
  /** Whom the task was opened for beside its holder, where known. */
  readonly how?: 'delegate' | 'before' | 'after' | 'parallel' | undefined;
  /** Has somebody been added who can be dropped? */
  readonly droppable?: boolean;
  /** Does the task wait for a delegate, or a signer added before? */
  readonly waiting?: boolean;
  /** The case as it stands lets somebody else do it, not the user: `same-person`, `branch.busy`. */
  readonly barred?: boolean;
  /** Users whose account is disabled. */
  readonly left?: ReadonlySet<string>;
  /** UTC instant. */
  readonly now: string;
}

/** `claim`, `release`, `complete`, `transfer`, `delegate`, `add-signer`, `drop-signer`, `copy`, `remind`. */
export function operationsOn(task: Task, context: OperationContext): string[] {
  const { user, compiled, kase, now } = context;
  const info = compiled.steps.get(task.step);
  if (!info || task.status !== 'open') return [];
  const today = dateOf(now);
  const acts = mayAct(user, task, kase, today);
  const free = !context.barred;
  const { step } = info;
  const adders = { role: step.type === 'review' && step.addSigners ? step.addSigners.by : undefined, ownerOrg: compiled.workflow.owner };
  const oversight = { ownerOrg: compiled.workflow.owner, district: kase.district, left: context.left?.has(task.assignee ?? '') ?? false };
  const origin = context.how && { of: 0, how: context.how, by: '' };
  const allowed: Readonly<Record<string, boolean>> = {
    claim: free && mayClaim(user, task, kase, today),
    release: mayRelease(user, task),
    transfer: mayTransfer(user, task, kase, oversight, today),
    delegate: acts && free,
    'add-signer': mayAddSigner(user, task, kase, adders, today),
    'drop-signer': acts && (context.droppable ?? false),
    copy: acts,
    remind: !acts,
  };
  const offered = Object.keys(allowed).filter(
    (name) => allowed[name] && isOffered(info, { kind: task.kind, origin }, name as OperationName),
  );
  return acts && free && !context.waiting ? [...offered, 'complete'] : offered;
}

/** Name of the absent person in whose stead 代办 the user would act on the task; null: in the own name, or not at all. */
export function actsFor(user: User, task: Task, applicant: { readonly uscc: string }, now: string): string | null {
  const today = dateOf(now);
  const standing = standingOn(user, task, applicant, today);
  if (standing.refusal !== null || standing.onBehalfOf === null) return null;
  return absentOn(user, today).find(({ id }) => id === standing.onBehalfOf)?.name ?? null;
}

/** What the task's page shows of the people around it. */
export function peopleAround(state: Parameters<typeof addedPeople>[0], task: Pick<Task, 'id'>) {
  const { advice, origin } = adviceOn(state, task.id);
  const people = addedPeople(state, task.id)?.people ?? [];
  return { advice, origin, people };
}
