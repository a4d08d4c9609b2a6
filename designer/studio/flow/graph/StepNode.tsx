import { Handle, type Node, type NodeProps, Position } from '@xyflow/react';
import { memo } from 'react';
import { type CardProps, StepCard } from '../list/StepCard.tsx';
import { useFlowPanel } from '../panel.ts';

export type StepNodeType = Node<CardProps & { readonly isGroup: boolean }, 'step'>;

/** A step in the graph: its card, and handles from and to which ways are drawn. */
export const StepNode = memo(function StepNode({ data: { isGroup, ...card } }: NodeProps<StepNodeType>) {
  const { readOnly } = useFlowPanel();
  return (
    <div className={isGroup ? 'st-flow-node st-flow-group-node' : 'st-flow-node'}>
      <Handle type="target" position={Position.Top} isConnectable={!readOnly} />
      <StepCard {...card} movable={false} />
      <Handle type="source" position={Position.Bottom} isConnectable={!readOnly && card.type !== 'end'} />
    </div>
  );
});
