/**
 * An item of an `each` seen from inside: its own live steps and results under their plain ids, `item` and `index` in the scope of
 * expressions. Steps work in such a context as if they stood alone; afterwards it is put back beside the other items.
 */
import type { CaseData } from '../model/case.ts';
import type { StepId } from '../model/deadline.ts';
import type { Effect } from '../model/effect.ts';
import type { MachineContext } from './context.ts';
import { itemId, parseItemId } from './item-id.ts';
import type { Programme } from './programme.ts';
import type { Draft } from './work.ts';

/** Context inside item `index` of the live `each` step. Effects begin empty. */
export function inside(programme: Programme, context: MachineContext, each: StepId, index: number): MachineContext {
  const inner = innerOf(programme, each);
  const mine = <V>(record: Readonly<Record<string, V>>): Record<string, V> => {
    const found: Record<string, V> = {};
    for (const [id, value] of Object.entries(record)) {
      const { base, path } = parseItemId(id);
      if (inner.has(base) && path[0] === index) found[itemId(base, path.slice(1))] = value;
    }
    return found;
  };
  const row = itemsOf(context.data, each)[index];
  const outer = Object.entries(context.data.steps).filter(([id]) => !inner.has(parseItemId(id).base));
  const steps = {
    ...Object.fromEntries(outer),
    ...mine(context.data.steps),
    item: row?.item,
    index: index + 1,
  } as unknown as CaseData['steps'];
  return {
    ...context,
    entries: mine(context.entries),
    live: mine(context.live),
    done: mine(context.done),
    data: { ...context.data, steps },
    effects: [],
    item: {
      label: [context.item?.label, row?.label].filter(Boolean).join(' · '),
      ended: null,
      elsewhere: [...(context.item?.elsewhere ?? []), ...Object.keys(context.live).filter((id) => !isMine(id, inner, index))],
    },
  };
}

function isMine(id: string, inner: ReadonlySet<string>, index: number): boolean {
  const { base, path } = parseItemId(id);
  return inner.has(base) && path[0] === index;
}

/** Puts back what happened inside an item. */
export function putBack(programme: Programme, outer: Draft<MachineContext>, each: StepId, index: number, local: MachineContext): void {
  const inner = innerOf(programme, each);
  const merged = <V>(before: Readonly<Record<string, V>>, after: Readonly<Record<string, V>>): Record<string, V> => {
    const kept = Object.entries(before).filter(([id]) => !isMine(id, inner, index));
    const own = Object.entries(after).filter(([id]) => inner.has(parseItemId(id).base));
    return { ...Object.fromEntries(kept), ...Object.fromEntries(own.map(([id, value]) => [lift(id, index), value])) };
  };
  const { entries, live, done, data, effects: _said, item: _inside, background: _beside, ...rest } = local;
  Object.assign(outer, rest);
  outer.entries = merged(outer.entries, entries);
  outer.live = merged(outer.live, live);
  outer.done = merged(outer.done, done);
  outer.data = { ...data, steps: merged(outer.data.steps, data.steps) };
}

function lift(id: string, index: number): string {
  const { base, path } = parseItemId(id);
  return itemId(base, [index, ...path]);
}

/** An effect said inside an item, as the case says it. */
export function lifted(programme: Programme, each: StepId, index: number, effect: Effect): Effect {
  const inner = innerOf(programme, each);
  const up = (id: string): string => (inner.has(parseItemId(id).base) ? lift(id, index) : id);
  const timer = (id: string): string => id.replace(/^(.+)(\.[\w-]+#\d+)$/, (_, step: string, rest: string) => up(step) + rest);
  switch (effect.type) {
    case 'task.open':
      return { ...effect, task: { ...effect.task, step: up(effect.task.step) } };
    case 'timer.arm':
      return { ...effect, timer: { ...effect.timer, id: timer(effect.timer.id), step: up(effect.timer.step) } };
    case 'timer.cancel':
      return { ...effect, timer: timer(effect.timer) };
    case 'service.call':
      return { ...effect, step: up(effect.step), call: effect.call.replace(/^[^#]+/, up) };
    default:
      return 'step' in effect && typeof effect.step === 'string' ? { ...effect, step: up(effect.step) } : effect;
  }
}

export interface ItemRow {
  readonly item: unknown;
  readonly label: string;
  readonly outcome: string | null;
}

/** Rows of an `each`, kept with its result. */
export function itemsOf(data: CaseData, each: StepId): readonly ItemRow[] {
  const { items } = data.steps[each] ?? {};
  return Array.isArray(items) ? (items as ItemRow[]) : [];
}

/** The context in which a step's expressions are read: for a step of an item the item's own. */
export function contextAt(programme: Programme, context: MachineContext, id: StepId): MachineContext {
  const { base, path } = parseItemId(id);
  const chain = path.length > 0 ? eachesAround(programme, base) : [];
  return chain.reduce((outer, each, depth) => inside(programme, outer, each, path[depth] ?? 0), context);
}

/** The `each` steps a step lies in, outermost first. */
export function eachesAround(programme: Pick<Programme, 'steps'>, base: StepId): StepId[] {
  const chain: StepId[] = [];
  for (let info = programme.steps.get(base); info?.branch; info = programme.steps.get(info.branch.parallel)) {
    if (programme.steps.get(info.branch.parallel)?.step.type === 'each') chain.unshift(info.branch.parallel);
  }
  return chain;
}

const known = new WeakMap<object, Map<StepId, ReadonlySet<StepId>>>();

/** Steps that lie in an `each`, at any depth. */
function innerOf(programme: Programme, each: StepId): ReadonlySet<StepId> {
  const sets = known.get(programme.steps) ?? new Map<StepId, ReadonlySet<StepId>>();
  known.set(programme.steps, sets);
  const found = sets.get(each) ?? new Set([...programme.steps.keys()].filter((id) => eachesAround(programme, id).includes(each)));
  sets.set(each, found);
  return found;
}
