/**
 * Loops that only time and the system run, and whose conditions read nothing that changes on the way round: a case that goes round
 * once goes round for ever, through one notice or waiting period after the other.
 */
import { BOOLEAN } from '../rules/types.ts';
import { compiledIn } from './compiled.ts';
import type { Covered } from './coverage.ts';
import { edgesOf, isAutomatic } from './edges.ts';
import { scopeAt } from './item-scope.ts';
import { neverHolds } from './never.ts';
import type { Place, Scope } from './places.ts';
import { loopsOf } from './reach.ts';
import type { Report } from './report.ts';
import { type Graph, isTaken, shortest, titleOf, type Way, wayWords } from './walk.ts';

/** @param never pointers of targets that are never gone to */
export function checkLivelocks(
  all: Pick<Covered, 'workflow' | 'places' | 'types'>,
  graphs: (scope: Scope) => Graph,
  never: ReadonlySet<string>,
  report: Report,
): void {
  for (const scope of new Set(all.places.map((place) => place.scope))) {
    const graph = graphs(scope);
    const next = (place: Place) => (graph.after.get(place) ?? []).map((way) => way.to);
    for (const loop of loopsOf(scope.places.filter(runsByItself), (place) => next(place).filter(runsByItself))) {
      if (loop.every(isAutomatic)) continue;
      const round = roundOf(graph, loop);
      if (!round || !readsNothingNew(round, all) || !isPossible(round, all)) continue;
      const inside = new Set(loop);
      const left = loop.flatMap((place) =>
        edgesOf(place)
          .filter((edge) => isTaken(place, edge, never))
          .map((edge) => ({ place, edge })),
      );
      const byPeople = left.some(
        ({ place, edge }) =>
          !['branch', 'next'].includes(edge.kind) && ![...inside].some(({ id }) => id === edge.to) && edge.from === place,
      );
      const first = round.ways[0]!.from;
      const say = byPeople || Object.keys(all.workflow.on ?? {}).length > 0 ? report.warn : report.error;
      say('step.livelock', first.at(), {
        step: titleOf(first),
        path: wayWords(first, round.ways),
        ...(round.conditions.length > 0 ? { condition: round.conditions.join('; ') } : {}),
      });
    }
  }
}

/** Done by the system or by time alone. A notice too: objections lead it elsewhere. */
function runsByItself(place: Place): boolean {
  if (place.broken || place.step.on) return false;
  const { step } = place;
  if (step.type === 'wait') return !step.external && step.message === undefined && step.until === undefined;
  return ['decide', 'compute', 'notify', 'notice'].includes(step.type);
}

interface Round {
  readonly ways: readonly Way[];
  /** What must hold to stay in it. */
  readonly conditions: readonly string[];
}

/** Once round, by ways on which nobody does anything. */
function roundOf(graph: Graph, loop: readonly Place[]): Round | null {
  const inside = new Set(loop);
  const may = (way: Way) =>
    inside.has(way.from) &&
    inside.has(way.to) &&
    !way.undone &&
    ['next', 'branch', 'outcome'].includes(way.edge?.kind ?? '') &&
    !isObjection(way);
  const start = loop.find((place) => !isAutomatic(place));
  if (!start) return null;
  for (const way of graph.after.get(start) ?? []) {
    if (!may(way)) continue;
    const back = way.to === start ? [] : shortest({ ...graph, start: way.to }, start, may);
    if (back) return { ways: [way, ...back], conditions: [way, ...back].flatMap(conditionsOf) };
  }
  return null;
}

function isObjection({ from, edge }: Way): boolean {
  return from.step.type === 'notice' && edge?.outcome !== 'clear';
}

/** What must hold for a way to be taken. */
function conditionsOf({ from: { step }, edge }: Way): string[] {
  const own = step.when === undefined ? [] : [`(${step.when})`];
  if (step.type !== 'decide' || !edge) return own;
  const taken = typeof edge.at.at(-2) === 'number' ? Number(edge.at.at(-2)) : step.branches.length;
  const passed = step.branches.slice(0, taken).map(({ when }) => `not(${when})`);
  const branch = step.branches[taken];
  return [...own, ...passed, ...(branch ? [`(${branch.when})`] : [])];
}

/** Names that stay as they are while nobody does anything; notices of the loop are always clear. */
const fixed = ['application', 'declared', 'verified', 'enterprise', 'parameters', 'window', 'applyType', 'deferred'];

function readsNothingNew({ ways, conditions }: Round, { types }: Pick<Covered, 'types'>): boolean {
  const loop = new Map(ways.map(({ from }) => [from.id, from]));
  const stays = (source: string, place: Place, deep: number): boolean => {
    const compiled = compiledIn(scopeAt(place, types.whole), source);
    if (!compiled.ok) return false;
    return compiled.names.every(([root = '', name = '']) => {
      const other = loop.get(root);
      if (!other)
        return (
          fixed.includes(root) || (root !== 'today' && Object.hasOwn(types.whole.fields, root) && !['registry', 'records'].includes(root))
        );
      if (other.step.type === 'notice') return name === 'outcome';
      const value = other.step.type === 'compute' ? other.step.values?.[name] : undefined;
      return value !== undefined && deep < 5 && stays(value, other, deep + 1);
    });
  };
  const first = ways[0]!.from;
  return conditions.every((source) => stays(source, first, 0));
}

/** The conditions can hold together. */
function isPossible({ ways, conditions }: Round, { workflow, types }: Pick<Covered, 'workflow' | 'types'>): boolean {
  if (conditions.length === 0) return true;
  const source = conditions.join(' and ');
  const compiled = compiledIn(scopeAt(ways[0]!.from, types.whole), source, BOOLEAN);
  return compiled.ok && !neverHolds(compiled.tree, source, workflow.parameters);
}
