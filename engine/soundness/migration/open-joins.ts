/** Joins of a state that nothing can complete: nobody is at work in the block any more, and it isn't decided. */
import type { MachineContext } from '../../machine/context.ts';
import type { Versions } from '../../machine/migrate/migrate.ts';

/** Steps around the live ones, which are all that still happens in a block. */
export function joinsOpen({ to }: Versions, context: MachineContext): string[] {
  return Object.entries(context.live)
    .filter(([id, live]) => {
      if (!['parallel', 'each'].includes(to.steps.get(id)?.step.type ?? '') || live.outcome !== null) return false;
      return !Object.keys(context.live).some((other) => other !== id && to.steps.get(other)?.branch?.parallel === id);
    })
    .map(([id]) => id);
}
