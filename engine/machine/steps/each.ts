/**
 * A block once per row. Each item is a small machine of its own: its state value lies in the live step (`items`), what it works on lies
 * beside the other steps under ids with its index (`item-id.ts`). The number of items needs no states of the case's machine.
 */
import type { EachStep } from '../../model/steps.ts';
import type { ItemState, MachineContext } from '../context.ts';
import { parseItemId } from '../item-id.ts';
import { type ItemRow, inside, itemsOf, lifted, putBack } from '../local.ts';
import { restore, transit } from '../restore.ts';
import { evaluateJson, evaluateText } from '../scope.ts';
import { effectsOf } from '../timers.ts';
import { decideStep, infoOf, liveOf, type StepEvent, setData, setLive, setResult, type Work } from '../work.ts';
import { joined } from './join.ts';
import { named, type StepKind, whenDecided } from './kind.ts';

export const each: StepKind<EachStep> = {
  node: (step, info, make) => {
    for (const source of [step.over, step.label, step.join?.until]) if (source !== undefined) make.feel(source);
    return {
      on: { [`advance.${info.id}`]: { actions: [named('advance', { step: info.id })] } },
      always: whenDecided(info, step.outcomes, make),
    };
  },
  skipTo: (step) => {
    const [outcome, first] = Object.entries(step.outcomes)[0] ?? [];
    return { target: first?.to, outcome };
  },
  enter: (work, info, step) => {
    setLive(work, info.id, { items: [] });
    if (work.context.background?.[info.id]) setLive(work, info.id, { waiting: true });
    else begin(work, info.id, step);
  },
  leave: (work, info) => {
    const { items = [], outcome } = liveOf(work, info.id);
    const { step } = info;
    if (step.type === 'each' && step.join?.rest === 'continue' && outcome !== null && Object.hasOwn(step.outcomes, outcome)) {
      if (items.some(isRunning)) work.context.background = { ...work.context.background, [info.id]: items };
      return;
    }
    abortItems(work, info.id, items);
  },
};

function begin(work: Work, id: string, step: EachStep): void {
  forget(work, id);
  const rows = rowsOf(evaluateJson(work.programme, step.over, work.context.data, work.event.today));
  setLive(work, id, { items: [], waiting: false });
  setResult(work, id, { entry: liveOf(work, id).entry, outcome: null, items: [] });
  for (const row of rows) addItem(work, id, step, row);
  startItems(work, id, step);
  settle(work, id, step);
}

const isRunning = ({ value, outcome }: ItemState): boolean => outcome === null && value !== null;

function abortItems(work: Work, id: string, items: readonly ItemState[]): void {
  for (const [index, item] of items.entries()) if (isRunning(item)) advance(work, id, index, { ...work.event, type: 'abort' });
}

/** The case ends: what goes on beside it is cancelled. */
export function abortBackground(work: Work): void {
  for (const [id, items] of Object.entries(work.context.background ?? {})) {
    abortItems(work, id, items);
    dropBackground(work, id);
  }
}

function dropBackground(work: Work, id: string): void {
  const { [id]: _ended, ...others } = work.context.background ?? {};
  work.context.background = others;
}

/** States of the items an event may be for: those going on beside the case, else those of the live step. */
function statesOf({ context }: Pick<Work, 'context'>, id: string): readonly ItemState[] {
  return context.background?.[id] ?? context.live[id]?.items ?? [];
}

function setState(work: Work, id: string, index: number, state: ItemState): void {
  const items = statesOf(work, id).map((other, at) => (at === index ? state : other));
  if (work.context.background?.[id]) work.context.background = { ...work.context.background, [id]: items };
  else setLive(work, id, { items });
}

