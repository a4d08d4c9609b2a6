import type { CaseDto, TaskDto } from '../../../engine/model/dto/case.ts';
import type { ReviewNote } from '../../../engine/model/event.ts';
import type { CompleteInput } from '../../api/tasks.ts';

/**
 * What a clerk has entered for one task and not sent yet. Plain data: it is kept as the task's draft, so a closed
 * browser or another device loses nothing.
 */
export interface DecisionState {
  readonly outcome: string | null;
  readonly reason: string;
  /** Ticked fields and materials, each with its reason. */
  readonly notes: readonly ReviewNote[];
  /** Conditions of a consent 附条件, one an entry. */
  readonly conditions: readonly string[];
  /** Verified values 核定值; a field absent here is taken as declared. */
  readonly verified: Readonly<Record<string, unknown>>;
  readonly data: Readonly<Record<string, unknown>>;
  /** An expert declared that nothing obliges to recusal. */
  readonly declared: boolean;
}
export type DecisionAction =
  | { readonly type: 'outcome'; readonly id: string }
  | { readonly type: 'reason'; readonly text: string }
  | { readonly type: 'tick'; readonly field: string; readonly on: boolean }
  | { readonly type: 'note'; readonly field: string; readonly reason: string }
  | { readonly type: 'conditions'; readonly list: readonly string[] }
  | { readonly type: 'verify'; readonly field: string; readonly value: unknown }
  | { readonly type: 'data'; readonly data: Readonly<Record<string, unknown>> }
  | { readonly type: 'declare' }
  | { readonly type: 'restore'; readonly state: DecisionState };

/** The outcome by which an expert gives no score. */
export const abstain = 'abstain';

export const emptyDecision: DecisionState = {
  outcome: null,
  reason: '',
  notes: [],
  conditions: [],
  verified: {},
  data: {},
  declared: false,
};

export function reduceDecision(state: DecisionState, action: DecisionAction): DecisionState {
  switch (action.type) {
    case 'outcome':
      return { ...state, outcome: action.id };
    case 'reason':
      return { ...state, reason: action.text };
    case 'tick': {
      const rest = state.notes.filter((note) => note.field !== action.field);
      return { ...state, notes: action.on ? [...rest, { field: action.field, reason: '' }] : rest };
    }
    case 'note':
      return { ...state, notes: state.notes.map((n) => (n.field === action.field ? { ...n, reason: action.reason } : n)) };
    case 'conditions':
      return { ...state, conditions: action.list };
    case 'verify':
      return { ...state, verified: { ...state.verified, [action.field]: action.value } };
    case 'data':
      return { ...state, data: action.data };
    case 'declare':
      return { ...state, declared: true };
    case 'restore':
      return action.state;
  }
}

/** The draft of a task as this panel writes it; anything else (or nothing) starts empty. */
export function restoreDecision(task: TaskDto): DecisionState {
  const draft = task.draft?.data as Partial<DecisionState> | undefined;
  if (!draft) return emptyDecision;
  const offered = task.outcomes.some((o) => o.id === draft.outcome);
  return {
    outcome: offered ? (draft.outcome ?? null) : null,
    reason: typeof draft.reason === 'string' ? draft.reason : '',
    notes: Array.isArray(draft.notes) ? draft.notes : [],
    conditions: Array.isArray(draft.conditions) ? draft.conditions : [],
    verified: isRecord(draft.verified) ? draft.verified : {},
    data: isRecord(draft.data) ? draft.data : {},
    declared: draft.declared === true,
  };
}
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What still keeps the decision from being sent; each is a text key of the workbench. */
export type Missing = 'outcome' | 'reason' | 'conditions' | 'notes' | 'noteReasons' | 'verified';

export function missingIn(task: TaskDto, state: DecisionState, declared: Readonly<Record<string, unknown>>): Missing[] {
  const outcome = task.outcomes.find((o) => o.id === state.outcome);
  if (!outcome) return ['outcome'];
  const missing: Missing[] = [];
  if (outcome.reason === 'required' && state.reason.trim() === '') missing.push('reason');
  if (outcome.conditions === 'required' && conditionsOf(state).length === 0) missing.push('conditions');
  if (outcome.correction && state.notes.length === 0) missing.push('notes');
  if (outcome.correction && state.notes.some((note) => note.reason.trim() === '')) missing.push('noteReasons');
  const blank = (field: string) =>
    field in state.verified && (state.verified[field] ?? null) === null && (declared[field] ?? null) !== null;
  if (outcome.tone === 'positive' && task.verify.some(blank)) missing.push('verified');
  return missing;
}

const conditionsOf = ({ conditions }: DecisionState): string[] => conditions.map((text) => text.trim()).filter(Boolean);

/** Body of POST /tasks/:id/complete. Every field to be verified is sent: as entered, else as a colleague verified it, else as declared. */
export function completionOf(task: TaskDto, state: DecisionState, kase: Pick<CaseDto, 'declared' | 'verified' | 'seq'>): CompleteInput {
  const outcome = task.outcomes.find((o) => o.id === state.outcome);
  const found = { ...kase.declared, ...kase.verified, ...state.verified };
  const verified = Object.fromEntries(task.verify.flatMap((field) => ((found[field] ?? null) === null ? [] : [[field, found[field]]])));
  return {
    outcome: state.outcome ?? '',
    seq: kase.seq,
    ...(state.reason.trim() && outcome?.reason !== 'none' ? { reason: state.reason.trim() } : {}),
    ...(task.form && outcome?.id !== abstain ? { data: state.data } : {}),
    ...((outcome?.conditions ?? 'none') !== 'none' ? { conditions: conditionsOf(state) } : {}),
    ...(task.verify.length > 0 && !outcome?.correction ? { verified } : {}),
    ...(outcome?.correction ? { notes: state.notes.map((n) => ({ field: n.field, reason: n.reason.trim() })) } : {}),
  };
}
