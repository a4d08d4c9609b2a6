import { type Edge, type EdgeProps, getSmoothStepPath } from '@xyflow/react';
import { memo } from 'react';
import type { Point } from './layout.ts';
import { roundedPath } from './path.ts';

export type WayEdgeType = Edge<
  {
    readonly name: string;
    readonly points: readonly Point[];
    readonly label: Point;
    readonly isReturn: boolean;
    readonly aside: boolean;
    /** Where the layout put the ends: while they are there the line has the layout's bends. */
    readonly ends: readonly [Point, Point];
  },
  'way'
>;

/** A way begins at the outer rim of a handle, which stands a little over the box. */
const near = (a: Point, x: number, y: number) => Math.abs(a.x - x) < 9 && Math.abs(a.y - y) < 9;

/** A way in the graph, with what it is called. */
export const WayEdge = memo(function WayEdge(props: EdgeProps<WayEdgeType>) {
  const { sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition, data, markerEnd } = props;
  if (!data) return null;
  const { name, points, label, isReturn, aside, ends } = data;
  const stands = near(ends[0], sourceX, sourceY) && near(ends[1], targetX, targetY);
  const [moved, x, y] = getSmoothStepPath({ sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition, borderRadius: 10 });
  const at = stands ? label : { x, y };
  return (
    <g className={aside ? 'st-flow-edge st-flow-aside' : isReturn ? 'st-flow-edge st-flow-back-edge' : 'st-flow-edge'}>
      <path className="react-flow__edge-path" d={stands ? roundedPath(points) : moved} markerEnd={markerEnd} />
      {name !== '' && (
        <text x={at.x} y={at.y} textAnchor="middle" dominantBaseline="central">
          {name}
        </text>
      )}
    </g>
  );
});
