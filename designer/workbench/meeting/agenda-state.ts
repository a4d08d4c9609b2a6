import type { BatchDto, BatchMemberDto } from '../../../engine/model/dto/registry.ts';
import type { BatchInput } from '../../../engine/model/meeting.ts';
import {
  attendanceOf,
  type countOf,
  type Entered,
  type EnteredVotes,
  isBlank,
  isTied,
  noVotes,
  standingOf,
  type VoteDto,
  votesInput,
} from './ballot.ts';
import { ballotOf, isNamed, peopleOf, type Voices } from './names.ts';

/** What the secretary of a meeting has entered. A member that isn't selected is held back and stays for the next meeting. */
export interface AgendaState {
  readonly selected: ReadonlySet<string>;
  readonly decisions: Readonly<Record<string, MemberDecision>>;
  readonly documentNumber: string;
  /** Who is there, by kind of seat. */
  readonly present: Entered;
  /** Members in all, where heads are counted. */
  readonly total: string;
  /** Names of those present, by kind of seat, where votes are by name. */
  readonly people: Entered;
}
export interface MemberDecision extends EnteredVotes {
  readonly outcome: string;
  readonly reason: string;
  readonly conditions: readonly string[];
  /** By name, and in the ballot after a tied one. */
  readonly voices: Voices;
  readonly revoices: Voices;
}
export const emptyAgenda: AgendaState = { selected: new Set(), decisions: {}, documentNumber: '', present: {}, total: '', people: {} };

export function decisionFor(batch: BatchDto, state: AgendaState, taskId: string): MemberDecision {
  const proposed = batch.members.find((member) => member.taskId === taskId)?.ranking?.proposed;
  return { ...blankDecision(proposed ?? batch.outcomes[0]?.id ?? ''), ...state.decisions[taskId] };
}

function blankDecision(outcome: string): MemberDecision {
  return { ...noVotes, outcome, reason: '', conditions: [], voices: {}, revoices: {} };
}

/** Would the places there are leave it out? */
export const isBeyond = ({ ranking }: BatchMemberDto): boolean => ranking?.place === 'waiting' || ranking?.place === 'out';

/** Members as they are listed, those beyond the places last. `line`: index of the first of these, where some are within; else -1. */
export function agendaOrder({ members }: BatchDto) {
  const above = members.filter((member) => !isBeyond(member));
  return {
    members: [...above, ...members.filter(isBeyond)],
    line: members.length > above.length && above.length > 0 ? above.length : -1,
  };
}

/** 暂缓, unless the author's outcomes have one of that name. */
export const hold = 'hold';
export const mayHold = (batch: BatchDto): boolean => batch.outcomes.every((outcome) => outcome.id !== hold);
export const isHeld = (batch: BatchDto, { outcome }: MemberDecision): boolean => outcome === hold && mayHold(batch);

/** A meeting that votes on ties only counts votes for those. */
export const isVotedOn = (batch: BatchDto, member: BatchMemberDto): boolean =>
  batch.vote !== null && (batch.vote.on === 'all' || member.ranking?.place === 'tied');

/** Other than the ranking proposes, held back, or an outcome that asks for it. */
export function needsReason(batch: BatchDto, member: BatchMemberDto, decision: MemberDecision): boolean {
  const proposed = member.ranking?.proposed ?? null;
  if (isHeld(batch, decision)) return true;
  const { outcome } = decision;
  return (proposed !== null && proposed !== outcome) || batch.outcomes.find(({ id }) => id === outcome)?.reason === 'required';
}

/** Does the outcome list conditions 附条件? */
export function conditionsOf(batch: BatchDto, { outcome }: MemberDecision): 'required' | 'optional' | 'none' {
  return batch.outcomes.find(({ id }) => id === outcome)?.conditions ?? 'none';
}

/** Outcomes that only a carried vote gives: the first, and those with conditions. */
function needsMajority(batch: BatchDto, decision: MemberDecision): boolean {
  return decision.outcome === batch.outcomes[0]?.id || conditionsOf(batch, decision) !== 'none';
}

export type AgendaMissing = 'none' | 'documentNumber' | 'attendance' | 'quorum';
export type MemberMissing = 'reasons' | 'conditions' | 'votes' | 'tooMany' | 'tie' | 'majority' | 'carried';

