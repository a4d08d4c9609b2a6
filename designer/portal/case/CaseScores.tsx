import type { ProgrammePackage } from '../../../engine/model/definition.ts';
import type { CaseDto } from '../../../engine/model/dto/case.ts';
import type { ScoreResult } from '../../../engine/rules/scorecard.ts';
import { usePick, useText } from '../../app/locale.tsx';
import { Card } from '../../ui/Card.tsx';
import { ScoreView } from '../common/ScoreView.tsx';
import { findStep } from '../common/workflow.ts';
import { Gaps } from '../filling/ScorePanel.tsx';

/** Scores that the case was given, with their explanation. */
export function CaseScores({ kase, pkg }: { kase: CaseDto; pkg: ProgrammePackage }) {
  const t = useText();
  const pick = usePick();
  return Object.entries(kase.results).map(([id, found]) => {
    const result = found as unknown as ScoreResult;
    const step = findStep(pkg.workflow, id);
    if (step?.type !== 'compute' || !step.scorecard || !Array.isArray(result.dimensions)) return null;
    return (
      <Card key={id} title={t('case.score')} tone={result.pass ? 'positive' : 'warning'}>
        <p className="lz-muted lz-small">{step.title ? pick(step.title, step.titleEn) : t('case.scoreBy')}</p>
        <ScoreView score={result} open />
        {typeof result.passTotal === 'number' ? <Gaps result={result} passTotal={result.passTotal} /> : null}
      </Card>
    );
  });
}
