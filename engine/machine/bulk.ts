import type { CaseState } from '../model/case.ts';
import { Rejection } from '../model/errors.ts';
import type { Task } from '../model/task.ts';
import type { CompiledProgramme } from './programme.ts';
import { offeredOutcomes } from './view.ts';

/**
 * Why an outcome can't be given to several cases together 批量办理; null when it can, or when the machine has a better reason to refuse.
 * The step says whether at all (`bulk`); an outcome that asks for something of each case's own never is. Of sheets each has its own
 * marks already: those that are filled in are sent together.
 */
export function bulkRefusal(
  compiled: CompiledProgramme,
  state: CaseState,
  task: Pick<Task, 'id' | 'step' | 'kind'>,
  outcome: string,
  now: string,
): Rejection | null {
  if (task.kind === 'extension' || task.kind === 'approval') return null;
  if (task.kind === 'score') return outcome === 'score' ? null : new Rejection('bulk.individual', { outcome });
  const step = compiled.steps.get(task.step)?.step;
  if (task.kind !== 'review' || step?.type !== 'review' || step.bulk === false) return new Rejection('bulk.not-offered');
  const chosen = offeredOutcomes(compiled, state, task.id, now).find(({ id }) => id === outcome);
  if (!chosen) return null;
  const individual = step.form !== undefined || step.verify !== undefined || chosen.correction || chosen.conditions === 'required';
  return individual ? new Rejection('bulk.individual', { outcome: chosen.label ?? outcome }) : null;
}
