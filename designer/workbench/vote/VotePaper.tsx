import type { TaskDto } from '../../../engine/model/dto/case.ts';
import type { CaseView } from '../case/case-view.ts';
import { stepOf } from '../definition-view.ts';
import { useWords } from '../words.ts';
import { VoteTally } from './VoteTally.tsx';
import { neededOf } from './votes.ts';

/** What the reader's vote weighs, what is needed, and how the ballot stands where that may be seen: read before voting. */
export function VotePaper({ view, task }: { readonly view: CaseView; readonly task: TaskDto }) {
  const { t } = useWords();
  const step = stepOf(view.pkg.workflow, task.step);
  if (!task.vote || step?.type !== 'review') return null;
  const { need = 1, over = false, tie } = step.policy ?? {};
  return (
    <div className="wb-vote">
      <p>
        <b>{t('wb.vote.mine', { weight: task.vote.weight, of: task.vote.of })}</b>
      </p>
      <p className="wb-hint">{t(over ? 'wb.vote.needOver' : 'wb.vote.need', { need: neededOf(need) })}</p>
      {tie && <p className="wb-hint">{t(tie === 'casting' && task.vote.casting ? 'wb.vote.breaks' : `wb.vote.tie.${tie}`)}</p>}
      <VoteTally view={view} step={task.step} />
    </div>
  );
}
