import type { NamedVote } from '../event.ts';
import type { PersonPresent } from '../meeting.ts';

/** A meeting that was held, for its minutes: who decided what under which number. */
export interface HeldMeetingDto {
  readonly id: string;
  readonly programmeTitle: string;
  readonly title: string;
  readonly documentNumber: string | null;
  /** Heads; null where attendance wasn't asked for. */
  readonly attendance: { readonly present: number; readonly total: number; readonly people?: readonly PersonPresent[] } | null;
  /** Kinds of seats by id, for those who were there by name. */
  readonly seats: Readonly<Record<string, string>>;
  readonly at: string;
  readonly byName: string;
  /** In order of rank, where it ranked, else as decided. Only cases that the reader may open. */
  readonly members: readonly HeldMemberDto[];
}
export interface HeldMemberDto {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly enterpriseName: string;
  readonly outcome: string;
  readonly label: string;
  readonly reason: string | null;
  /** Heads that voted for it in the first ballot. */
  readonly votesFor: number | null;
  /** 记名: who voted what, where the meeting records it. */
  readonly names: readonly NamedVote[] | null;
  readonly rank: number | null;
  readonly granted: string | null;
}
