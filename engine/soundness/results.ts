/**
 * Data flow: an expression may read a step's result only where that step has been done. Followed over the graph: results
 * that are there on every way (`surely`) and on some way (`perhaps`); blocks nest, so what a block adds is known before
 * what is around it. Reading what can never be there is an error. Reading what is missing on some ways is a warning with
 * such a way, unless the expression provides for it: it asks `is defined(step…)` or compares with null, or compares with
 * `=` or `in` a constant (a missing value is then simply another one), or repeats the condition under which the step is
 * skipped. What is only shown to people may be missing: they see a dash. A step's own earlier result is its own business.
 */
import type { WorkflowDefinition } from '../model/definition.ts';
import { once } from '../model/once.ts';
import { type Node, partsOf } from '../rules/tree.ts';
import type { ContextType } from '../rules/types.ts';
import { compiledIn, scorecardIn, tableIn } from './compiled.ts';
import { type PlacedExpression, typeFor } from './expressions.ts';
import { allPlaces, type Place, type Scope } from './places.ts';
import type { Report } from './report.ts';
import type { ScopeTypes } from './scope-types.ts';
import { type Graph, pathTo, titleOf, type Way } from './walk.ts';

interface Read {
  readonly place: Place;
  readonly name: string;
  readonly at: PlacedExpression['at'];
  readonly shown: boolean;
  /** The expression provides for a missing result. */
  readonly guarded: boolean;
}
/** Bits of the steps whose results are read. */
interface Known {
  readonly surely: bigint;
  readonly perhaps: bigint;
}

export function checkResults(
  workflow: Partial<WorkflowDefinition>,
  scope: Scope,
  expressions: readonly PlacedExpression[],
  types: ScopeTypes,
  graphs: (scope: Scope) => Graph,
  report: Report,
): void {
  const places = allPlaces(scope);
  if (places.some((place) => place.broken) || graphs(scope).start?.step.type !== 'form') return;
  const byId = new Map(places.map((place) => [place.id, place]));
  const reads = readsOf(workflow, places, expressions, types, byId);
  const bit = new Map([...new Set(reads.map(({ name }) => name))].map((name, index) => [name, 1n << BigInt(index)]));
  const known = new Map<Place, Known>();
  const gains = new Map<Scope, Known>();
  gain(scope, graphs, bit, gains);
  follow(scope, { surely: 0n, perhaps: 0n }, graphs, bit, gains, known);
  for (const { place, name, at, shown, guarded } of reads) {
    const source = byId.get(name);
    const there = known.get(place);
    if (!source || !there || source === place) continue;
    const one = bit.get(name) ?? 0n;
    if ((there.perhaps & one) === 0n) {
      report.error('result.never', at, { name, step: titleOf(source), path: pathTo(place, graphs) });
    } else if ((there.surely & one) === 0n && !shown && !guarded) {
      const without = (way: Way) => way.from !== source || way.undone;
      report.warn('result.sometimes', at, { name, step: titleOf(source), path: pathTo(place, graphs, without) });
    }
  }
}

function readsOf(
  workflow: Partial<WorkflowDefinition>,
  places: readonly Place[],
  expressions: readonly PlacedExpression[],
  types: ScopeTypes,
  byId: ReadonlyMap<string, Place>,
): Read[] {
  const isResult = (name: string) =>
    byId.has(name) && Object.hasOwn(types.whole.fields, name) && !Object.hasOwn(types.submitted.fields, name);
  const reads: Read[] = [];
  for (const expression of expressions) {
    const { source, at, scope, place, shown, expect } = expression;
    if (!place || scope !== 'whole') continue;
    const compiled = compiledIn(typeFor(expression, types), source, expect);
    if (!compiled.ok) continue;
    const { unsafe, safe } = once(known, compiled.tree, sorted);
    for (const name of new Set(compiled.names.map(([root = '']) => root))) {
      if (!isResult(name)) continue;
      const when = byId.get(name)?.step.when;
      const text = `${source} ${place.step.when ?? ''}`;
      const guarded = safe.has(name) || !unsafe.has(name) || (when !== undefined && text.includes(when.trim()));
      reads.push({ place, name, at, shown: shown ?? false, guarded });
    }
  }
  for (const place of places) reads.push(...ruleReads(workflow, place, types.whole).filter(({ name }) => isResult(name)));
  return reads;
}

/** What the scorecard or table of a step reads, in any rule version. */
function ruleReads(workflow: Partial<WorkflowDefinition>, place: Place, type: ContextType): Read[] {
  const { step } = place;
  if (step.type !== 'compute') return [];
  return (workflow.ruleVersions ?? []).flatMap((version) => {
    const scorecard = step.scorecard === undefined ? undefined : version?.scorecards?.[step.scorecard];
    const table = step.table === undefined ? undefined : version?.tables?.[step.table];
    const found = [
      ...(scorecard ? scorecardIn(type, scorecard).names.map(([root = '']) => ({ root, at: place.at('scorecard') })) : []),
      ...(table ? tableIn(type, table).names.map(([root = '']) => ({ root, at: place.at('table') })) : []),
    ];
    return found.map(({ root, at }) => ({ place, name: root, at, shown: false, guarded: false }));
  });
}

interface Sorted {
  readonly unsafe: ReadonlySet<string>;
  readonly safe: ReadonlySet<string>;
}
/** Trees are compiled once, and never changed. */
const known = new WeakMap<Node, Sorted>();

function sorted(tree: Node): Sorted {
  const [unsafe, safe] = [new Set<string>(), new Set<string>()];
  sort(tree, false, unsafe, safe);
  return { unsafe, safe };
}

