import { useHistory } from '../../api/cases.ts';
import { useText } from '../../app/locale.tsx';

/** When what happened last was somebody's decision with a reason, that reason is why one is here: it stands above the form. */
export function LatestReason({ caseId }: { caseId: string }) {
  const t = useText();
  const history = useHistory(caseId);
  const decided = (history.data?.items ?? []).filter((item) => item.type === 'task.completed').sort((a, b) => b.seq - a.seq)[0];
  if (!decided?.reason) return null;
  return (
    <div className="lz-latest-reason">
      <p className="lz-small">{t('common.labelled', { label: decided.stepTitle ?? '', value: t('case.reason') })}</p>
      <p className="lz-pre">{decided.reason}</p>
    </div>
  );
}
