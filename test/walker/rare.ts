/** What happens seldom: an answer taken back, a repair, a case cancelled by its parent, a service's answer, a position nobody holds. */
import { isOffered } from '../../engine/machine/check-operation.ts';
import { contextOf } from '../../engine/machine/decide.ts';
import { isReversible, takenBack } from '../../engine/machine/take-back.ts';
import type { CaseState } from '../../engine/model/case.ts';
import type { CaseFact, FactType } from '../../engine/model/event.ts';
import type { Attempt, Situation } from './ops.ts';

/** The last fact that somebody may want back, with the states around it. */
export interface Deed {
  readonly fact: CaseFact;
  readonly by: string;
  readonly at: string;
  readonly before: CaseState;
  readonly after: CaseState;
}

/** After these nobody has acted yet (`commands/take-back.ts`). */
export const harmless: readonly FactType[] = ['task.reminded', 'task.copied'];

/** The last answer, as the command takes it back; null when it may not. */
export function takingBack({ stage, state, last }: Situation): Attempt | null {
  if (last?.fact.type !== 'task.completed' || contextOf(state).status === 'ended') return null;
  const { task: id } = last.fact;
  const [was, is] = [contextOf(last.before), contextOf(last.after)];
  const [step, live] = Object.entries(was.live).find(([, { tasks }]) => tasks.some(({ n }) => `${was.caseId}.${n}` === id)) ?? [];
  const info = stage.compiled.steps.get(step ?? '');
  const task = live?.tasks.find(({ n }) => `${was.caseId}.${n}` === id);
  if (!info || !task || !isOffered(info, task, 'take-back') || !isReversible(stage.compiled, was, is)) return null;
  return { fact: takenBack(id, last.at, last.before, state), by: last.by };
}

/** An operator sets a value that the applicant declared, adds to a result, or moves the case to any step. */
export function repairing({ stage, state }: Situation, a: number, b: number, c: number): Attempt {
  const steps = Object.keys(stage.compiled.workflow.steps);
  const to = steps[a % steps.length] ?? '';
  const [field] = Object.entries(state.data.declared)[b % Math.max(1, Object.keys(state.data.declared).length)] ?? [];
  const mended = {
    ...(field !== undefined && c % 3 === 0 ? { verified: { [field]: state.data.declared[field] } } : {}),
    ...(c % 3 === 1 ? { results: { [to]: { mended: true } } } : {}),
    ...(c % 2 === 0 ? { to } : {}),
  };
  return { fact: { type: 'case.repaired', reason: 'walked', ...mended }, by: 'operator' };
}

/** A call is answered, fails, or is answered once more. */
export function answering({ calls }: Situation, a: number, b: number): Attempt | null {
  const call = calls[a % Math.max(1, calls.length)];
  if (!call) return null;
  const fact: CaseFact =
    b % 3 === 0
      ? { type: 'service.failed', ...call, status: 503, reason: 'walked' }
      : { type: 'service.answered', ...call, status: 200, body: {} };
  return { fact, by: 'system' };
}
