import type { LegalKind, ProgrammePackage } from '../definition.ts';

export interface ProgrammeSummaryDto {
  readonly id: string;
  readonly title: string;
  readonly titleEn: string | null;
  readonly summary: string;
  readonly owner: string;
  readonly ownerName: string;
  readonly legalKind: LegalKind;
  readonly version: number;
  readonly hash: string;
  readonly windows: readonly WindowDto[];
}
export interface ProgrammeDto extends ProgrammeSummaryDto {
  readonly package: ProgrammePackage;
}
export interface WindowDto {
  readonly id: string;
  readonly programme: string;
  readonly title: string;
  readonly opensOn: string;
  readonly closesOn: string;
  readonly open: boolean;
  readonly settings: Readonly<Record<string, string | number | boolean>>;
}
/** Every condition with its verdict: all gaps at once (一次性告知). */
export interface Eligibility {
  readonly eligible: boolean;
  readonly conditions: readonly {
    readonly id: string;
    readonly met: boolean;
    readonly reason: string;
    readonly remedy: string | null;
    readonly explanation: string;
  }[];
}
