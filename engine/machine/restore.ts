/**
 * The two things XState's own entry points do anew at each call and that cost more than a transition: an actor to be the
 * scope of a pure `transition()`, and the state nodes of a state value. Both depend on the machine alone, so they are kept
 * with it. Exact, because our machines have no history states, no invoked actors and no random in their context.
 */
import { type AnyActorScope, type AnyMachineSnapshot, type AnyStateMachine, createActor, type EventObject } from 'xstate';
import type { MachineContext } from './context.ts';

/** An action as XState hands it back: named, resolved, not executed. */
export interface Executable {
  readonly type: string;
  readonly params?: unknown;
}

interface Kept {
  readonly scope: AnyActorScope;
  readonly snapshots: Map<string, AnyMachineSnapshot>;
}
const kept = new WeakMap<AnyStateMachine, Kept>();

/** A snapshot as after `machine.resolveState`, of a JSON state value and a context. */
export function restore(machine: AnyStateMachine, value: unknown, context: MachineContext): AnyMachineSnapshot {
  const { snapshots } = keptFor(machine);
  const key = typeof value === 'string' ? value : JSON.stringify(value);
  let snapshot = snapshots.get(key);
  if (!snapshot) {
    snapshot = machine.resolveState({ value: value as string, context: context as never, status: 'active' });
    // A definition has few state values; parallel blocks may multiply them.
    if (snapshots.size < 2000) snapshots.set(key, snapshot);
  }
  return { ...snapshot, context } as AnyMachineSnapshot;
}

/** XState's `transition`: the next snapshot and the actions it would execute. */
export function transit(machine: AnyStateMachine, snapshot: AnyMachineSnapshot, event: EventObject): [AnyMachineSnapshot, Executable[]] {
  const actions: Executable[] = [];
  const scope: AnyActorScope = { ...keptFor(machine).scope, actionExecutor: (action) => void actions.push(action) };
  return [machine.transition(snapshot, event, scope), actions];
}

function keptFor(machine: AnyStateMachine): Kept {
  const known = kept.get(machine);
  if (known) return known;
  const self = createActor(machine);
  const nothing = () => {};
  const scope: AnyActorScope = {
    self,
    system: self.system,
    id: '',
    sessionId: '',
    logger: nothing,
    defer: nothing,
    emit: nothing,
    stopChild: nothing,
    actionExecutor: nothing,
  };
  const made = { scope, snapshots: new Map<string, AnyMachineSnapshot>() };
  kept.set(machine, made);
  return made;
}
