import { useEffect, useMemo, useRef, useState } from 'react';
import type { WorkflowDefinition } from '../../../engine/model/definition.ts';
import type { FlowNodeDto } from '../../../engine/model/dto/case.ts';
import { readFlow } from '../../document/flow/flow.ts';
import { absolute, type Layout, layoutOf, type Point } from '../../studio/flow/graph/layout.ts';
import { StudioWords } from '../../studio/words.tsx';
import { useWords } from '../words.ts';
import { GraphStep } from './GraphStep.tsx';
import { GraphWay } from './GraphWay.tsx';
import { type Standing, standingOf } from './standing.ts';
import './graph.css';

interface Props {
  readonly workflow: WorkflowDefinition;
  readonly nodes: readonly FlowNodeDto[];
}

/** Factors of the picture, smallest first; at the first words are read with an effort, boxes are not lost. */
const zooms = [0.4, 0.55, 0.75, 1, 1.3] as const;

/** The flow as the studio draws it, with what this case did, where it is and what may come. Only steps that the server tells of. */
export default function CaseGraph({ workflow, nodes }: Props) {
  const layout = useMemo(() => layoutOf(readFlow(workflow).root), [workflow]);
  const standing = useMemo(() => standingOf(nodes), [nodes]);
  return (
    <StudioWords>
      <Legend />
      <Drawn layout={layout} standing={standing} workflow={workflow} />
    </StudioWords>
  );
}

function Legend() {
  const { t } = useWords();
  return (
    <ul className="flow-legend" aria-hidden="true">
      {(['done', 'live', 'ahead', 'skipped'] as const).map((state) => (
        <li key={state} className={`flow-legend-${state}`}>
          {t(`wb.flow.legend.${state}`)}
        </li>
      ))}
    </ul>
  );
}

function Drawn({ layout, standing, workflow }: { layout: Layout; standing: ReadonlyMap<string, Standing>; workflow: WorkflowDefinition }) {
  const { t } = useWords();
  const place = useRef<HTMLElement>(null);
  const [zoom, setZoom] = useState<number>(1);
  const boxes = absolute(layout);
  const at = (group: string | null): Point => (group === null ? undefined : boxes.get(group)) ?? { x: 0, y: 0 };
  const steps = layout.steps.filter(({ place: { id } }) => standing.has(id));
  const drawn = new Set(steps.map(({ step }) => step));
  const ways = layout.ways.filter(({ from, to }) => drawn.has(from) && drawn.has(to));
  const width = Math.ceil(Math.max(layout.width, ...ways.flatMap(({ group, points }) => points.map(({ x }) => x + at(group).x + 12))));
  const height = Math.ceil(layout.height);
  const live = steps.find(({ place: { id }, isGroup }) => !isGroup && standing.get(id)?.state === 'live');
  const liveBox = live && boxes.get(live.step);
  // Where the case is stands in the middle of what is seen first.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each picture, not at every redraw: people scroll.
  useEffect(() => {
    const region = place.current;
    if (!region || !liveBox) return;
    region.scrollTo({
      left: (liveBox.x + liveBox.width / 2) * zoom - region.clientWidth / 2,
      top: (liveBox.y + liveBox.height / 2) * zoom - region.clientHeight / 2,
    });
  }, [live?.step, zoom]);
  const nearest = (fit: number) => zooms.findLast((one) => one <= fit) ?? zooms[0];
  const next = (by: 1 | -1) => zooms[zooms.indexOf(zoom as (typeof zooms)[number]) + by];
  const said = (states: readonly Standing['state'][]) =>
    steps
      .filter(({ place: { id } }) => states.includes(standing.get(id)?.state ?? 'skipped'))
      .map(({ place: { step, id } }) => step.title ?? id)
      .join(t('common.listSeparator'));
  return (
    <>
      <p className="flow-kinds">
        <button
          type="button"
          className="wb-look-button"
          aria-label={t('wb.flow.smaller')}
          disabled={next(-1) === undefined}
          onClick={() => setZoom(next(-1) ?? zoom)}
        >
          −
        </button>
        <button
          type="button"
          className="wb-look-button"
          aria-label={t('wb.flow.larger')}
          disabled={next(1) === undefined}
          onClick={() => setZoom(next(1) ?? zoom)}
        >
          +
        </button>
        <button type="button" className="wb-look-button" onClick={() => setZoom(nearest((place.current?.clientWidth ?? width) / width))}>
          {t('wb.flow.fit')}
        </button>
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1) */}
      <section ref={place} className="flow flow-graph" aria-label={t('wb.flow.label')} tabIndex={0}>
        <svg
          role="img"
          aria-label={t('wb.flow.said', { done: said(['done']), live: said(['live']), ahead: said(['ahead']) })}
          width={width * zoom}
          height={height * zoom}
          viewBox={`0 0 ${width} ${height}`}
        >
          <defs>
            <marker id="flow-arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto-start-reverse">
              <path d="M0 0L10 5L0 10z" />
            </marker>
          </defs>
          {steps.map((laid) => (
            <GraphStep key={laid.step} laid={laid} origin={at(laid.group)} standing={standing.get(laid.place.id) as Standing} />
          ))}
          {ways.map((way) => (
            <GraphWay key={way.key} way={way} origin={at(way.group)} standing={standing} workflow={workflow} />
          ))}
        </svg>
      </section>
    </>
  );
}
