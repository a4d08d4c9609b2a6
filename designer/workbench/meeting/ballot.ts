/** What the secretary of a meeting enters of its votes, and what the engine's own rule makes of it. */
import { reaches } from '../../../engine/machine/ranking.ts';
import { isAmong, type SeatCount, type Verdict, verdictOf, weightOf, weightOfAll } from '../../../engine/machine/votes.ts';
import type { BatchDto } from '../../../engine/model/dto/registry.ts';
import type { MeetingVote } from '../../../engine/model/meeting.ts';

export type VoteDto = NonNullable<BatchDto['vote']>;

/** People by kind of seat as typed; where heads are counted under `heads`. */
export type Entered = Readonly<Record<string, string>>;
export const heads = 'heads';

export interface EnteredVotes {
  readonly votes: Entered;
  /** The ballot after a tied one. */
  readonly revotes: Entered;
  /** The chair's, after a tied ballot; `''` until it is chosen. */
  readonly cast: '' | 'for' | 'against';
}
export const noVotes: EnteredVotes = { votes: {}, revotes: {}, cast: '' };

/** Kinds of seats; one that counts heads where votes don't weigh. */
function kindsOf(vote: VoteDto): readonly string[] {
  return vote.seats?.map(({ id }) => id) ?? [heads];
}

function ruleOf(vote: VoteDto): MeetingVote {
  const { text, seats, tie } = vote;
  return {
    ...text,
    ...(seats && { seats: Object.fromEntries(seats.map(({ id, title, weight, count }) => [id, { title, weight, count }])) }),
    ...(tie && { tie }),
  };
}

export const isBlank = (entered: Entered): boolean => Object.values(entered).every((text) => text.trim() === '');

/** Null while nothing is typed, or when something typed is no number of people. A kind left blank has none. */
export function countOf(vote: VoteDto, entered: Entered): SeatCount | null {
  if (isBlank(entered)) return null;
  const counts: Record<string, number> = {};
  for (const kind of kindsOf(vote)) {
    const text = entered[kind]?.trim() ?? '';
    if (!/^\d{0,5}$/.test(text)) return null;
    counts[kind] = Number(text);
  }
  return vote.seats ? counts : (counts[heads] ?? 0);
}

interface Attendance {
  readonly present: SeatCount;
  /** Weight of those present, and of all seats. */
  readonly there: number;
  readonly all: number;
  readonly quorate: boolean;
}

/** Null while it is incomplete, or more are there than there are seats. @param total members in all, where heads are counted */
export function attendanceOf(vote: VoteDto, entered: Entered, total: string): Attendance | null {
  const rule = ruleOf(vote);
  const present = countOf(vote, entered);
  const there = present === null ? null : weightOf(rule, present);
  const all = weightOfAll(rule) ?? (/^\d{1,5}$/.test(total.trim()) ? Number(total) : 0);
  if (present === null || there === null || there === 0 || there > all) return null;
  return { present, there, all, quorate: reaches(there, all, vote.text.quorum, false) };
}

/** `blank` until votes are entered; `tied` until the tie is resolved. */
type Standing = Verdict | 'blank';

export function standingOf(vote: VoteDto, present: SeatCount, { votes, revotes, cast }: EnteredVotes): Standing {
  const first = countOf(vote, votes);
  if (first === null) return isBlank(votes) ? 'blank' : 'wrong';
  const plain = verdictOf(ruleOf(vote), { present, votes: first });
  if (plain !== 'tied') return plain;
  if (vote.tie === 'casting') return cast === '' ? 'tied' : verdictOf(ruleOf(vote), { present, votes: first, cast });
  const second = countOf(vote, revotes);
  if (second === null) return isBlank(revotes) ? 'tied' : 'wrong';
  return verdictOf(ruleOf(vote), { present, votes: first, revote: second });
}

/** Is the first ballot tied? Then the fields that resolve it are shown. */
export function isTied(vote: VoteDto, present: SeatCount, { votes }: EnteredVotes): boolean {
  return standingOf(vote, present, { votes, revotes: {}, cast: '' }) === 'tied';
}

/** The votes of one member as `POST /api/batches` takes them; what resolves a tie goes along only when there is one. */
export function votesInput(vote: VoteDto, present: SeatCount, entered: EnteredVotes) {
  const [votes, revotes] = [countOf(vote, entered.votes), countOf(vote, entered.revotes)];
  if (votes === null || !isAmong(votes, present)) return {};
  const tied = isTied(vote, present, entered);
  return {
    ...(typeof votes === 'number' ? { votesFor: votes } : { votes }),
    ...(tied && vote.tie === 'revote' && revotes !== null && (typeof revotes === 'number' ? { revoteFor: revotes } : { revotes })),
    ...(tied && vote.tie === 'casting' && entered.cast !== '' && { cast: entered.cast }),
  };
}
