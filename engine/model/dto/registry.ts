import type { RegistryEntry } from '../registry.ts';

export interface EntryDto extends RegistryEntry {
  readonly programmeTitle: string;
  readonly districtName: string;
  readonly yearlyUpdate: { readonly year: number; readonly dueOn: string; readonly done: boolean } | null;
  readonly history: readonly { readonly at: string; readonly type: string; readonly text: string }[];
}
/** Public answer of a certificate check; says nothing but what the certificate itself prints. */
export interface VerificationDto {
  readonly valid: boolean;
  readonly number: string;
  readonly title: string;
  readonly enterpriseName: string;
  readonly validFrom: string;
  readonly validTo: string;
  readonly status: string;
}
export interface PublicNoticeDto {
  readonly id: string;
  readonly caseNumber: string;
  readonly programmeTitle: string;
  readonly title: string;
  readonly from: string;
  readonly until: string;
  readonly estimated: boolean;
  readonly open: boolean;
  readonly content: readonly { readonly label: string; readonly value: string }[];
}
export interface BatchMemberDto {
  readonly taskId: string;
  readonly caseId: string;
  readonly caseNumber: string;
  readonly enterpriseName: string;
  readonly districtName: string;
  readonly seq: number;
  readonly columns: readonly { readonly label: string; readonly value: string }[];
}
export interface BatchDto {
  readonly programme: string;
  readonly programmeTitle: string;
  readonly step: string;
  readonly title: string;
  readonly documentNumber: 'required' | 'optional' | 'none';
  readonly vote: { readonly quorum: number; readonly majority: number } | null;
  readonly outcomes: readonly { readonly id: string; readonly label: string; readonly reason: 'required' | 'optional' | 'none' }[];
  readonly members: readonly BatchMemberDto[];
}
