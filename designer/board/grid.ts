/** The board as rows of a sheet: what stands on the screen, in its order. */
import type { BoardComparedDto, BoardProgressDto, BoardRatingLineDto, BoardRegistriesDto } from '../../engine/model/dto/board.ts';
import type { BoardTextKey } from './texts/zh-CN.ts';

export type Line = (string | number | null)[];
type Say = (key: BoardTextKey, params?: Readonly<Record<string, string | number>>) => string;

/** 满意率 in whole percent; null of nothing. */
export function contentShare({ n, content }: BoardRatingLineDto): string | null {
  return n === 0 ? null : `${Math.round((content / n) * 100)}%`;
}

/** By how much two days differ, with its sign. */
export function differenceOf({ before, after }: BoardComparedDto): string {
  return signed(after - before);
}
export const signed = (n: number) => (n > 0 ? `+${n}` : String(n));

const part = (title: string, first: Line, lines: readonly Line[]): Line[] => (lines.length === 0 ? [] : [[], [title], first, ...lines]);

/** How far the end of the year is from what is aimed at, in words; null without an aim. */
export function gapOf({ yearEnd, target }: { readonly yearEnd: number; readonly target: number | null }, t: Say): string | null {
  if (target === null) return null;
  return yearEnd >= target ? t('bd.gapMet') : t('bd.gapShort', { n: target - yearEnd });
}

/** Registries on a day, month by month and by district, and beside another day when two are compared. */
export function registriesGrid({ on, year, days, registries }: BoardRegistriesDto, t: Say, day: (date: string) => string): Line[] {
  const valid = t('bd.valid', { date: day(on) });
  const aims = [t('bd.yearEnd', { year }), t('bd.target', { year }), t('bd.gap'), t('bd.pipeline')];
  const aimed = (one: { readonly yearEnd: number; readonly target: number | null; readonly pipeline: number }): Line => [
    ...[one.yearEnd, one.target, gapOf(one, t), one.pipeline],
  ];
  return [
    [t('bd.nav.registries'), on],
    ...part(
      t('bd.registries'),
      [t('bd.registry'), valid, ...aims],
      registries.map((one) => [one.title, one.valid, ...aimed(one)]),
    ),
    ...registries.flatMap(({ title, months, districts, compared }) => [
      ...part(
        `${title} ${t('bd.forecast', { year })}`,
        [t('bd.month'), t('bd.beginning'), t('bd.ending'), t('bd.monthEnd')],
        months.map((one) => [one.month, one.beginning, one.ending, one.valid]),
      ),
      ...part(
        `${title} ${t('bd.byDistrict')}`,
        [t('bd.district'), valid, ...aims],
        districts.map((one) => [one.name, one.valid, ...aimed(one)]),
      ),
      ...(days && compared
        ? part(
            `${title} ${t('bd.compared', { before: day(days.before), after: day(days.after) })}`,
            [t('bd.district'), t('bd.valid', { date: day(days.before) }), t('bd.valid', { date: day(days.after) }), t('bd.snap.change')],
            [...compared.districts, { name: t('bd.rate.all'), ...compared }].map((one) => [
              ...[one.name, one.before, one.after, one.after - one.before],
            ]),
          )
        : []),
    ]),
  ];
}

export function progressGrid(board: BoardProgressDto, t: Say): Line[] {
  const head = (...keys: BoardTextKey[]): Line => keys.map((key) => t(key));
  const { ratings } = board;
  const ratedHead = (first: BoardTextKey) => head(first, 'bd.rate.n', 'bd.rate.content', 'bd.rate.bad', 'bd.rate.open');
  const rated = (title: string, one: BoardRatingLineDto): Line => [title, one.n, contentShare(one), one.bad, one.open];
  return [
    [t('bd.title'), board.from, board.to],
    ...part(
      t('bd.programmes'),
      head('bd.programme', 'bd.submitted', 'bd.ended', 'bd.approved', 'bd.late', 'bd.runningNow', 'bd.red', 'bd.yellow'),
      board.programmes.map((one) => [one.title, one.submitted, one.ended, one.approved, one.late, one.running, one.red, one.yellow]),
    ),
    ...part(
      t('bd.funnel', { programme: board.programmes.length === 1 ? (board.programmes[0]?.title ?? '') : '' }),
      head('bd.stage', 'bd.cases', 'bd.there', 'bd.median', 'bd.p90'),
      board.stages.map((one) => [one.title, one.n, one.running, one.median, one.p90]),
    ),
    ...part(
      t('bd.league'),
      head('bd.district', 'bd.approved', 'bd.submitted', 'bd.ended', 'bd.late', 'bd.red'),
      board.districts.map((one) => [one.name, one.approved, one.submitted, one.ended, one.late, one.red]),
    ),
    ...part(
      t('bd.offices'),
      head('bd.office', 'bd.red', 'bd.yellow', 'bd.open'),
      board.offices.map((one) => [one.scope === '' ? t('bd.single') : one.name, one.red, one.yellow, one.open]),
    ),
    ...part(
      t('bd.ratings'),
      ratedHead('bd.programme'),
      ratings.n === 0 ? [] : [...ratings.programmes.map((one) => rated(one.title, one)), rated(t('bd.rate.all'), ratings)],
    ),
    ...part(
      t('bd.rate.districts'),
      ratedHead('bd.district'),
      ratings.districts.map((one) => rated(one.name, one)),
    ),
    ...part(
      t('bd.rate.months'),
      ratedHead('bd.rate.month'),
      ratings.months.map((one) => rated(one.month, one)),
    ),
    ...part(
      t('bd.rate.reasons'),
      head('bd.rate.reason', 'bd.rate.times'),
      ratings.reasons.map((one) => [one.title, one.n]),
    ),
    ...part(
      t('bd.people'),
      head('bd.person', 'bd.overdue'),
      board.people.map((one) => [one.name, one.n]),
    ),
  ];
}
