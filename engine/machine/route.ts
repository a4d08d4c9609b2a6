/** Where an event goes: to the case's machine, or into the item of an `each` that its step, or its task, lies in. */
import type { MachineContext } from './context.ts';
import { parseItemId } from './item-id.ts';
import { eachesAround } from './local.ts';
import type { Programme } from './programme.ts';
import type { StepEvent } from './work.ts';

/** Event type inside the innermost item, the `each` steps still to go through, and the index in each of them. */
export interface Route {
  readonly type: string;
  readonly chain: readonly string[];
  readonly path: readonly number[];
}

/** `type` may name a step of an item (`complete.check~2`); a `task` may belong to one. */
export function routed(programme: Programme, context: MachineContext, type: string, task: number): Pick<StepEvent, 'type' | 'route'> {
  const named = /^(.*\.)?([^.~]+)~(\d+(?:\.\d+)*)$/.exec(type);
  const step = named ? `${named[2]}~${named[3]}` : task > 0 ? stepOfTask(context, task) : null;
  const { base, path } = parseItemId(step ?? '');
  const [first, ...chain] = path.length > 0 ? eachesAround(programme, base.replace(/:work$/, '')) : [];
  if (first === undefined) return { type };
  return { type: `advance.${first}`, route: { type: named ? `${named[1] ?? ''}${named[2]}` : type, chain, path } };
}

function stepOfTask(context: MachineContext, task: number): string | null {
  for (const [id, live] of Object.entries(context.live)) if (live.tasks.some(({ n }) => n === task)) return id;
  return null;
}
