/** The layout as React Flow's nodes and edges. */
import { MarkerType } from '@xyflow/react';
import type { WorkflowDefinition } from '../../../../engine/model/definition.ts';
import { isAhead, readFlow, wayKey, waysOut } from '../../../document/flow/flow.ts';
import { isStepType, peopleOf, type Speech, timeOf, titleOf, typeOf, wayName } from '../step-words.ts';
import { absolute, type Layout, type Point } from './layout.ts';
import type { StepNodeType } from './StepNode.tsx';
import type { WayEdgeType } from './WayEdge.tsx';

export function nodesOf(
  layout: Layout,
  workflow: WorkflowDefinition,
  words: Omit<Speech, 'workflow'>,
  moved: Readonly<Record<string, Point>>,
): StepNodeType[] {
  const speech = { ...words, workflow };
  const { byPointer } = readFlow(workflow);
  // Words may be newer than the layout, which only steps and ways change.
  const steps = layout.steps.map((laid) => ({ ...laid, place: byPointer.get(laid.step) ?? laid.place }));
  return steps.map(({ place, step, group, isGroup, x, y, width, height }) => ({
    id: step,
    type: 'step',
    position: moved[step] ?? { x, y },
    ...{ width, height },
    ...(group === null ? {} : { parentId: group, extent: 'parent' as const }),
    zIndex: isGroup ? 0 : 1,
    data: {
      ...{ step, isGroup },
      type: isStepType(place.step.type) ? place.step.type : null,
      title: titleOf(place, words.english),
      kind: typeOf(place, words),
      people: peopleOf(place, speech),
      time: timeOf(place, speech),
      conditional: place.step.when !== undefined,
      movable: false,
    },
  }));
}

export function edgesOf(layout: Layout, workflow: WorkflowDefinition, words: Omit<Speech, 'workflow'>): WayEdgeType[] {
  const boxes = absolute(layout);
  const speech = { ...words, workflow };
  const now = new Map(readFlow(workflow).places.flatMap((place) => waysOut(place).map((edge) => [wayKey(edge), edge] as const)));
  return layout.ways.map(({ key, edges, from, to, group, points, label, isReturn }) => {
    const origin = (group === null ? null : boxes.get(group)) ?? { x: 0, y: 0 };
    const move = ({ x, y }: Point) => ({ x: x + origin.x, y: y + origin.y });
    const [source, target] = [boxes.get(from), boxes.get(to)];
    const names = [...new Set(edges.map((edge) => wayName(now.get(wayKey(edge)) ?? edge, speech)))].filter((name) => name !== '');
    return {
      id: key,
      type: 'way',
      source: from,
      target: to,
      zIndex: group === null ? 0 : 1,
      markerEnd: { type: MarkerType.ArrowClosed, width: 18, height: 18 },
      data: {
        name: names.join(' / '),
        points: points.map(move),
        label: move(label),
        isReturn,
        aside: !edges.some(isAhead),
        ends: [
          source ? { x: source.x + source.width / 2, y: source.y + source.height } : { x: 0, y: 0 },
          target ? { x: target.x + target.width / 2, y: target.y } : { x: 0, y: 0 },
        ],
      },
    };
  });
}

/** What of a workflow the layout depends on: steps and ways, no words. */
export function structureOf({ steps, start }: WorkflowDefinition): string {
  const kept =
    /^(type|start|steps|branches|block|template|next|to|otherwise|outcomes|external|withdrawTo|onFail|onExpire|deadline|on|when|period|until|message)$/;
  const seen = (key: string, value: unknown): unknown =>
    key === 'when' || key === 'period' || key === 'until' || key === 'message' ? true : value;
  const shape = (value: unknown, key: string): unknown => {
    if (Array.isArray(value)) return value.map((one) => shape(one, key));
    if (typeof value !== 'object' || value === null) return seen(key, value);
    const members = ['steps', 'branches', 'outcomes', 'on'].includes(key);
    return Object.fromEntries(
      Object.entries(value)
        .filter(([name]) => members || kept.test(name))
        .map(([name, one]) => [name, shape(one, name)]),
    );
  };
  return JSON.stringify([start, shape(steps, 'steps')]);
}