function rowsOf(value: unknown): readonly unknown[] {
  if (value === null || value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

/** What an earlier entry left of its items makes way; how often their steps were entered stays counted. */
function forget(work: Work, id: string): void {
  const { context, programme } = work;
  const earlier = itemsOf(context.data, id);
  for (const index of earlier.keys()) {
    const local = inside(programme, context, id, index);
    putBack(programme, context, id, index, { ...local, live: {}, done: {}, data: { ...local.data, steps: {} } });
  }
}

/** A row becomes an item that waits to be started. */
export function addItem(work: Work, id: string, step: EachStep, item: unknown): void {
  const index = itemsOf(work.context.data, id).length;
  const scope = { ...work.context.data.steps, item, index: index + 1 } as unknown as MachineContext['data']['steps'];
  const local = { ...work, context: { ...work.context, data: { ...work.context.data, steps: scope } } };
  const label = step.label === undefined ? labelOf(item, index) : evaluateText(local, step.label);
  const row: ItemRow = { item, label, outcome: null };
  setResult(work, id, { ...work.context.data.steps[id], items: [...itemsOf(work.context.data, id), row] });
  setLive(work, id, { items: [...(liveOf(work, id).items ?? []), { value: null, outcome: null }] });
}

function labelOf(item: unknown, index: number): string {
  return typeof item === 'string' || typeof item === 'number' ? String(item) : String(index + 1);
}

/** Starts what may start now: everything, or in a sequence the first that hasn't ended. */
export function startItems(work: Work, id: string, step: EachStep): void {
  const count = liveOf(work, id).items?.length ?? 0;
  for (let index = 0; index < count; index += 1) {
    const item = liveOf(work, id).items?.[index];
    if (!item || item.outcome !== null || liveOf(work, id).outcome !== null) continue;
    if (item.value === null) advance(work, id, index, { ...work.event, type: 'begin', task: 0 });
    const { outcome } = liveOf(work, id).items?.[index] ?? {};
    if (step.mode === 'sequence' && outcome === null) return;
    if (step.join?.rest !== 'continue' && isDecided(work, id, step)) return;
  }
}

/** Sends an event into an item; marks the decision as unhandled when nothing there takes it. */
export function advance(work: Work, id: string, index: number, event: StepEvent): void {
  const machine = work.programme.blocks.get(parseItemId(id).base);
  const item = statesOf(work, id)[index];
  if (!machine || !item || item.outcome !== null) {
    work.context.unhandled = true;
    return;
  }
  const local = inside(work.programme, work.context, id, index);
  const [after, actions] = transit(machine, restore(machine, item.value ?? ':new', local), event);
  const next = after.context as MachineContext;
  if (next === local && event.type !== 'abort') work.context.unhandled = true;
  const said = effectsOf(work.programme, actions, local, next);
  work.effects.push(...said.map((effect) => lifted(work.programme, id, index, effect)));
  putBack(work.programme, work.context, id, index, next);
  if (next.unhandled) work.context.unhandled = true;
  const state: ItemState = { value: after.value, outcome: next.item?.ended ?? null };
  setState(work, id, index, state);
  if (state.outcome === null) return;
  const items = itemsOf(work.context.data, id).map((row, at) => (at === index ? { ...row, outcome: state.outcome } : row));
  setResult(work, id, { ...work.context.data.steps[id], items });
}

/** The event is for a step of an item: see `route.ts`. */
export function advanceTo(work: Work, id: string): void {
  const { step } = infoOf(work, id);
  const { route } = work.event;
  const [here, ...further] = route?.path ?? [];
  if (step.type !== 'each' || !route || here === undefined) return;
  const inner = further.length === 0 ? route.type : `advance.${route.chain[0] ?? ''}`;
  const rest = further.length === 0 ? undefined : { ...route, chain: route.chain.slice(1), path: further };
  advance(work, id, here, { ...work.event, type: inner, route: rest });
  if (work.context.unhandled) return;
  const background = work.context.background?.[id];
  if (background) {
    if (background.some(isRunning)) return;
    dropBackground(work, id);
    if (work.context.live[id]?.waiting) begin(work, id, step);
    return;
  }
  startItems(work, id, step);
  settle(work, id, step);
}

/** Inside an item: its block ended. */
export function endItem(work: Work, outcome: string): void {
  if (work.context.item) work.context.item = { ...work.context.item, ended: outcome };
}

function isDecided(work: Work, id: string, step: EachStep): boolean {
  return decisionOf(work, id, step) !== null;
}

function decisionOf(work: Work, id: string, step: EachStep): string | null {
  const { items = [], decision } = liveOf(work, id);
  if (decision !== undefined) return decision;
  const ended = items.flatMap(({ outcome }) => outcome ?? []);
  const enough = step.join?.until !== undefined && ended.length > 0 && untilHolds(work, step.join.until, id);
  return joined(enough ? { ...step.join, need: Math.max(1, ended.length) } : step.join, Object.keys(step.outcomes), ended, items.length);
}

/** `until` reads the step's own result so far, under the step's id. */
function untilHolds(work: Work, until: string, id: string): boolean {
  const { base } = parseItemId(id);
  const { data } = work.context;
  const own = base === id ? data : { ...data, steps: { ...data.steps, [base]: data.steps[id] ?? {} } };
  return evaluateJson(work.programme, until, own, work.event.today) === true;
}

export function settle(work: Work, id: string, step: EachStep): void {
  const live = liveOf(work, id);
  if (live.outcome !== null) return;
  const decided = decisionOf(work, id, step);
  if (decided === null) return;
  if (step.join?.rest === 'await' && (live.items ?? []).some(({ outcome }) => outcome === null)) {
    if (live.decision === undefined) setLive(work, id, { decision: decided });
    return;
  }
  decideStep(work, id, decided);
  const { programme, context } = work;
  const items = itemsOf(context.data, id).map((row, index) => ({
    ...row,
    results: resultsIn(inside(programme, context, id, index), context),
  }));
  setData(work, { steps: { ...context.data.steps, [id]: { ...context.data.steps[id], outcome: decided, items } } });
}

/** Results of an item's own steps. */
function resultsIn(local: MachineContext, outer: MachineContext): MachineContext['data']['steps'] {
  const own = Object.entries(local.data.steps).filter(
    ([step, result]) => step !== 'item' && step !== 'index' && outer.data.steps[step] !== result,
  );
  return Object.fromEntries(own);
}
