import { mainPath } from '../../../engine/machine/main-path.ts';
import type { WorkflowDefinition } from '../../../engine/model/definition.ts';
import type { CaseDto, FlowNodeDto } from '../../../engine/model/dto/case.ts';
import { useFlow } from '../../api/cases.ts';
import { useText } from '../../app/locale.tsx';
import { DateText, dueDayOf } from '../../ui/DateText.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { StepTitle } from '../../ui/StepTitle.tsx';

/** Steps without people aren't shown to applicants. */
const quiet = new Set(['compute', 'decide', 'notify']);

/** The way of the case: done, now, ahead. What happens only when needed shows once it happened. */
export function Timeline({ kase, workflow }: { kase: CaseDto; workflow: WorkflowDefinition }) {
  const flow = useFlow(kase.id);
  const path = mainPath(workflow);
  return (
    <Loading query={flow} rows={5}>
      {({ nodes }) => <NodeList nodes={nodes.filter((node) => shown(node, kase.status === 'ended', path))} />}
    </Loading>
  );
}

function shown(node: FlowNodeDto, ended: boolean, path: ReadonlySet<string>): boolean {
  if (quiet.has(node.type) || node.title === '') return false;
  if (node.type === 'end') return node.state === 'done' || node.state === 'live';
  if (node.state === 'done' || node.state === 'live') return true;
  return !ended && node.state === 'ahead' && path.has(node.id);
}

function NodeList({ nodes }: { nodes: readonly FlowNodeDto[] }) {
  const t = useText();
  return (
    <ol className="lz-timeline">
      {nodes.map((node) => (
        <li key={node.id} className={`lz-timeline-${node.state}`} aria-current={node.state === 'live' ? 'step' : undefined}>
          <StepTitle title={node.title} state={node.state}>
            <span className="lz-hidden">{t('common.aside', { text: t(`case.flow.${node.state}`) })}</span>
          </StepTitle>
          {node.at && node.state !== 'ahead' ? (
            <p className="lz-muted lz-small">
              <DateText value={node.at} />
            </p>
          ) : null}
          {node.state === 'live' && node.dueAt ? (
            <p className="lz-small">
              {t('case.flow.due')} <DateText value={dueDayOf(node.dueAt)} />
            </p>
          ) : null}
          {node.branches.length > 0 ? (
            <ul className="lz-timeline-branches">
              {node.branches.map((branch) => (
                <li key={branch.id}>
                  <StepTitle title={branch.title} state={branchState(branch.nodes)} />
                </li>
              ))}
            </ul>
          ) : null}
        </li>
      ))}
    </ol>
  );
}

function branchState(nodes: readonly FlowNodeDto[]): FlowNodeDto['state'] {
  if (nodes.some((node) => node.state === 'live')) return 'live';
  if (nodes.length > 0 && nodes.every((node) => node.state === 'done' || node.state === 'skipped')) return 'done';
  return 'ahead';
}
