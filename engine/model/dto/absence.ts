/** The own absence, and for whom one stands in. Days are YYYY-MM-DD, both inclusive. */
export interface AbsenceDto {
  readonly absence: OwnAbsenceDto | null;
  readonly standsInFor: readonly {
    readonly id: string;
    readonly name: string;
    readonly from: string;
    readonly to: string;
    readonly programmes: readonly string[] | null;
  }[];
}
export interface OwnAbsenceDto {
  readonly from: string;
  readonly to: string;
  readonly substitute: string;
  readonly substituteName: string;
  /** Ids of the programmes it is for; null: all. */
  readonly programmes: readonly string[] | null;
}
export type AbsenceInput = Pick<OwnAbsenceDto, 'from' | 'to' | 'substitute'> & { readonly programmes?: readonly string[] | null };
/** Who may stand in. */
export interface ColleagueDto {
  readonly id: string;
  readonly name: string;
  readonly positions: readonly string[];
}
