import { useMemo } from 'react';
import type { ProgrammePackage } from '../../../engine/model/definition.ts';
import type { CaseDto } from '../../../engine/model/dto/case.ts';
import { useText } from '../../app/locale.tsx';
import { Card } from '../../ui/Card.tsx';
import { gapsOf } from '../common/gaps.ts';
import { ScoreView } from '../common/ScoreView.tsx';
import { type LiveScore, liveScores } from '../common/scores.ts';
import type { Filling } from './make-filling.ts';
import { useSettledVersion } from './use-settled.ts';

/** Scorecards that the programme's compute steps name, with their settings of the case's window. */
export function useLiveScores(pkg: ProgrammePackage, kase: CaseDto, filling: Filling, windowSettings: object): readonly LiveScore[] {
  return useMemo(
    () => liveScores(pkg, kase.ruleVersion, { ...filling.scope, window: { id: kase.window, settings: windowSettings } }),
    [pkg, kase.ruleVersion, kase.window, filling.scope, windowSettings],
  );
}

/** Result of each scorecard on what was filled in when typing last paused; or why there is none. */
export function useScoreResults(scores: readonly LiveScore[], filling: Filling) {
  const version = useSettledVersion(filling.store);
  return useMemo(() => {
    void version;
    const application = filling.store.presentation.data();
    const { enterprise, today, parameters, applyType } = filling.scope;
    const scope = { application, declared: application, verified: {}, enterprise, today, parameters, applyType, registry: [] };
    return scores.map((score) => ({ ...score, result: score.evaluate(scope) }));
  }, [scores, filling, version]);
}

export function ScorePanel({ scores, filling }: { scores: readonly LiveScore[]; filling: Filling }) {
  const t = useText();
  const results = useScoreResults(scores, filling);
  return results.map(({ step, card, result }) => (
    <Card key={step} title={t('score.title')}>
      {typeof result === 'object' ? (
        <>
          <p className="lz-muted lz-small">{card.title}</p>
          <ScoreView score={result} passTotal={card.passTotal} />
          <Gaps result={result} passTotal={card.passTotal} />
          <p className="lz-muted lz-small lz-score-foot">{t('score.preview')}</p>
          <p className="lz-hidden" role="status">
            {t('score.live', { total: result.total, verdict: t(result.pass ? 'score.pass' : 'score.fail') })}
          </p>
        </>
      ) : (
        <p className="lz-muted">{t(result === 'unknown' ? 'score.incomplete' : 'score.notApplicable')}</p>
      )}
    </Card>
  ));
}

export function Gaps({ result, passTotal }: { result: Parameters<typeof gapsOf>[0]; passTotal: number }) {
  const t = useText();
  const gaps = gapsOf(result, passTotal);
  if (gaps.length === 0) return <p className="lz-small lz-score-foot">{t('score.none')}</p>;
  return (
    <>
      <h3 className="lz-score-foot">{t('score.gaps')}</h3>
      <ul className="lz-gaps">
        {gaps.map((gap) => (
          <li key={gap.title ?? ''}>
            {gap.title ? t('score.gapDimension', { title: gap.title, points: gap.points }) : t('score.gapTotal', { points: gap.points })}
          </li>
        ))}
      </ul>
    </>
  );
}
