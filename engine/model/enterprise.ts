/** Applicant, keyed by its 统一社会信用代码 (GB 32100-2015). Filled once, snapshotted into a case at submission. */
export interface Enterprise {
  readonly uscc: string;
  readonly name: string;
  /** District (区划) code that routes its cases; never derived from the USCC. */
  readonly district: string;
  /** Industry code GB/T 4754. */
  readonly industry: string;
  readonly chain?: string;
  /** YYYY-MM-DD. */
  readonly foundedOn: string;
  /** `active` 存续, `abnormal` 经营异常, `cancelled` 注销. */
  readonly status: 'active' | 'abnormal' | 'cancelled';
  readonly legalName: string;
  readonly contact: string;
  readonly mobile: string;
  readonly email?: string;
  readonly employees: number;
  /** Newest first. */
  readonly years: readonly EnterpriseYear[];
}

/**
 * Figures that a profile keeps for each year, in the order they are asked for. Forms, expressions, the profile's page and its versions
 * take them from here; a figure more is a line here and its name in the catalogues.
 */
export const yearFigures = {
  revenue: 'money',
  mainRevenue: 'money',
  rd: 'money',
  assets: 'money',
  liabilities: 'money',
  tax: 'money',
  employees: 'people',
  rdStaff: 'people',
  patents: 'pieces',
} as const satisfies Readonly<Record<string, 'money' | 'people' | 'pieces'>>;
export type YearFigure = keyof typeof yearFigures;

/** Where a year's figures are from: told by the enterprise, its audited report, its tax return, its statistical report. */
export const figureSources = ['own', 'audit', 'tax', 'statistics'] as const;
export type FigureSource = (typeof figureSources)[number];

/** Figures of one year: money in 万元. */
export interface EnterpriseYear extends Readonly<Partial<Record<YearFigure, number>>> {
  readonly year: number;
  readonly revenue: number;
  readonly source?: FigureSource;
}

/** One version of a year's figures; null: the year was taken out of the profile. */
export interface YearVersionDto {
  readonly year: number;
  readonly version: number;
  readonly figures: Readonly<Partial<Record<YearFigure, number>>> | null;
  readonly source: string;
  readonly savedAt: string;
  readonly savedBy: string;
}
