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
  /** Yearly figures in 万元, newest first. */
  readonly years: readonly {
    readonly year: number;
    readonly revenue: number;
    readonly mainRevenue?: number;
    readonly rd?: number;
    readonly assets?: number;
    readonly liabilities?: number;
  }[];
}
