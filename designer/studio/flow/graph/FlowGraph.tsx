import { Background, type Connection, MiniMap, Panel, ReactFlow, ReactFlowProvider, useNodesState, useReactFlow } from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { useEffect, useMemo, useRef } from 'react';
import type { WorkflowDefinition } from '../../../../engine/model/definition.ts';
import { readFlow } from '../../../document/flow/flow.ts';
import { useStudio } from '../../studio.ts';
import { useStudioText } from '../../words.tsx';
import { cardId } from '../list/StepCard.tsx';
import { useFlowPanel } from '../panel.ts';
import { useFlow, useFlowStore } from '../store.ts';
import { edgesOf, nodesOf, structureOf } from './elements.ts';
import { layoutOf } from './layout.ts';
import { forgetPositions, rememberPosition, storedPositions } from './positions.ts';
import { StepNode, type StepNodeType } from './StepNode.tsx';
import { WayEdge } from './WayEdge.tsx';
import '../list.css';
import '../graph.css';

const mapSize = { width: 150, height: 110 };
const nodeTypes = { step: StepNode };
const edgeTypes = { way: WayEdge };

/** The flow as a graph: every way with what it is called, loops and groups; boxes are dragged, ways drawn from a handle to a box. */
export default function FlowGraph({ workflow }: { readonly workflow: WorkflowDefinition }) {
  return (
    <ReactFlowProvider>
      <Graph workflow={workflow} />
    </ReactFlowProvider>
  );
}

function Graph({ workflow }: { readonly workflow: WorkflowDefinition }) {
  const t = useStudioText();
  const { draft } = useStudio();
  const { actions, readOnly, words } = useFlowPanel();
  const latest = useRef(workflow);
  latest.current = workflow;
  const structure = structureOf(workflow);
  // biome-ignore lint/correctness/useExhaustiveDependencies: laid out again when steps or ways changed, not for a word.
  const layout = useMemo(() => layoutOf(readFlow(latest.current).root), [structure]);
  const [nodes, setNodes, onNodesChange] = useNodesState<StepNodeType>([]);
  useEffect(() => setNodes(nodesOf(layout, workflow, words, storedPositions(draft.id))), [layout, workflow, words, draft.id, setNodes]);
  const edges = useMemo(() => edgesOf(layout, workflow, words), [layout, workflow, words]);
  const connect = ({ source, target }: Connection) => {
    const to = readFlow(workflow).byPointer.get(target);
    if (to) actions.openConnect(source, undefined, to.id);
  };
  return (
    <div className="st-flow-graph">
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodesChange={onNodesChange}
        onNodeDragStop={(_event, node) => rememberPosition(draft.id, node.id, node.position)}
        onConnect={connect}
        nodesDraggable={!readOnly}
        nodesConnectable={!readOnly}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        disableKeyboardA11y
        deleteKeyCode={null}
        selectionKeyCode={null}
        multiSelectionKeyCode={null}
        minZoom={0.05}
        defaultViewport={{ x: 20, y: 10, zoom: 0.9 }}
        proOptions={{ hideAttribution: true }}
        aria-label={t('st.flow.graphLabel')}
      >
        <Background />
        <MiniMap pannable zoomable ariaLabel={t('st.flow.map')} className="st-flow-map" style={mapSize} />
        <View drawn={nodes} onLayout={() => setNodes(nodesOf(layout, workflow, words, forgotten(draft.id)))} />
      </ReactFlow>
    </div>
  );
}

function forgotten(draft: string) {
  forgetPositions(draft);
  return {};
}

/** Zoom, fit, lay out again; and keeps the current step in sight. */
function View({ drawn, onLayout }: { readonly drawn: readonly StepNodeType[]; readonly onLayout: () => void }) {
  const t = useStudioText();
  const flow = useReactFlow();
  const store = useFlowStore();
  const wish = useFlow((state) => state.focus);
  const fulfilled = useRef(-1);
  useEffect(() => {
    const { current } = store.read();
    if (drawn.length === 0 || current === null || wish === fulfilled.current) return;
    const frame = requestAnimationFrame(() => {
      if (!flow.getInternalNode(current)) return;
      const first = fulfilled.current === -1;
      fulfilled.current = wish;
      void show(flow, current, first);
      if (!first) document.getElementById(cardId(current))?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [wish, drawn, store, flow]);
  return (
    <Panel position="top-right" className="st-flow-view">
      <button type="button" className="st-tool" aria-label={t('st.flow.zoomIn')} onClick={() => void flow.zoomIn()}>
        +
      </button>
      <button type="button" className="st-tool" aria-label={t('st.flow.zoomOut')} onClick={() => void flow.zoomOut()}>
        −
      </button>
      <button type="button" className="st-tool" onClick={() => void flow.fitView({ padding: 0.05 })}>
        {t('st.flow.fit')}
      </button>
      <button type="button" className="st-tool" onClick={onLayout}>
        {t('st.flow.layout')}
      </button>
    </Panel>
  );
}

/** Moves the picture so that a box is seen, unless it is. */
function show(flow: ReturnType<typeof useReactFlow>, step: string, centre: boolean): Promise<boolean> | undefined {
  const node = flow.getInternalNode(step);
  const pane = document.querySelector('.st-flow-graph')?.getBoundingClientRect();
  if (!node || !pane) return undefined;
  const { x, y } = node.internals.positionAbsolute;
  const [width, height] = [node.width ?? 0, Math.min(node.height ?? 0, 120)];
  const corner = flow.flowToScreenPosition({ x, y });
  const other = flow.flowToScreenPosition({ x: x + width, y: y + height });
  const seen = corner.x >= pane.left && corner.y >= pane.top && other.x <= pane.right && other.y <= pane.bottom;
  return seen && !centre ? undefined : flow.setCenter(x + width / 2, y + height / 2, { zoom: Math.max(flow.getZoom(), 0.6) });
}
