import type { WorkflowDefinition } from '../../../engine/model/definition.ts';
import type { Block, Step } from '../../../engine/model/steps.ts';
import type { ProgrammeDocument } from '../../../engine/model/studio.ts';
import type { Edge } from '../../../engine/soundness/edges.ts';
import type { Place, Scope } from '../../../engine/soundness/places.ts';
import { inSchemaOrder } from '../order.ts';
import { isAhead, mainWay, orderOf, readFlow, waysOut } from './flow.ts';
import { freeId } from './ids.ts';
import { pointerIn } from './insert.ts';
import { rowsOf } from './new-step.ts';
import { setStart } from './spot.ts';
import { dropTarget, type Edited, lead, placeAt, setTarget, stepsPath, unchanged, valueIn, withWorkflow, write } from './write.ts';

export type GroupKind = 'parallel' | 'each';

/** Can these steps become a group? They stand in one block, none of them begins or ends it, and side by side there are at least two. */
export function mayGroup(places: readonly Place[], kind: GroupKind): boolean {
  const scope = places[0]?.scope;
  if (!scope || scope.startAt === null || places.length < (kind === 'parallel' ? 2 : 1)) return false;
  return places.every((place) => place.scope === scope && place.step.type !== 'end' && (scope.branch !== null || place.id !== scope.start));
}

/**
 * Puts steps into one: side by side as branches, or in their order for each row of a list. Ways that led out become outcomes of the
 * group, which lead there.
 */
export function groupSteps(document: ProgrammeDocument, pointers: readonly string[], kind: GroupKind): Edited {
  const { workflow } = document;
  const places = pointers.flatMap((pointer) => placeAt(workflow, pointer) ?? []);
  const scope = places[0]?.scope;
  if (!scope || !mayGroup(places, kind)) return unchanged(document);
  const { rank } = orderOf(scope);
  const members = [...places].sort((a, b) => (rank.get(a.id) ?? rank.size) - (rank.get(b.id) ?? rank.size));
  const ids = new Set(members.map(({ id }) => id));
  const used = new Set(readFlow(workflow).ids);
  const id = freeId(kind === 'parallel' ? 'parallel' : 'items', used);
  used.add(id);
  const exits = exitsFor(members, ids, scope, used);
  const step = kind === 'parallel' ? parallelOf(members, exits) : eachOf(document, members, exits);
  const outside = scope.places
    .filter((place) => !ids.has(place.id))
    .flatMap((place) => waysOut(place).filter(({ to }) => ids.has(to ?? '')));
  let next = lead(workflow, outside, id);
  if (ids.has(scope.start)) next = setStart(next, scope, id);
  return { document: withWorkflow(document, replaceKeys(next, scope, ids, { [id]: step })), place: pointerIn({ scope }, id) };
}

/** Steps in the place of others, where the first of these stood. */
export function replaceKeys(workflow: WorkflowDefinition, scope: Scope, gone: ReadonlySet<string>, come: Readonly<Record<string, Step>>) {
  const path = stepsPath(scope) ?? [];
  const entries = Object.entries((valueIn(workflow, path) ?? {}) as Record<string, unknown>);
  const first = entries.findIndex(([id]) => gone.has(id));
  const kept = (some: typeof entries) => some.filter(([id]) => !gone.has(id));
  return write(
    workflow,
    path,
    Object.fromEntries([...kept(entries.slice(0, first)), ...Object.entries(come), ...kept(entries.slice(first))]),
  );
}

interface Exits {
  /** Where the group leads on; undefined: the branch around ends. */
  readonly next: string | undefined;
  readonly ids: ReadonlySet<string>;
  readonly scope: Scope;
  readonly used: Set<string>;
  /** Outcome of those that go on. */
  readonly good: string;
  readonly targets: Map<string, string | undefined>;
}

function exitsFor(members: readonly Place[], ids: ReadonlySet<string>, scope: Scope, used: Set<string>): Exits {
  const last = members.at(-1);
  const next = last && mainWay(last)?.to;
  const goes = (edge: Edge) => isAhead(edge) && edge.outcome !== undefined && (edge.to === next || ids.has(edge.to ?? ''));
  const favourable = [
    ...new Set(
      members.flatMap((place) =>
        waysOut(place)
          .filter(goes)
          .flatMap(({ outcome }) => outcome ?? []),
      ),
    ),
  ];
  const good = favourable[0] ?? 'done';
  const targets = new Map<string, string | undefined>((favourable.length > 0 ? favourable : [good]).map((outcome) => [outcome, next]));
  return { next, ids, scope, used, good, targets };
}

