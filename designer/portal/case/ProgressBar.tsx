import { mainPath } from '../../../engine/machine/main-path.ts';
import type { WorkflowDefinition } from '../../../engine/model/definition.ts';
import type { CaseDto } from '../../../engine/model/dto/case.ts';
import { useFlow } from '../../api/cases.ts';
import { useText } from '../../app/locale.tsx';

/** Where the case stands among the steps that lead to its end, as a bar: done, now, ahead. */
export function ProgressBar({ kase, workflow }: { kase: CaseDto; workflow: WorkflowDefinition }) {
  const t = useText();
  const flow = useFlow(kase.id);
  const path = mainPath(workflow);
  const nodes = (flow.data?.nodes ?? []).filter(
    (node) =>
      node.title !== '' &&
      !['compute', 'decide', 'notify'].includes(node.type) &&
      (node.type === 'end' ? node.state === 'done' || node.state === 'live' : path.has(node.id) || node.state === 'live'),
  );
  if (nodes.length < 2) return null;
  const ended = kase.status === 'ended';
  const shown = ended ? nodes.filter(({ state }) => state === 'done' || state === 'live') : nodes;
  const done = ended ? shown.length : shown.filter(({ state }) => state === 'done' || state === 'skipped').length;
  return (
    <section className="lz-way" aria-label={t('case.progress')}>
      <p className="lz-small">
        {ended
          ? t('case.progressEnded', { total: shown.length })
          : t('case.progressAt', { done, total: shown.length, step: kase.stepTitles.join(t('common.listSeparator')) })}
      </p>
      <ol aria-hidden="true">
        {shown.map((node) => (
          <li key={node.id} className={`lz-way-${ended ? 'done' : node.state}`} title={node.title}>
            <span>{node.title}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
