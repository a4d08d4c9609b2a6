import { reaches } from '../../../engine/machine/ranking.ts';
import type { BatchDto, BatchMemberDto } from '../../../engine/model/dto/registry.ts';
import type { BatchInput } from '../../api/registries.ts';

/** What the secretary of a meeting has entered. A member that isn't selected is held back and stays for the next meeting. */
export interface AgendaState {
  readonly selected: ReadonlySet<string>;
  readonly decisions: Readonly<Record<string, MemberDecision>>;
  readonly documentNumber: string;
  readonly present: string;
  readonly total: string;
}
export interface MemberDecision {
  readonly outcome: string;
  readonly reason: string;
  readonly votesFor: string;
}
export const emptyAgenda: AgendaState = { selected: new Set(), decisions: {}, documentNumber: '', present: '', total: '' };

export function decisionFor(batch: BatchDto, state: AgendaState, taskId: string): MemberDecision {
  const proposed = batch.members.find((member) => member.taskId === taskId)?.ranking?.proposed;
  return state.decisions[taskId] ?? { outcome: proposed ?? batch.outcomes[0]?.id ?? '', reason: '', votesFor: '' };
}

/** 暂缓, unless the author's outcomes have one of that name. */
export const hold = 'hold';
export const mayHold = (batch: BatchDto): boolean => batch.outcomes.every((outcome) => outcome.id !== hold);

/** A meeting that votes on ties only counts votes for those. */
export const isVotedOn = (batch: BatchDto, member: BatchMemberDto): boolean =>
  batch.vote !== null && (batch.vote.on === 'all' || member.ranking?.place === 'tied');

/** Other than the ranking proposes, held back, or an outcome that asks for it. */
export function needsReason(batch: BatchDto, member: BatchMemberDto, { outcome }: MemberDecision): boolean {
  const proposed = member.ranking?.proposed ?? null;
  if (outcome === hold && mayHold(batch)) return true;
  return (proposed !== null && proposed !== outcome) || batch.outcomes.find(({ id }) => id === outcome)?.reason === 'required';
}

export type AgendaMissing = 'none' | 'documentNumber' | 'attendance' | 'quorum' | 'votes' | 'reasons' | 'majority';

const count = (text: string): number | null => (/^\d{1,5}$/.test(text.trim()) ? Number(text) : null);

/** What keeps the meeting's result from being recorded. The first outcome needs more than its share of the votes of those present. */
export function agendaMissing(batch: BatchDto, state: AgendaState): AgendaMissing[] {
  const missing: AgendaMissing[] = [];
  if (state.selected.size === 0) missing.push('none');
  if (batch.documentNumber === 'required' && state.documentNumber.trim() === '') missing.push('documentNumber');
  const [present, total] = [count(state.present), count(state.total)];
  const chosen = batch.members
    .filter((member) => state.selected.has(member.taskId))
    .map((member) => ({ member, decision: decisionFor(batch, state, member.taskId) }));
  const voted = chosen.filter(({ member, decision }) => isVotedOn(batch, member) && !(decision.outcome === hold && mayHold(batch)));
  const { vote } = batch;
  if (vote && (vote.on === 'all' || voted.length > 0)) {
    if (!present || !total || present > total) missing.push('attendance');
    else if (!reaches(present, total, vote.text.quorum, false)) missing.push('quorum');
  }
  if (chosen.some(({ member, decision }) => needsReason(batch, member, decision) && decision.reason.trim() === '')) missing.push('reasons');
  if (vote && present) {
    const votes = voted.map(({ decision }) => ({ outcome: decision.outcome, n: count(decision.votesFor) }));
    if (votes.some(({ n }) => n === null || n > present)) missing.push('votes');
    else if (votes.some(({ outcome, n }) => outcome === batch.outcomes[0]?.id && !reaches(n ?? 0, present, vote.text.majority, true)))
      missing.push('majority');
  }
  return missing;
}

export function batchInput(batch: BatchDto, state: AgendaState): BatchInput {
  const members = batch.members.filter((member) => state.selected.has(member.taskId));
  return {
    programme: batch.programme,
    step: batch.step,
    ...(state.documentNumber.trim() ? { documentNumber: state.documentNumber.trim() } : {}),
    ...(batch.vote && state.present && state.total ? { attendance: { present: Number(state.present), total: Number(state.total) } } : {}),
    decisions: members.map((member) => {
      const { outcome, reason, votesFor } = decisionFor(batch, state, member.taskId);
      return {
        taskId: member.taskId,
        outcome,
        ...(reason.trim() ? { reason: reason.trim() } : {}),
        ...(votesFor && isVotedOn(batch, member) ? { votesFor: Number(votesFor) } : {}),
      };
    }),
  };
}
