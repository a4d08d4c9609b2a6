/** Who may be given a task, a question or a copy: for the choice on screen; the commands check again. */
import { dateOf } from '../../calendar/date.ts';
import { addedPeople } from '../../machine/added.ts';
import type { Lang } from '../../messages/render.ts';
import { Rejection } from '../../model/errors.ts';
import type { User } from '../../model/user.ts';
import { positionsOf } from '../../policy/roles.ts';
import { isRecused, mayAct } from '../../policy/task.ts';
import { openTaskCounts } from '../../store/open-tasks.ts';
import { officersOf } from '../../store/users.ts';
import type { HttpDeps } from '../deps.ts';
import { readCaseFor } from './case-access.ts';
import { operationsOn } from './operations.ts';

const shown = 50;

export interface CandidateDto {
  readonly id: string;
  readonly name: string;
  /** Positions with their organisation, in words. */
  readonly positions: readonly string[];
  /** Tasks the person holds now. */
  readonly open: number;
}

/** Who would otherwise be offered, and why not: `self`, `holder`, `asked` (already), `recused`. */
export interface MissingDto {
  readonly name: string;
  readonly why: 'self' | 'holder' | 'asked' | 'recused';
}

/** @throws Rejection not-found, task.not-yours */
export async function candidatesFor(
  deps: HttpDeps,
  user: User,
  caseId: string,
  taskId: string,
  { op, q }: { readonly op: 'transfer' | 'delegate' | 'add-signer' | 'copy'; readonly q?: string },
  language: Lang,
): Promise<{ items: CandidateDto[]; missing: MissingDto[] }> {
  const { kase, compiled, tasks } = await readCaseFor(deps, user, caseId);
  const task = tasks.find(({ id }) => id === taskId);
  if (!task) throw new Rejection('not-found');
  const now = deps.clock();
  const may = operationsOn(task, { user, compiled, state: kase.state, kase: kase.summary, now });
  if (!may.includes(op) && !mayAct(user, task, kase.summary, dateOf(now))) throw new Rejection('task.not-yours');
  const step = compiled.steps.get(task.step)?.step;
  const role = op === 'add-signer' && step?.type === 'review' && step.addSigners ? step.addSigners.role : undefined;
  const group = op === 'transfer' && !task.group.startsWith('user:') ? task.group : undefined;
  const asked = new Set(addedPeople(kase.state, taskId)?.people.map((person) => person.user) ?? []);
  const officers = await officersOf(deps.store.read, { group, role, q: q?.trim() || undefined, limit: shown + asked.size + 2 });
  const whyNot = (person: User): MissingDto['why'] | null => {
    if (person.id === user.id) return 'self';
    if (person.id === task.assignee) return 'holder';
    if (asked.has(person.id)) return 'asked';
    return isRecused(person, task, kase.summary) ? 'recused' : null;
  };
  const fit = officers.filter((person) => whyNot(person) === null).slice(0, shown);
  const [orgs, counts] = await Promise.all([
    deps.people.organisations(),
    openTaskCounts(
      deps.store.read,
      fit.map(({ id }) => id),
    ),
  ]);
  const titleOf = (name: string) => {
    const known = compiled.workflow.roles?.[name];
    return (language === 'en' && known?.titleEn) || known?.title || name;
  };
  const items = fit.map((person) => ({
    id: person.id,
    name: person.name,
    positions: positionsOf(person).map((grant) => `${orgs.get(grant.org)?.name ?? grant.org} ${titleOf(grant.role)}`),
    open: counts.get(person.id) ?? 0,
  }));
  const missing = officers.flatMap((person) => {
    const why = whyNot(person);
    return why ? [{ name: person.name, why }] : [];
  });
  return { items, missing };
}
