/**
 * Where everything stands in the graph: a box for each step, groups around what is inside of them, lines with their bends. Laid out
 * from the inside to the outside, since ways never leave a block. Pure: the graph view and the exported picture draw the same.
 */
import { graphlib, layout } from '@dagrejs/dagre';
import type { Edge } from '../../../../engine/soundness/edges.ts';
import type { Place, Scope } from '../../../../engine/soundness/places.ts';
import { isAhead, orderOf, placePointer, wayKey, waysOut } from '../../../document/flow/flow.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}
export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}
export interface LaidStep extends Box {
  readonly place: Place;
  readonly step: string;
  /** The group around it; positions are within that. */
  readonly group: string | null;
  readonly isGroup: boolean;
}
export interface LaidWay {
  readonly key: string;
  readonly edges: readonly Edge[];
  readonly from: string;
  readonly to: string;
  readonly group: string | null;
  /** From one box to the other, with bends, within the group. */
  readonly points: readonly Point[];
  readonly label: Point;
  readonly isReturn: boolean;
}
export interface Layout {
  readonly steps: readonly LaidStep[];
  readonly ways: readonly LaidWay[];
  readonly width: number;
  readonly height: number;
}

export const card = { width: 220, height: 74 } as const;
const head = 54;
const pad = 18;
const gap = 28;

export function layoutOf(root: Scope): Layout {
  const laid = layScope(root, null);
  return { steps: laid.steps, ways: laid.ways, width: laid.width, height: laid.height };
}

function layScope(scope: Scope, group: string | null): Layout {
  const inner = new Map(scope.places.map((place) => [place, inside(place)]));
  const graph = new graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'TB', nodesep: 36, ranksep: 56, edgesep: 18, marginx: pad, marginy: pad, ranker: 'tight-tree' });
  for (const place of scope.places) {
    const { width, height } = inner.get(place) ?? card;
    graph.setNode(place.id, { width, height });
  }
  const ids = new Set(scope.places.map(({ id }) => id));
  const { isReturn } = orderOf(scope);
  const between = new Map<string, Edge[]>();
  for (const place of scope.places)
    for (const edge of waysOut(place))
      if (edge.to !== undefined && ids.has(edge.to)) {
        const key = `${place.id} ${edge.to}${isAhead(edge) ? '' : ' aside'}`;
        between.set(key, [...(between.get(key) ?? []), edge]);
      }
  const loose = looseOf(scope, between);
  for (const [key, edges] of between) {
    const [first] = edges;
    const to = first?.to ?? '';
    if (!first || to === first.from.id || loose.has(key)) continue;
    // Returns are laid the other way round: dagre then keeps them beside the line they go back along.
    const back = isReturn(first);
    const [from, target] = back ? [to, first.from.id] : [first.from.id, to];
    graph.setEdge(from, target, { weight: isAhead(first) && !back ? 3 : 1, minlen: 1, width: 60, height: 20, labelpos: 'c' }, key);
  }
  layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  const steps: LaidStep[] = [];
  const ways: LaidWay[] = [];
  for (const place of scope.places) {
    const node = graph.node(place.id);
    const box = inner.get(place);
    const step = placePointer(place);
    steps.push({ place, step, group, isGroup: box !== null && box !== undefined, ...corner(node) });
    if (box) {
      steps.push(...box.steps);
      ways.push(...box.ways);
    }
  }
  const channels = [...new Set([...loose].map((key) => key.split(' ')[1] ?? ''))];
  for (const [key, edges] of between) {
    const channel = loose.has(key) ? width + 24 + 16 * channels.indexOf(edges[0]?.to ?? '') : null;
    ways.push(way(graph, key, edges, { group, isReturn, channel }));
  }
  return { steps, ways, width: Math.max(width, 0) + (channels.length > 0 ? 40 + 16 * channels.length : 0), height: Math.max(height, 0) };
}

/** From so many steps on, ways over more than `far` of them are left out of the layout, whose time grows with what they pass. */
const large = 60;
const far = 12;

