/** Ratings 好差评 as the board sums them up. */
import { type Lang, text } from '../../messages/render.ts';
import type { BoardRatingLineDto, BoardRatingsDto } from '../../model/dto/board.ts';
import { isBadRating, ratingLevels } from '../../model/rating.ts';
import type { StoredDefinition } from '../../store/definitions.ts';
import type { RatingCount } from '../../store/rating-counts.ts';
import { programmeTitle } from './titles.ts';

export function ratingLines(
  rows: readonly RatingCount[],
  shown: readonly StoredDefinition[],
  names: { district(code: string): string },
  language: Lang,
): BoardRatingsDto {
  const known = new Set(shown.map(({ programme }) => programme));
  const mine = rows.filter(({ programme }) => known.has(programme));
  const of = (wanted: (row: RatingCount) => boolean) => lineOf(mine.filter(wanted));
  const distinct = (value: (row: RatingCount) => string) => [...new Set(mine.map(value))].sort();
  const reasons = new Map<string, number>();
  for (const { what, n } of mine) if (what.startsWith('tag:')) reasons.set(what.slice(4), (reasons.get(what.slice(4)) ?? 0) + n);
  return {
    ...lineOf(mine),
    programmes: shown
      .map(({ programme, package: pkg }) => ({
        ...{ programme, title: programmeTitle(pkg, language), ...of((row) => row.programme === programme) },
      }))
      .filter(({ n }) => n > 0),
    // Least content first: that is where somebody has to look.
    districts: distinct(({ district }) => district)
      .map((district) => ({ district, name: names.district(district), ...of((row) => row.district === district) }))
      .sort((a, b) => a.content * b.n - b.content * a.n || b.n - a.n),
    months: distinct(({ month }) => month).map((month) => ({ month, ...of((row) => row.month === month) })),
    reasons: [...reasons]
      .map(([tag, n]) => ({ tag, title: text(language, `board.reason.${tag}`), n }))
      .sort((a, b) => b.n - a.n || (a.tag < b.tag ? -1 : 1)),
  };
}

function lineOf(rows: readonly RatingCount[]): BoardRatingLineDto {
  const sum = (wanted: (what: string) => boolean) => rows.reduce((total, { what, n }) => (wanted(what) ? total + n : total), 0);
  const bad = ratingLevels.filter(isBadRating).map((level) => `level:${level}`);
  const n = sum((what) => what.startsWith('level:'));
  const bads = sum((what) => bad.includes(what));
  return { n, content: n - bads, bad: bads, open: sum((what) => what === 'open') };
}
