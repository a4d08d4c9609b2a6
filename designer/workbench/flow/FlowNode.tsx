import type { FlowNodeDto } from '../../../engine/model/dto/case.ts';
import { dueDayOf } from '../../ui/DateText.tsx';
import { useWords } from '../words.ts';

const marks = { done: '✓', live: '●', ahead: '', skipped: '—' } as const;

export interface FlowNodeProps {
  readonly node: FlowNodeDto;
  /** The author's words for an outcome of a step. */
  readonly outcomeLabel: (stepId: string, outcome: string) => string;
}

/** One step: state, people and times; a parallel step draws its branches as columns, each again an ordered list. */
export function FlowNode({ node, outcomeLabel }: FlowNodeProps) {
  const { t, moment, day } = useWords();
  const outcome = node.outcome && outcomeLabel(node.id, node.outcome);
  return (
    <li className={`flow-node flow-${node.state}`} aria-current={node.state === 'live' ? 'step' : undefined}>
      <div className="flow-card">
        <span className="flow-mark" aria-hidden="true">
          {marks[node.state]}
        </span>
        <div className="flow-body">
          <p className="flow-title">
            {node.title}
            <span className={`flow-state flow-state-${node.state}`}>{t(`wb.flow.${node.state}`)}</span>
          </p>
          {node.people.length > 0 && <p className="flow-people">{node.people.join(t('common.listSeparator'))}</p>}
          {outcome && <p className="flow-outcome">{outcome}</p>}
          {node.at && <p className="flow-time">{moment(node.at)}</p>}
          {node.state === 'live' && node.dueAt && (
            <p className={`flow-time flow-due-${node.light}`}>
              {node.light === 'red'
                ? t('wb.due.overdueSince', { at: day(dueDayOf(node.dueAt)) })
                : t('wb.due.until', { at: day(dueDayOf(node.dueAt)) })}
            </p>
          )}
        </div>
      </div>
      {node.branches.length > 0 && (
        <ul className="flow-branches" aria-label={t('wb.flow.branches', { n: node.branches.length })}>
          {node.branches.map((branch) => (
            <li key={branch.id} className="flow-branch">
              {branch.nodes.length !== 1 || branch.nodes[0]?.title !== branch.title ? (
                <p className="flow-branch-title">{branch.title}</p>
              ) : null}
              <ol className="flow-list">
                {branch.nodes.map((child) => (
                  <FlowNode key={child.id} node={child} outcomeLabel={outcomeLabel} />
                ))}
              </ol>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
