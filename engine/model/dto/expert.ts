/** One expert of a pool, from which panels are drawn. */
export interface ExpertDto {
  readonly id: string;
  readonly pool: string;
  readonly user: string;
  readonly name: string;
  readonly skills: readonly string[];
  /** Enterprises the expert keeps away from. `until`: YYYY-MM-DD. */
  readonly relations: readonly { readonly kind: string; readonly uscc: string; readonly until?: string }[];
  /** false: left the pool, never drawn. */
  readonly active: boolean;
  /** Seats drawn in the last twelve months. */
  readonly recentDraws: number;
}
