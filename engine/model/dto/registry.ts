import type { RegistryEntry } from '../registry.ts';

/** Steps of a proceeding about an entry, and the end of a suspension. */
export type EntryAct = 'clue' | 'investigate' | 'state' | 'revoke' | 'suspend' | 'dismiss' | 'resume';

export interface EntryDto extends RegistryEntry {
  readonly programmeTitle: string;
  readonly districtName: string;
  readonly yearlyUpdate: { readonly year: number; readonly dueOn: string; readonly done: boolean } | null;
  readonly history: readonly { readonly at: string; readonly type: string; readonly text: string }[];
  /** Each status with the day from which it holds, oldest first; back-dated ones included. */
  readonly statuses: readonly { readonly status: string; readonly from: string; readonly reason: string | null }[];
  /** What is going on against the entry; null when nothing is, and for readers it doesn't concern. */
  readonly proceeding: {
    readonly stage: string;
    readonly reason: string;
    readonly statementDue: string | null;
    readonly estimated: boolean;
  } | null;
  /** Acts the reader may do now: `clue`… `resume`, and `change` (report a material change). */
  readonly actions: readonly string[];
  readonly reasons: readonly { readonly id: string; readonly label: string }[];
  /** Last day on which its enterprise can't apply again, because of what is held against it; null when nothing hinders it now. */
  readonly coolDownUntil: string | null;
  /** Form in which a material change is reported; null when none is, or not by this reader. */
  readonly changeForm: string | null;
}
/** What anybody may read of an entry: who is listed, until when, and what became of it; nothing of grounds, clues or people. */
export interface PublicEntryDto {
  readonly number: string;
  readonly enterpriseName: string;
  readonly districtName: string;
  readonly validFrom: string;
  readonly validTo: string;
  readonly status: string;
  /** YYYY-MM-DD from which the status holds. */
  readonly since: string;
  /** Why it was revoked or suspended, in the registry's own words; else null. */
  readonly reason: string | null;
}
export interface PublicRegistryDto {
  readonly id: string;
  readonly title: string;
  readonly programmeTitle: string;
  readonly ownerName: string;
  readonly counts: { readonly valid: number; readonly revoked: number };
}
/** `superseded`: the enterprise holds a later certificate of the same registry; `pending`: it begins later. */
export type VerificationState = 'valid' | 'pending' | 'expired' | 'suspended' | 'revoked' | 'withdrawn' | 'superseded';
/** Public answer of a certificate check; says nothing but what the certificate itself prints. */
export interface VerificationDto {
  readonly valid: boolean;
  readonly state: VerificationState;
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
  /** Where the step ranks; null elsewhere. */
  readonly ranking: {
    /** Equal members have the same. */
    readonly rank: number;
    readonly place: 'exempt' | 'in' | 'tied' | 'waiting' | 'out';
    /** Outcome suggested; another one needs a reason. Null for ties: the meeting votes. */
    readonly proposed: string | null;
    readonly promoted: boolean;
    readonly granted: number | null;
    readonly criteria: readonly { readonly label: string; readonly value: string }[];
    /** One sentence in the reader's language. */
    readonly why: string;
  } | null;
  /** 分歧提示: panels some of whose scores lie far from the others; the totals that count, highest first, without names. */
  readonly divergence: readonly { readonly title: string; readonly totals: readonly { readonly total: number; readonly far: boolean }[] }[];
  /** Held back by an earlier meeting, last first. */
  readonly held: readonly { readonly at: string; readonly reason: string }[];
}
export interface BatchDto {
  /** A ranked step has one agenda for each window. */
  readonly window: { readonly id: string; readonly title: string } | null;
  readonly places: { readonly total: number; readonly taken: number } | null;
  readonly pool: { readonly total: number; readonly left: number } | null;
  readonly programme: string;
  readonly programmeTitle: string;
  readonly step: string;
  readonly title: string;
  readonly documentNumber: 'required' | 'optional' | 'none';
  /** Shares as numbers; `text` as the definition says them, e.g. `2/3`. The majority must be exceeded. */
  readonly vote: {
    readonly quorum: number;
    readonly majority: number;
    readonly text: { readonly quorum: string; readonly majority: string };
    readonly on: 'all' | 'ties';
    /** Kinds of seats with their weight; null where heads are counted. */
    readonly seats: readonly { readonly id: string; readonly title: string; readonly weight: number; readonly count: number }[] | null;
    /** What exactly the majority's share means; null: not carried. */
    readonly tie: 'casting' | 'revote' | null;
    /** `open`: who is there and who votes what are recorded by name; `secret`: never; null: counts, as the author said nothing. */
    readonly ballot: 'open' | 'secret' | null;
  } | null;
  readonly outcomes: readonly {
    readonly id: string;
    readonly label: string;
    readonly reason: 'required' | 'optional' | 'none';
    readonly conditions: 'required' | 'optional' | 'none';
  }[];
  readonly members: readonly BatchMemberDto[];
  /** When and where it comes before its meeting; null while nobody planned one. */
  readonly plan: MeetingPlanDto | null;
}
export interface MeetingPlanDto {
  readonly revision: number;
  readonly cancelled: boolean;
  /** Its day has passed: the next one is invited to anew. */
  readonly past: boolean;
  readonly place: string;
  readonly on: string;
  readonly at: string;
  readonly note: string | null;
  /** How many were told, beside who called it. */
  readonly invited: number;
  readonly byName: string;
}
