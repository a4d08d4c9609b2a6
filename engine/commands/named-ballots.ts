/** 记名表决: where a meeting's rule says so, its secretary records who is there and what each voted; the counts follow from the names. */
import { Rejection } from '../model/errors.ts';
import type { MeetingBallot, NamedVote } from '../model/event.ts';
import type { Attendance, MeetingVote, MemberVotes, PersonPresent, Voice } from '../model/meeting.ts';

/**
 * Attendance with what its names come to. Without names where they are asked for nobody is there.
 * @throws Rejection input.invalid (`/attendance/people`: `field.uniqueItems`, or names in a secret ballot)
 */
export function attendanceByName(vote: MeetingVote | undefined, attendance: Attendance | undefined): Attendance | undefined {
  const people = attendance?.people;
  if (vote?.ballot !== 'open') {
    if (people !== undefined) throw wrong('/attendance/people', 'votes.secret');
    return attendance;
  }
  if (!attendance || !people) return undefined;
  const names = people.map(({ name }) => name.trim());
  if (new Set(names).size < names.length) throw wrong('/attendance/people', 'field.uniqueItems');
  if (people.some(({ seat }) => (seat === undefined) !== (vote.seats === undefined))) throw wrong('/attendance/people', 'votes.named');
  const counted = vote.seats ? { seats: bySeat(people) } : { present: people.length };
  return { ...attendance, ...counted, people: people.map((person) => ({ ...person, name: person.name.trim() })) };
}

/**
 * A member's votes as counts, with the names for its record. Whoever is there and isn't named abstained.
 * @throws Rejection input.invalid (`/ballot`: names are missing, unknown, twice, or not asked for)
 */
export function votesByName(
  vote: MeetingVote | undefined,
  attendance: Attendance | undefined,
  given: MemberVotes,
): { readonly votes: MemberVotes; readonly names: Pick<MeetingBallot, 'names' | 'tiedNames'> } {
  const { ballot, secondBallot, votesFor, votes, revoteFor, revotes, cast } = given;
  if (vote?.ballot !== 'open') {
    if (ballot !== undefined || secondBallot !== undefined) throw wrong('/ballot', 'votes.secret');
    return { votes: given, names: {} };
  }
  if ([votesFor, votes, revoteFor, revotes].some((count) => count !== undefined)) throw wrong('/ballot', 'votes.named');
  const people = attendance?.people ?? [];
  const first = ballot && namedIn(people, ballot);
  const second = secondBallot && namedIn(people, secondBallot);
  const count = (named: readonly NamedVote[]) => {
    const inFavour = named.filter((one) => one.vote === 'for');
    return vote.seats ? bySeat(inFavour) : inFavour.length;
  };
  const counts: MemberVotes = vote.seats
    ? { ...(first && { votes: count(first) as ByKind }), ...(second && { revotes: count(second) as ByKind }) }
    : { ...(first && { votesFor: count(first) as number }), ...(second && { revoteFor: count(second) as number }) };
  const names = second ? { names: second, ...(first && { tiedNames: first }) } : first ? { names: first } : {};
  return { votes: { ...counts, ...(cast && { cast }) }, names };
}

type ByKind = Readonly<Record<string, number>>;

function bySeat(people: readonly { readonly seat?: string | undefined }[]): ByKind {
  const counts: Record<string, number> = {};
  for (const { seat = '' } of people) counts[seat] = (counts[seat] ?? 0) + 1;
  return counts;
}

function namedIn(people: readonly PersonPresent[], ballot: readonly { readonly name: string; readonly vote: Voice }[]): NamedVote[] {
  const given = new Map(ballot.map(({ name, vote }) => [name.trim(), vote]));
  const known = new Set(people.map(({ name }) => name));
  if (given.size < ballot.length || [...given.keys()].some((name) => !known.has(name))) throw wrong('/ballot', 'votes.count');
  return people.map(({ name, seat }) => ({ name, ...(seat !== undefined && { seat }), vote: given.get(name) ?? 'abstain' }));
}

function wrong(pointer: string, code: string): Rejection {
  return new Rejection('input.invalid', { count: 1 }, [{ code, pointer, params: {} }]);
}
