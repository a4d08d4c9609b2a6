/** Branches that a block has in the new version and hadn't when the case came into it: they begin with the migration. */
import type { CaseState } from '../../model/case.ts';
import type { Effect } from '../../model/effect.ts';
import type { MachineContext } from '../context.ts';
import { contextOf } from '../decide.ts';
import type { CompiledProgramme } from '../programme.ts';
import { restore, transit } from '../restore.ts';
import { effectsOf } from '../timers.ts';
import type { StepEvent } from '../work.ts';

/** `state` is the moved one; unchanged when nothing begins. What begins may go on by itself, even complete the join. */
export function beginBranches(
  to: CompiledProgramme,
  state: CaseState,
  event: StepEvent,
): { readonly state: CaseState; readonly effects: readonly Effect[] } {
  if (!hasNew(state.snapshot.value)) return { state, effects: [] };
  const before = contextOf(state);
  const [after, actions] = transit(to.machine, restore(to.machine, state.snapshot.value, before), event);
  const next = after.context as MachineContext;
  const effects = effectsOf(to, actions, before, next);
  const { data, effects: _said, asOf: _asOf, ...context } = next;
  return { state: { snapshot: { value: after.value, status: after.status, context }, data }, effects };
}

function hasNew(value: unknown): boolean {
  if (value === null || typeof value !== 'object') return value === ':new';
  return Object.values(value).some(hasNew);
}
