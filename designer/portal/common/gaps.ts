import type { ScoreResult } from '../../../engine/rules/scorecard.ts';

export interface Gap {
  readonly title: string | null;
  readonly points: number;
}
/** What is missing to the standard: the total, and each dimension below its minimum. */
export function gapsOf(score: Pick<ScoreResult, 'total' | 'dimensions'>, passTotal: number): readonly Gap[] {
  const gaps: Gap[] = score.total < passTotal ? [{ title: null, points: passTotal - score.total }] : [];
  for (const dimension of score.dimensions)
    if (dimension.min !== null && !dimension.met) gaps.push({ title: dimension.title, points: dimension.min - dimension.score });
  return gaps;
}
