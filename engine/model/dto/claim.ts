/** A value that one enterprise claims, as whoever looks after claims sees it: who holds it, by which case, and nothing of the case's content. */
export interface HeldClaimDto {
  readonly name: string;
  readonly value: string;
  readonly uscc: string;
  readonly enterpriseName: string;
  readonly caseNumber: string;
}
/** One given free by hand. `by`: who did, a name; `at`: UTC instant. */
export interface ReleasedClaimDto extends HeldClaimDto {
  readonly id: string;
  readonly reason: string;
  readonly at: string;
  readonly by: string;
}
export interface ClaimsDto {
  readonly items: readonly HeldClaimDto[];
  readonly released: readonly ReleasedClaimDto[];
}
