import type { WorkflowDefinition } from '../../../engine/model/definition.ts';
import { isAhead } from '../../document/flow/flow.ts';
import type { LaidWay, Point } from '../../studio/flow/graph/layout.ts';
import { roundedPath } from '../../studio/flow/graph/path.ts';
import { wayName } from '../../studio/flow/step-words.ts';
import { useStudioText } from '../../studio/words.tsx';
import { useWords } from '../words.ts';
import { isTaken, type Standing } from './standing.ts';

interface Props {
  readonly way: LaidWay;
  readonly origin: Point;
  readonly standing: ReadonlyMap<string, Standing>;
  readonly workflow: WorkflowDefinition;
}

/** A way between two steps, with what it is called; lit where the case went. */
export function GraphWay({ way: { edges, from, to, points, label, isReturn }, origin, standing, workflow }: Props) {
  const t = useStudioText();
  const { english } = useWords();
  const move = ({ x, y }: Point) => ({ x: x + origin.x, y: y + origin.y });
  const taken = edges.some((edge) => isTaken(edge, standing));
  const kind = taken ? 'flow-way-taken' : edges.some(isAhead) ? (isReturn ? 'flow-way-back' : '') : 'flow-way-aside';
  const name = [...new Set(edges.map((edge) => wayName(edge, { t, english, workflow })))].filter((one) => one !== '').join(' / ');
  const at = move(label);
  return (
    <g className={`flow-way ${kind}`} data-way={`${from} ${to}`}>
      <path d={roundedPath(points.map(move))} markerEnd="url(#flow-arrow)" />
      {name !== '' && (
        <text x={at.x} y={at.y} textAnchor="middle" dominantBaseline="central">
          {name}
        </text>
      )}
    </g>
  );
}
