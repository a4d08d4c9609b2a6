import type { CaseDto } from '../../../engine/model/dto/case.ts';
import { useEligibility } from '../../api/programmes.ts';
import { useLocale, useText } from '../../app/locale.tsx';
import { paths } from '../../app/paths.ts';
import { formatDay } from '../../ui/DateText.tsx';
import { gapsOf } from '../common/gaps.ts';
import type { LiveScore } from '../common/scores.ts';
import type { Filling } from './make-filling.ts';
import { useScoreResults } from './ScorePanel.tsx';

/** Element id of the live score. */
export const scorePlace = 'lz-live-score';

/** Short of the standard otherwise than by a field: a condition that isn't met, a score too low. */
export interface OtherGap {
  readonly text: string;
  readonly why: string;
  /** Where to see more: an address, or `#` with a place on this page. */
  readonly to: string;
}
interface Input {
  readonly kase: CaseDto;
  readonly scores: readonly LiveScore[];
  readonly filling: Filling;
  readonly applying: boolean;
}

/** What the form itself can't miss but 一次性告知 has to tell: conditions of the programme and scores below the standard. */
export function useOtherGaps({ kase, scores, filling, applying }: Input): readonly OtherGap[] {
  const t = useText();
  const { language } = useLocale();
  const verdict = useEligibility(kase.programme, applying ? kase.uscc : '').data;
  const results = useScoreResults(scores, filling);
  const guide = paths.guide(kase.programme);
  const conditions = (verdict?.conditions ?? []).flatMap(({ met, reason, remedy }): OtherGap[] =>
    met ? [] : [{ text: reason, why: remedy ?? t('overview.conditionWhy'), to: guide }],
  );
  const coolDown = verdict?.coolDownUntil
    ? [{ text: t('overview.coolDown', { date: formatDay(verdict.coolDownUntil, language) }), why: t('overview.coolDownWhy'), to: guide }]
    : [];
  const short = results.flatMap(({ card, result }): OtherGap[] =>
    typeof result !== 'object' || result.pass
      ? []
      : gapsOf(result, card.passTotal).map(({ title, points }) => ({
          text: title
            ? t('overview.scoreDimension', { title: card.title, dimension: title, points })
            : t('overview.scoreTotal', { title: card.title, points }),
          why: t('overview.scoreWhy'),
          to: `#${scorePlace}`,
        })),
  );
  return [...conditions, ...coolDown, ...short];
}
