/** What people do with a task beside claiming and completing it. */
import { useQuery } from '@tanstack/react-query';
import type { ExtensionOf } from '../../engine/model/event.ts';
import type { SignerPlace } from '../../engine/model/operation.ts';
import { get, post } from './client.ts';
import { keys } from './keys.ts';
import { queryClient } from './query-client.ts';

export type PersonOperation = 'transfer' | 'delegate' | 'add-signer' | 'copy';
export interface Candidate {
  readonly id: string;
  readonly name: string;
  readonly positions: readonly string[];
  /** Tasks the person holds now. */
  readonly open: number;
}
export interface Candidates {
  readonly items: readonly Candidate[];
  /** Who isn't offered: `self`, `holder`, `asked`, `recused`. */
  readonly missing: readonly { readonly name: string; readonly why: 'self' | 'holder' | 'asked' | 'recused' }[];
}
export type TaskCommand =
  | { readonly op: 'transfer'; readonly to: string; readonly reason: string }
  | { readonly op: 'delegate'; readonly to: string; readonly reason?: string }
  | { readonly op: 'add-signer'; readonly user: string; readonly place: SignerPlace; readonly reason?: string }
  | { readonly op: 'drop-signer'; readonly user: string }
  | { readonly op: 'copy'; readonly to: string }
  | { readonly op: 'remind' }
  | { readonly op: 'take-back' }
  | { readonly op: 'extend'; readonly of: ExtensionOf; readonly reason: string };

export function useCandidates(task: string, op: PersonOperation, q: string) {
  return useQuery({
    // Not under the tasks: whoever passed one on may not ask any more.
    queryKey: ['candidates', task, op, q],
    queryFn: () => get<Candidates>(`/tasks/${task}/candidates`, { query: { op, q } }),
    placeholderData: (before) => before,
  });
}
/** Who passed a task on may not read the case any more: the answer is only its number, and what is on screen is read again. */
export async function operateOnTask(task: string, { op, ...body }: TaskCommand, idempotencyKey: string): Promise<TaskCommand['op']> {
  await post(`/tasks/${task}/${op}`, body, { idempotencyKey, headers: minimal });
  await readAgain(task.split('.')[0] ?? '');
  return op;
}
const minimal = { prefer: 'return=minimal' };

async function readAgain(id: string): Promise<void> {
  void queryClient.invalidateQueries({ queryKey: keys.tasks });
  await queryClient.invalidateQueries({ queryKey: keys.kase(id) });
}

/** A drawn expert gives the seat up (自请回避); the next reserve takes it. The case isn't the expert's to read any more. */
export async function declineSeat(task: string, reason: string, idempotencyKey: string): Promise<{ readonly id: string }> {
  const answered = await post<{ readonly id: string; readonly seq: number }>(`/tasks/${task}/decline`, { reason }, { idempotencyKey });
  void queryClient.invalidateQueries({ queryKey: keys.tasks });
  return answered;
}

/** Who organises the panel replaces an expert. */
export async function replaceExpert(task: string, reason: string, idempotencyKey: string): Promise<{ readonly id: string }> {
  const answered = await declineSeat(task, reason, idempotencyKey);
  await readAgain(answered.id);
  return answered;
}

/** The whole panel is drawn anew, until somebody has scored. */
export async function redrawPanel(id: string, step: string, reason: string, idempotencyKey: string): Promise<void> {
  await post(`/cases/${id}/draws`, { step, reason }, { idempotencyKey, headers: minimal });
  await readAgain(id);
}

/** A message that the case waits for. */
export async function sendCaseMessage(
  id: string,
  name: string,
  data: Readonly<Record<string, unknown>>,
  idempotencyKey: string,
): Promise<string> {
  await post(`/cases/${id}/messages`, { name, data }, { idempotencyKey, headers: minimal });
  await readAgain(id);
  return name;
}

export interface Draw {
  readonly at: string;
  readonly seq: number;
  /** A whole panel, one seat that the system gave, or whether the case belongs to a sample. */
  readonly kind: 'panel' | 'seat' | 'sample';
  readonly step: string;
  readonly pool: string;
  readonly seed: string;
  readonly count: number;
  readonly reserve: number;
  readonly mix: Readonly<Record<string, number>>;
  readonly reason?: string;
  /** Drawn again from what is recorded, it gives the same people. */
  readonly matches: boolean;
  readonly candidates: readonly { readonly id: string; readonly name: string; readonly skills: readonly string[] }[];
  readonly excluded: readonly { readonly id: string; readonly name: string; readonly reasons: readonly string[] }[];
  readonly drawn: readonly { readonly id: string; readonly name: string }[];
  readonly reserves: readonly { readonly id: string; readonly name: string }[];
  /** Of a sample: percent of cases, the number drawn of 10,000, and whether the lot fell on the case. */
  readonly share?: number;
  readonly number?: number;
  readonly fell?: boolean;
}
export function useDraws(id: string) {
  return useQuery({ queryKey: [...keys.kase(id), 'draws'], queryFn: () => get<{ items: readonly Draw[] }>(`/cases/${id}/draws`) });
}