/** What keeps the whole meeting from being recorded. */
export function agendaMissing(batch: BatchDto, state: AgendaState): AgendaMissing[] {
  const missing: AgendaMissing[] = [];
  if (state.selected.size === 0) missing.push('none');
  if (batch.documentNumber === 'required' && state.documentNumber.trim() === '') missing.push('documentNumber');
  const { vote } = batch;
  const voted = chosen(batch, state).some(({ member, decision }) => isVotedOn(batch, member) && !isHeld(batch, decision));
  if (vote && (vote.on === 'all' || voted)) {
    const attendance = attendanceOf(vote, state.present, state.total);
    if (!attendance) missing.push('attendance');
    else if (!attendance.quorate) missing.push('quorum');
  }
  return missing;
}

/** What one member still needs. The first outcome, and consent with conditions, need the majority of those present. */
export function memberMissing(batch: BatchDto, state: AgendaState, member: BatchMemberDto): MemberMissing[] {
  const decision = decisionFor(batch, state, member.taskId);
  const missing: MemberMissing[] = [];
  if (needsReason(batch, member, decision) && decision.reason.trim() === '') missing.push('reasons');
  if (conditionsOf(batch, decision) === 'required' && decision.conditions.every((text) => text.trim() === '')) missing.push('conditions');
  const { vote } = batch;
  if (!vote || !isVotedOn(batch, member) || isHeld(batch, decision)) return missing;
  const attendance = attendanceOf(vote, state.present, state.total);
  if (isBlank(decision.votes)) missing.push('votes');
  // Without attendance there is nothing to compare with: that is said first.
  else if (attendance) {
    const standing = standingOf(vote, attendance.present, decision);
    if (standing === 'wrong') missing.push('tooMany');
    else if (standing === 'tied') missing.push('tie');
    else if (standing !== 'blank' && needsMajority(batch, decision) !== standing.carried)
      if (!standing.carried) missing.push('majority');
      else if (vote.tie !== null) missing.push('carried');
  }
  return missing;
}

export function chosen(batch: BatchDto, state: AgendaState) {
  return batch.members
    .filter((member) => state.selected.has(member.taskId))
    .map((member) => ({ member, decision: decisionFor(batch, state, member.taskId) }));
}

export function batchInput(batch: BatchDto, state: AgendaState): BatchInput {
  const { vote, programme, step } = batch;
  const attendance = vote && attendanceOf(vote, state.present, state.total);
  return {
    ...{ programme, step },
    ...(state.documentNumber.trim() && { documentNumber: state.documentNumber.trim() }),
    ...(vote &&
      attendance && { attendance: isNamed(vote) ? namedAttendance(vote, state) : attendanceInput(attendance.present, state.total) }),
    decisions: chosen(batch, state).map(({ member, decision }) => {
      const { outcome, reason } = decision;
      const conditions = conditionsOf(batch, decision) === 'none' ? [] : decision.conditions.map((text) => text.trim()).filter(Boolean);
      const voted = vote && attendance && isVotedOn(batch, member) && !isHeld(batch, decision);
      return {
        ...{ taskId: member.taskId, outcome },
        ...(reason.trim() && { reason: reason.trim() }),
        ...(conditions.length > 0 && { conditions }),
        ...(voted &&
          (isNamed(vote)
            ? namedInput(vote, state, decision, isTied(vote, attendance.present, decision))
            : votesInput(vote, attendance.present, decision))),
      };
    }),
  };
}

function namedAttendance(vote: VoteDto, state: AgendaState) {
  return { people: peopleOf(vote, state.people), ...(vote.seats ? {} : { total: Number(state.total) }) };
}

/** The votes of one member by name; what resolves a tie goes along only when there is one. */
function namedInput(vote: VoteDto, state: AgendaState, { voices, revoices, cast }: MemberDecision, tied: boolean) {
  const people = peopleOf(vote, state.people);
  return {
    ballot: ballotOf(people, voices),
    ...(tied && vote.tie === 'revote' && { secondBallot: ballotOf(people, revoices) }),
    ...(tied && vote.tie === 'casting' && cast !== '' && { cast }),
  };
}

function attendanceInput(present: ReturnType<typeof countOf>, total: string) {
  return typeof present === 'number' ? { present, total: Number(total) } : { seats: present ?? {} };
}
