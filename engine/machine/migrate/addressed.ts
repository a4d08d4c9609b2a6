/**
 * Calls of services and cases of other programmes answer to the name that a step had when it asked. What is under way while the
 * step is renamed keeps its address; the case remembers whose it is.
 */
import type { StepId } from '../../model/deadline.ts';
import type { MigrationPlan } from '../../model/migration.ts';
import { addressOf } from '../addressee.ts';
import type { MachineContext } from '../context.ts';
import type { Programme } from '../programme.ts';
import { mapStep } from './mapping.ts';

type Steps = Pick<Programme, 'steps'>;

/**
 * `entries` are those under the new names. A name that was given up goes on counting where it stopped, so that a later step of
 * this name never has an address that is still in use.
 */
export function moveAddresses(
  from: Steps,
  to: Steps,
  plan: MigrationPlan,
  before: MachineContext,
  entries: Readonly<Record<StepId, number>>,
): Pick<MachineContext, 'addressed' | 'entries'> {
  const counted: Record<StepId, number> = { ...entries };
  const addressed: Record<string, StepId> = {};
  const known = new Map(Object.entries(before.addressed ?? {}).map(([address, id]) => [id, address]));
  for (const [id, entry] of asking(from, before)) {
    const target = mapStep(plan, to, id);
    if (typeof target !== 'string') continue;
    const address = sameEntry(known.get(id), entry) ?? addressOf(id, entry);
    if (address !== addressOf(target, entry)) addressed[address] = target;
    if (target !== id && to.steps.has(id)) counted[id] = Math.max(counted[id] ?? 0, before.entries[id] ?? 0);
  }
  return { entries: counted, ...((before.addressed || Object.keys(addressed).length > 0) && { addressed }) };
}

function sameEntry(address: string | undefined, entry: number): string | undefined {
  return address?.endsWith(`#${entry}`) ? address : undefined;
}

/** Steps that an answer may be under way to: live, or passed and not yet told which case they opened. */
function asking(from: Steps, { live, data }: MachineContext): [StepId, number][] {
  const waiting = Object.entries(live).map(([id, { entry }]): [StepId, number] => [id, entry]);
  const passed = Object.entries(data.steps).flatMap(([id, result]): [StepId, number][] =>
    !live[id] && result.case === null && typeof result.entry === 'number' ? [[id, result.entry]] : [],
  );
  return [...waiting, ...passed].filter(([id]) => ['service', 'case'].includes(from.steps.get(id)?.step.type ?? ''));
}