/** Ways that aren't laid out but led beside all boxes, those to one step in one channel. Each step keeps one way that places it. */
function looseOf(scope: Scope, between: ReadonlyMap<string, readonly Edge[]>): ReadonlySet<string> {
  if (scope.places.length <= large) return new Set();
  const { rank } = orderOf(scope);
  const spans = [...between].flatMap(([key, [edge]]) => {
    const [from, to] = [rank.get(edge?.from.id ?? ''), rank.get(edge?.to ?? '')];
    return from === undefined || to === undefined || from === to ? [] : [{ key, to: edge?.to ?? '', span: Math.abs(to - from) }];
  });
  const placed = new Set<string>();
  const loose = new Set<string>();
  for (const { key, to, span } of spans.sort((a, b) => a.span - b.span)) {
    if (span > far && placed.has(to)) loose.add(key);
    placed.add(to);
  }
  return loose;
}

const corner = ({ x, y, width, height }: Box): Box => ({ x: x - width / 2, y: y - height / 2, width, height });

interface WayAround {
  readonly group: string | null;
  isReturn(edge: Edge): boolean;
  /** Where it goes along, when it isn't laid out. */
  readonly channel: number | null;
}

function way(graph: graphlib.Graph, key: string, edges: readonly Edge[], { group, isReturn, channel }: WayAround): LaidWay {
  const first = edges[0] as Edge;
  const to = first.to ?? '';
  const back = isReturn(first);
  const named = {
    key: edges.map(wayKey).join(' | '),
    edges,
    from: placePointer(first.from),
    to: placePointer(first.from.scope.places.find(({ id }) => id === to) ?? first.from),
    ...{ group, isReturn: back },
  };
  if (to === first.from.id) {
    // Back to itself: a bow at the right edge.
    const { x, y, width, height } = graph.node(to) as Box;
    const right = x + width / 2;
    const points = [
      { x: right, y: y - height / 4 },
      { x: right + 30, y: y - height / 4 },
      { x: right + 30, y: y + height / 4 },
      { x: right, y: y + height / 4 },
    ];
    return { ...named, points, label: { x: right + 30, y } };
  }
  if (channel !== null) {
    const [source, target] = [graph.node(first.from.id) as Box, graph.node(to) as Box];
    const [out, into] = [source.x + source.width / 2, target.x + target.width / 2];
    const points = [
      { x: out, y: source.y + 8 },
      { x: channel, y: source.y + 8 },
      { x: channel, y: target.y },
      { x: into, y: target.y },
    ];
    return { ...named, points, label: { x: out + 36, y: source.y + 8 } };
  }
  const laid = graph.edge({ v: back ? to : first.from.id, w: back ? first.from.id : to, name: key }) as {
    points: readonly Point[];
    x?: number;
    y?: number;
  };
  const points = back ? laid.points.toReversed() : laid.points;
  const middle = points[Math.floor(points.length / 2)] ?? { x: 0, y: 0 };
  return { ...named, points, label: { x: laid.x ?? middle.x, y: laid.y ?? middle.y } };
}

/** What is inside of a group: its branches side by side. Null for a step without an inside. */
function inside(place: Place): Layout | null {
  if (place.branches.length === 0) return null;
  const step = placePointer(place);
  const steps: LaidStep[] = [];
  const ways: LaidWay[] = [];
  let x = 0;
  let height = 0;
  for (const branch of place.branches) {
    const laid = layScope(branch, step);
    const move = (point: Point) => ({ x: point.x + x, y: point.y + head });
    const own = (group: string | null) => group === step;
    steps.push(...laid.steps.map((one) => (own(one.group) ? { ...one, ...move(one) } : one)));
    ways.push(...laid.ways.map((one) => (own(one.group) ? { ...one, points: one.points.map(move), label: move(one.label) } : one)));
    x += laid.width + (branch === place.branches.at(-1) ? 0 : gap - pad);
    height = Math.max(height, laid.height);
  }
  return { steps, ways, width: Math.max(x, card.width + 2 * pad), height: height + head };
}

/** All boxes as they stand on the whole picture. */
export function absolute({ steps }: Layout): ReadonlyMap<string, Box> {
  const boxes = new Map<string, Box>();
  for (const { step, group, x, y, width, height } of steps) {
    const around = group === null ? null : boxes.get(group);
    boxes.set(step, { x: x + (around?.x ?? 0), y: y + (around?.y ?? 0), width, height });
  }
  return boxes;
}
