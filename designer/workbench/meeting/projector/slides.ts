/** What the projector shows, one after the other: the agenda, each case, the results. */
import type { BatchDto, BatchMemberDto } from '../../../../engine/model/dto/registry.ts';
import { type AgendaState, agendaOrder, decisionFor, hold, isVotedOn, memberMissing } from '../agenda-state.ts';
import { attendanceOf, standingOf } from '../ballot.ts';
import type { Shown } from './channel.ts';

export const overview = 'overview';
export const results = 'results';

/** The cases of this meeting in the order of the agenda. An agenda begins with nothing selected: then all of them. */
export function membersOf(batch: BatchDto, { state, done }: Shown): readonly BatchMemberDto[] {
  const { members } = agendaOrder(done?.batch ?? batch);
  const chosen = done ? new Set(done.input.decisions.map(({ taskId }) => taskId)) : state.selected;
  return chosen.size === 0 ? members : members.filter(({ taskId }) => chosen.has(taskId));
}

/** Ids of the parts: `overview`, the tasks of the cases, `results`. */
export function slidesOf(batch: BatchDto, shown: Shown): readonly string[] {
  return [overview, ...membersOf(batch, shown).map(({ taskId }) => taskId), results];
}

/** How the vote on a case stands: nobody is there yet, nobody voted, something typed is no count, tied, or what it comes to. */
export function voteOn(batch: BatchDto, state: AgendaState, member: BatchMemberDto) {
  const { vote } = batch;
  if (!vote || !isVotedOn(batch, member)) return null;
  const attendance = attendanceOf(vote, state.present, state.total);
  return attendance ? standingOf(vote, attendance.present, decisionFor(batch, state, member.taskId)) : 'absent';
}

/** The result of a case in words; null while the meeting hasn't come to one: what a form suggests isn't shown as decided. */
export function resultOf(batch: BatchDto, { state, done }: Shown, member: BatchMemberDto, held: string): string | null {
  const recorded = done?.input.decisions.find(({ taskId }) => taskId === member.taskId);
  const decision = decisionFor(batch, state, member.taskId);
  const outcome = recorded?.outcome ?? decision.outcome;
  if (!recorded) {
    if (!state.selected.has(member.taskId) || !state.decisions[member.taskId]) return null;
    // A result that the vote doesn't carry, or that lacks its reason, is none yet.
    if (memberMissing(batch, state, member).length > 0) return null;
  }
  return batch.outcomes.find(({ id }) => id === outcome)?.label ?? (outcome === hold ? held : null);
}
