import type { FlowNodeDto } from '../../../engine/model/dto/case.ts';
import { useWords } from '../words.ts';
import { FlowNode, type FlowNodeProps } from './FlowNode.tsx';
import './flow.css';

/**
 * The steps of a case from top to bottom, parallel branches side by side: to a screen reader a nested ordered list.
 */
export function FlowSteps({ nodes, outcomeLabel }: Pick<FlowNodeProps, 'outcomeLabel'> & { readonly nodes: readonly FlowNodeDto[] }) {
  const { t } = useWords();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section className="flow" aria-label={t('wb.flow.label')} tabIndex={0}>
      <ol className="flow-list">
        {nodes.map((node) => (
          <FlowNode key={node.id} node={node} outcomeLabel={outcomeLabel} />
        ))}
      </ol>
    </section>
  );
}
