/** What a meeting's session and its decisions say of votes, checked by the rule of its step. */
import { reaches } from '../machine/ranking.ts';
import { type SeatCount, verdictOf, weightOf, weightOfAll } from '../machine/votes.ts';
import { Rejection } from '../model/errors.ts';
import type { MeetingBallot } from '../model/event.ts';
import type { Attendance, MemberVotes } from '../model/meeting.ts';
import type { BatchStep } from '../model/steps.ts';
import type { StoredBatch } from '../store/batches.ts';

/** Heads of a session's attendance, for its record. */
export function headsOf({ vote }: Pick<BatchStep, 'vote'>, attendance: Attendance | undefined): StoredBatch['attendance'] {
  if (!attendance) return null;
  const named = attendance.people ? { people: attendance.people } : {};
  if (!vote?.seats) return { present: attendance.present ?? 0, total: attendance.total ?? 0, ...named };
  const total = Object.values(vote.seats).reduce((sum, { count = 1 }) => sum + count, 0);
  return { present: headCount(attendance.seats ?? {}), total, ...named };
}

export function headCount(votes: SeatCount): number {
  return typeof votes === 'number' ? votes : Object.values(votes).reduce((sum, n) => sum + n, 0);
}

/**
 * Attendance and consent that the rules of the meeting ask for; the first outcome, and consent with conditions, need more than its share of those present, and a
 * tie is resolved as the rule says before anything is decided. Gives the ballot for the fact; null where nothing is voted on.
 * @throws Rejection input.invalid (`/attendance`, `/votesFor`), vote.tied
 */
export function checkVotes(
  { vote, outcomes }: BatchStep,
  attendance: Attendance | undefined,
  { outcome, ...given }: MemberVotes & { readonly outcome: string },
  tiedAtLine: boolean,
): MeetingBallot | null {
  if (!vote || (vote.on === 'ties' && !tiedAtLine)) return null;
  const present: SeatCount = vote.seats ? (attendance?.seats ?? {}) : (attendance?.present ?? 0);
  const there = weightOf(vote, present);
  const all = weightOfAll(vote) ?? attendance?.total ?? 0;
  if (there === null || there > all || !reaches(there, all, vote.quorum, false)) throw invalid('/attendance', 'votes.quorum');
  const first = outcome === Object.keys(outcomes)[0] || outcomes[outcome]?.conditions !== undefined;
  const votes = vote.seats ? given.votes : given.votesFor;
  if (votes === undefined && !first) return null;
  const revote = vote.seats ? given.revotes : given.revoteFor;
  const verdict = verdictOf(vote, { present, votes: votes ?? (vote.seats ? {} : 0), revote, cast: given.cast });
  if (verdict === 'wrong') throw invalid('/votesFor', 'votes.count');
  if (verdict === 'tied') throw new Rejection('vote.tied');
  // What a meeting carried is decided so, and what it didn't carry isn't; a hold is another matter.
  if (first !== verdict.carried && (first || vote.tie !== undefined))
    throw invalid('/votesFor', verdict.carried ? 'votes.carried' : 'votes.lost');
  return verdict.ballot;
}

function invalid(pointer: string, code: string): Rejection {
  return new Rejection('input.invalid', { count: 1 }, [{ code, pointer, params: {} }]);
}