/** Names read where a missing value goes unnoticed (`unsafe`), and names whose absence is asked for (`safe`). */
function sort(node: Node, negated: boolean, unsafe: Set<string>, safe: Set<string>): void {
  const rootOf = (part: Node) => part.path?.[0];
  const isNull = (part: Node) => part.kind === 'literal' && part.value === null;
  if (node.kind === 'call' && node.name === 'is defined') {
    for (const part of node.args) safe.add(rootOf(part) ?? '');
    return;
  }
  if (node.kind === 'comparison' && (node.op === '=' || node.op === '!=')) {
    for (const [part, other] of [
      [node.left, node.right],
      [node.right, node.left],
    ] as const) {
      const root = rootOf(part);
      if (root !== undefined && isNull(other)) safe.add(root);
      if (root !== undefined && other.kind === 'literal' && (isNull(other) || (!negated && node.op === '='))) return;
    }
  }
  if (node.kind === 'membership' && !negated && !node.negated && node.value.path) {
    if (node.tests.every((test) => test.kind === 'member' && isLiteral(test.operand))) return;
  }
  if (node.path) unsafe.add(node.path[0] ?? '');
  for (const part of partsOf(node)) sort(part, node.kind === 'not' ? !negated : negated, unsafe, safe);
}

function isLiteral(node: Node): boolean {
  return node.kind === 'literal' || (node.kind === 'list' && node.items.every(isLiteral));
}

/** What going through a scope adds: on every way that ends it, and on some. */
function gain(scope: Scope, graphs: (scope: Scope) => Graph, bit: ReadonlyMap<string, bigint>, gains: Map<Scope, Known>): Known {
  for (const place of scope.places) for (const branch of place.branches) gain(branch, graphs, bit, gains);
  const inside = spreadKnown(graphs(scope), { surely: 0n, perhaps: 0n }, bit, gains);
  let surely: bigint | null = null;
  let perhaps = 0n;
  for (const [place, before] of inside) {
    const own = through(place, before, false, bit, gains);
    perhaps |= own.perhaps;
    if (!graphs(scope).ends.has(place)) continue;
    // A step that may be left undone by the same end adds nothing for sure.
    const least = place.step.when === undefined && place.step.deadline?.onExpire?.to === undefined ? own.surely : before.surely;
    surely = surely === null ? least : surely & least;
  }
  const known = { surely: surely ?? 0n, perhaps };
  gains.set(scope, known);
  return known;
}

/** What is known when a step is left. */
function through(place: Place, before: Known, undone: boolean, bit: ReadonlyMap<string, bigint>, gains: ReadonlyMap<Scope, Known>): Known {
  const own = bit.get(place.id) ?? 0n;
  const inner = place.branches.map((branch) => ({ branch, known: gains.get(branch) ?? { surely: 0n, perhaps: 0n } }));
  const perhaps = inner.reduce((all, { known }) => all | known.perhaps, before.perhaps | own);
  if (undone) return { surely: before.surely, perhaps: place.branches.length > 0 ? perhaps : before.perhaps };
  const sure = joinsAll(place) ? inner.filter(({ branch }) => branch.source.when === undefined) : [];
  return { surely: sure.reduce((all, { known }) => all | known.surely, before.surely | own), perhaps };
}

/** Every branch is ended before the step is left. */
function joinsAll({ step }: Place): boolean {
  if (step.type !== 'parallel') return false;
  return (
    (step.join?.need ?? (Object.hasOwn(step.join ?? {}, 'share') ? 'any' : 'all')) === 'all' &&
    (step.join?.veto ?? []).length === 0 &&
    !Object.hasOwn(step, 'exclusive')
  );
}

function spreadKnown(graph: Graph, entry: Known, bit: ReadonlyMap<string, bigint>, gains: ReadonlyMap<Scope, Known>): Map<Place, Known> {
  const known = new Map<Place, Known>();
  if (!graph.start) return known;
  known.set(graph.start, entry);
  const queue = [graph.start];
  for (let place = queue.shift(); place; place = queue.shift()) {
    for (const way of graph.after.get(place) ?? []) {
      const here = known.get(place)!;
      const more = through(place, here, way.undone, bit, gains);
      const before = known.get(way.to);
      const after = before ? { surely: before.surely & more.surely, perhaps: before.perhaps | more.perhaps } : more;
      if (before && before.surely === after.surely && before.perhaps === after.perhaps) continue;
      known.set(way.to, after);
      queue.push(way.to);
    }
  }
  return known;
}

/** Inside a block what its step knew, and perhaps what the branches beside it leave. */
function follow(
  scope: Scope,
  entry: Known,
  graphs: (scope: Scope) => Graph,
  bit: ReadonlyMap<string, bigint>,
  gains: ReadonlyMap<Scope, Known>,
  known: Map<Place, Known>,
): void {
  for (const [place, here] of spreadKnown(graphs(scope), entry, bit, gains)) {
    known.set(place, here);
    const { perhaps } = through(place, here, false, bit, gains);
    for (const branch of place.branches) {
      const surely = waitedFor(place, branch).reduce((all, other) => all | (gains.get(other)?.surely ?? 0n), here.surely);
      follow(branch, { surely, perhaps }, graphs, bit, gains, known);
    }
  }
}

/** Branches that are certainly ended before a branch begins. */
function waitedFor({ step, branches }: Place, branch: Scope): Scope[] {
  const names = step.type === 'parallel' ? (step.after?.[branch.branch?.name ?? ''] ?? []) : [];
  return branches.filter((other) => names.includes(other.branch?.name ?? '') && other.source.when === undefined);
}
