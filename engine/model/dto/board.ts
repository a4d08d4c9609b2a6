/** What the board 工作调度 shows. Every number is that of a list that its reader may open. */
export interface BoardProgrammeDto {
  readonly programme: string;
  readonly title: string;
  readonly submitted: number;
  readonly ended: number;
  /** Ended well, by the tone of the definition's ends. */
  readonly approved: number;
  /** An office finished a task after its deadline. */
  readonly late: number;
  /** Running cases now, whenever they were submitted, and those that are overdue or will be soon. */
  readonly running: number;
  readonly red: number;
  readonly yellow: number;
}
export interface BoardStageDto {
  readonly stage: string;
  readonly title: string;
  /** Of the cases submitted in the period, those that have reached the stage. */
  readonly n: number;
  /** Still there. */
  readonly running: number;
  /** Working days, time in which the clock stands left out; null while nobody is through. */
  readonly median: number | null;
  readonly p90: number | null;
}
export interface BoardDistrictDto {
  readonly district: string;
  readonly name: string;
  readonly submitted: number;
  readonly ended: number;
  readonly approved: number;
  readonly late: number;
  readonly red: number;
}
export interface BoardOfficeDto {
  /** Organisation or district; empty for what single people were asked. */
  readonly scope: string;
  readonly name: string;
  readonly open: number;
  readonly yellow: number;
  readonly red: number;
}
/** Ratings 好差评, by the month in which they were given. */
export interface BoardRatingLineDto {
  readonly n: number;
  /** 基本满意 or better. */
  readonly content: number;
  readonly bad: number;
  /** Bad ones that nobody answered yet. */
  readonly open: number;
}
export interface BoardRatingsDto extends BoardRatingLineDto {
  readonly programmes: readonly (BoardRatingLineDto & { readonly programme: string; readonly title: string })[];
  readonly districts: readonly (BoardRatingLineDto & { readonly district: string; readonly name: string })[];
  /** Newest last. */
  readonly months: readonly (BoardRatingLineDto & { readonly month: string })[];
  /** What somebody wasn't pleased by, most often first. */
  readonly reasons: readonly { readonly tag: string; readonly title: string; readonly n: number }[];
}
export interface BoardProgressDto {
  /** Months of submission. */
  readonly from: string;
  readonly to: string;
  /** When was counted last, and how many changes wait. */
  readonly countedAt: string;
  readonly waiting: number;
  readonly programmes: readonly BoardProgrammeDto[];
  /** Of the programme that was asked for. */
  readonly stages: readonly BoardStageDto[];
  readonly districts: readonly BoardDistrictDto[];
  readonly offices: readonly BoardOfficeDto[];
  readonly people: readonly { readonly person: string; readonly name: string; readonly n: number }[];
  readonly ratings: BoardRatingsDto;
}

export interface BoardRegistryDto {
  readonly registry: string;
  readonly title: string;
  readonly valid: number;
  /** On the last day of the year, when nothing is renewed and nothing new comes. */
  readonly yearEnd: number;
  readonly target: number | null;
  /** Running cases of the programmes that enter into it. */
  readonly pipeline: number;
  readonly months: readonly { readonly month: string; readonly ending: number; readonly beginning: number; readonly valid: number }[];
  readonly districts: readonly {
    readonly district: string;
    readonly name: string;
    readonly valid: number;
    readonly yearEnd: number;
    readonly target: number | null;
    readonly pipeline: number;
  }[];
  /** Valid on the two days that are compared; null when none are. */
  readonly compared: (BoardComparedDto & { readonly districts: readonly (BoardComparedDto & DistrictName)[] }) | null;
}
export interface BoardComparedDto {
  readonly before: number;
  readonly after: number;
}
interface DistrictName {
  readonly district: string;
  readonly name: string;
}
export interface BoardRegistriesDto {
  readonly on: string;
  /** The two days that are compared, the earlier one first; null when none are. */
  readonly days: { readonly before: string; readonly after: string } | null;
  readonly year: number;
  readonly maySetTargets: boolean;
  readonly registries: readonly BoardRegistryDto[];
}
export interface BoardTargetDto {
  readonly registry: string;
  /** Empty: the whole of it. */
  readonly district: string;
  readonly districtName: string;
  readonly year: number;
  readonly revision: number;
  readonly target: number;
  readonly reason: string;
  readonly setAt: string;
  readonly setBy: string;
}

/** A case in a list behind a count. */
export interface BoardCaseDto {
  readonly id: string;
  readonly number: string;
  readonly programme: string;
  readonly programmeTitle: string;
  readonly enterpriseName: string;
  readonly districtName: string;
  readonly status: string;
  readonly stepTitles: readonly string[];
  readonly light: string;
  readonly dueAt: string | null;
  readonly submittedAt: string | null;
  /** Working days in the stage; null while it is there, and in lists that aren't of a stage. */
  readonly days: number | null;
}
export interface BoardTaskDto {
  readonly id: string;
  readonly caseId: string;
  readonly caseNumber: string;
  readonly programmeTitle: string;
  readonly enterpriseName: string;
  readonly districtName: string;
  readonly stepTitle: string;
  readonly officeName: string;
  readonly personName: string;
  readonly light: string;
  readonly dueAt: string | null;
}
export interface BoardEntryDto {
  readonly id: string;
  readonly registry: string;
  readonly number: string;
  readonly enterpriseName: string;
  readonly districtName: string;
  readonly status: string;
  readonly validFrom: string;
  readonly validTo: string;
  /** Last day on which it is, or was, valid. */
  readonly lastOn: string;
}

/** What the board said at the end of a month, of what the reader watches. */
export interface BoardSnapshotDto {
  readonly month: string;
  readonly madeAt: string;
  readonly hash: string;
  readonly mayRemark: boolean;
  readonly registries: readonly { readonly registry: string; readonly title: string; readonly valid: number }[];
  readonly programmes: readonly {
    readonly programme: string;
    readonly title: string;
    readonly submitted: number;
    readonly submittedInYear: number;
    readonly endedInYear: number;
    readonly running: number;
    readonly red: number;
  }[];
  readonly remarks: readonly { readonly n: number; readonly at: string; readonly by: string; readonly words: string }[];
}
