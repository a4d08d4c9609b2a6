import type { BatchDto } from '../../../engine/model/dto/registry.ts';
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
  return state.decisions[taskId] ?? { outcome: batch.outcomes[0]?.id ?? '', reason: '', votesFor: '' };
}

export type AgendaMissing = 'none' | 'documentNumber' | 'attendance' | 'quorum' | 'votes' | 'reasons' | 'majority';

const count = (text: string): number | null => (/^\d{1,5}$/.test(text.trim()) ? Number(text) : null);

/** What keeps the meeting's result from being recorded. A positive result needs its share of the votes of those present. */
export function agendaMissing(batch: BatchDto, state: AgendaState): AgendaMissing[] {
  const missing: AgendaMissing[] = [];
  if (state.selected.size === 0) missing.push('none');
  if (batch.documentNumber === 'required' && state.documentNumber.trim() === '') missing.push('documentNumber');
  const [present, total] = [count(state.present), count(state.total)];
  if (batch.vote) {
    if (!present || !total || present > total) missing.push('attendance');
    else if (present / total < batch.vote.quorum) missing.push('quorum');
  }
  const chosen = batch.members.filter((m) => state.selected.has(m.taskId)).map((m) => decisionFor(batch, state, m.taskId));
  const needsReason = (d: MemberDecision) => batch.outcomes.find((o) => o.id === d.outcome)?.reason === 'required';
  if (chosen.some((d) => needsReason(d) && d.reason.trim() === '')) missing.push('reasons');
  if (batch.vote && present) {
    const votes = chosen.map((d) => ({ d, n: count(d.votesFor) }));
    if (votes.some(({ n }) => n === null || n > present)) missing.push('votes');
    else if (votes.some(({ d, n }) => d.outcome === batch.outcomes[0]?.id && n! / present < batch.vote!.majority)) missing.push('majority');
  }
  return missing;
}

export function batchInput(batch: BatchDto, state: AgendaState): BatchInput {
  const members = batch.members.filter((member) => state.selected.has(member.taskId));
  return {
    programme: batch.programme,
    step: batch.step,
    ...(state.documentNumber.trim() ? { documentNumber: state.documentNumber.trim() } : {}),
    ...(batch.vote ? { attendance: { present: Number(state.present), total: Number(state.total) } } : {}),
    decisions: members.map((member) => {
      const { outcome, reason, votesFor } = decisionFor(batch, state, member.taskId);
      return {
        taskId: member.taskId,
        outcome,
        ...(reason.trim() ? { reason: reason.trim() } : {}),
        ...(batch.vote ? { votesFor: Number(votesFor) } : {}),
      };
    }),
  };
}
