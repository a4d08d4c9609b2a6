import type { TaskDto } from '../../../engine/model/dto/case.ts';
import type { CaseView } from '../case/case-view.ts';
import type { Decision } from '../decision/use-decision.ts';
import { ScoreTotals } from '../score/ScorePanel.tsx';
import type { ScoreView } from '../score/score-view.ts';
import { useWords } from '../words.ts';
import { ComputedChanges } from './ComputedChanges.tsx';
import { useVerifyStore } from './use-verify-store.ts';
import { VerifyRow } from './VerifyRow.tsx';

interface Props {
  readonly view: CaseView;
  readonly task: TaskDto;
  readonly decision: Decision;
  /** Score by declared and by the values being entered; null when the programme has no score card. */
  readonly score: ScoreView | null;
}

/** Verified values 核定值 beside the declared ones, with the figures and the score they give as they are typed. */
export function VerifyPanel({ view, task, decision, score }: Props) {
  const { t } = useWords();
  const { state } = decision;
  const store = useVerifyStore(view, task, decision);
  const fields = view.sections.flatMap((s) => s.fields).filter((f) => task.verify.includes(f.key) && f.key in view.kase.declared);
  const current = (key: string) => (key in state.verified ? state.verified[key] : (view.kase.verified[key] ?? view.kase.declared[key]));
  if (!store) return null;
  return (
    <>
      <p className="wb-hint">{t('wb.verify.how')}</p>
      {score && (
        <div className="wb-score-live" role="status">
          <ScoreTotals score={score} />
        </div>
      )}
      <ul className="wb-verify">
        {fields.map((field) => (
          <VerifyRow key={field.key} view={view} field={field} store={store} value={current(field.key)} />
        ))}
      </ul>
      <ComputedChanges view={view} values={{ ...view.kase.verified, ...state.verified }} />
    </>
  );
}