function outcomesOf({ targets }: Exits): Record<string, { to?: string }> {
  return Object.fromEntries([...targets].map(([outcome, to]) => [outcome, to === undefined ? {} : { to }]));
}

function parallelOf(members: readonly Place[], exits: Exits): Step {
  const branches = members.map((place): [string, Step | Block] => {
    const { steps } = enclosed([place], exits, true);
    const [step, ...ends] = Object.entries(steps);
    if (!step) return [place.id, place.step];
    if (ends.length === 0) return [place.id, step[1]];
    const { when, ...whole } = step[1];
    return [place.id, inSchemaOrder('block', { when, start: place.id, steps: { ...steps, [place.id]: whole as Step } }) as Block];
  });
  return inSchemaOrder('parallel', {
    ...{ type: 'parallel' as const, title: '并联办理' },
    ...{ branches: Object.fromEntries(branches), outcomes: outcomesOf(exits) },
  });
}

function eachOf(document: ProgrammeDocument, members: readonly Place[], exits: Exits): Step {
  const { steps } = enclosed(members, exits, false);
  const start = members[0]?.id ?? '';
  const over = rowsOf(document);
  return inSchemaOrder('each', { type: 'each' as const, title: '逐项办理', over, block: { start, steps }, outcomes: outcomesOf(exits) });
}

/** The members as steps of a block: ways out of it end it with an outcome, by an end of its own where the way has none. */
function enclosed(members: readonly Place[], exits: Exits, alone: boolean): { readonly steps: Readonly<Record<string, Step>> } {
  const inside = new Set(members.map(({ id }) => id));
  const ends = new Map<string, string>();
  const start = members[0]?.id ?? '';
  const steps = Object.fromEntries(members.map((place) => [place.id, place.step]));
  let block = { id: 'block', start, steps } as unknown as WorkflowDefinition;
  const own: Record<string, Step> = {};
  const endWith = (outcome: string) => {
    const known = ends.get(outcome);
    if (known !== undefined) return known;
    const id = freeId(outcome, exits.used);
    exits.used.add(id);
    ends.set(outcome, id);
    own[id] = { type: 'end', title: '本分支办结', outcome };
    return id;
  };
  for (const place of readFlow(block).root.places) {
    const written = members.find(({ id }) => id === place.id);
    const ways = waysOut(place).toReversed();
    for (const edge of ways) {
      if (edge.to !== undefined && inside.has(edge.to) && !(alone && edge.to !== place.id)) continue;
      const onwards = isAhead(edge) && (edge.to === exits.next || exits.ids.has(edge.to ?? ''));
      const outcome = onwards ? (edge.outcome ?? exits.good) : leavingOutcome(edge, exits, written);
      const byItself = edge.outcome === outcome;
      block = byItself ? dropTarget(block, edge) : setTarget(block, edge, endWith(outcome));
      if (byItself && edge.to === undefined) exits.targets.set(outcome, exits.targets.get(outcome));
    }
  }
  const made = (block as { steps: Readonly<Record<string, Step>> }).steps;
  return { steps: { ...made, ...own } };
}

/** The outcome with which a way aside leaves the group: its own, another one where that leads elsewhere already. */
function leavingOutcome(edge: Edge, exits: Exits, place: Place | undefined): string {
  const { targets } = exits;
  const known = [...targets].find(([, to]) => to === edge.to)?.[0];
  const end = place?.scope.places.find(({ id }) => id === edge.to)?.step;
  const wanted = edge.outcome ?? known ?? (end?.type === 'end' ? end.outcome : edge.to) ?? exits.good;
  const taken = (outcome: string) => targets.has(outcome) && targets.get(outcome) !== edge.to;
  let outcome = wanted;
  for (let number = 2; taken(outcome); number += 1) outcome = `${wanted}${number}`;
  targets.set(outcome, edge.to);
  return outcome;
}
