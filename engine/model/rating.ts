/** 好差评: five levels (国办发〔2019〕51号), 5 非常满意 to 1 非常不满意; 1 and 2 are bad ratings 差评, which are followed up. */
export const ratingLevels = [5, 4, 3, 2, 1] as const;
export type RatingLevel = (typeof ratingLevels)[number];

/** What somebody was pleased by or wasn't: codes, with their texts in the catalogues. */
export const ratingTags = {
  good: ['fast', 'clear', 'friendly', 'few-materials', 'online', 'once'],
  bad: ['slow', 'unclear', 'unfriendly', 'many-materials', 'system', 'many-visits', 'unanswered'],
} as const;
export type RatingTag = (typeof ratingTags)['good' | 'bad'][number];

export function isBadRating(level: number): boolean {
  return level <= 2;
}
/** Tags that fit a level. */
export function tagsOf(level: number): readonly RatingTag[] {
  return level >= 4 ? ratingTags.good : level === 3 ? [...ratingTags.good, ...ratingTags.bad] : ratingTags.bad;
}

/** As the enterprise that gave it sees it. */
export interface RatingDto {
  readonly level: number;
  readonly tags: readonly string[];
  readonly comment: string;
  readonly ratedAt: string;
  readonly answer: string | null;
  readonly answeredAt: string | null;
}
export interface CaseRatingDto {
  readonly rating: RatingDto | null;
  /** The reader may rate the case now. */
  readonly may: boolean;
}
/** As the department sees it: without who it was, unless it is a bad one that has to be followed up. */
export interface DepartmentRatingDto extends Omit<RatingDto, 'ratedAt'> {
  readonly id: string;
  readonly programme: string;
  readonly programmeTitle: string;
  /** A day: the instant would tell who it was. */
  readonly ratedOn: string;
  readonly bad: boolean;
  readonly answeredBy: string | null;
  readonly mayAnswer: boolean;
  readonly of: { readonly caseId: string; readonly number: string; readonly enterpriseName: string } | null;
}
