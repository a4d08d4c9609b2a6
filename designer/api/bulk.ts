/** Several tasks together: what would become of each, and each done by itself. */
import { useQuery } from '@tanstack/react-query';
import type { BulkOperation, BulkPreviewDto, BulkPreviewInput } from '../../engine/model/dto/bulk.ts';
import { post } from './client.ts';
import { keys } from './keys.ts';

/** Nothing is asked while `input` is null. */
export function useBulkPreview(input: BulkPreviewInput | null) {
  return useQuery({
    // Under the tasks: what changed meanwhile is looked at again.
    queryKey: [...keys.tasks, 'preview', input],
    queryFn: () => post<BulkPreviewDto>('/tasks/preview', input),
    enabled: input !== null,
    placeholderData: (before) => before,
    staleTime: 0,
    gcTime: 0,
  });
}

export interface BulkAct {
  readonly op: BulkOperation;
  readonly outcome?: string;
  readonly reason?: string;
  readonly to?: string | null;
}

/** One of them, under a key of its own: sent twice it is done once. `seq`: of the case as it was previewed. */
export async function actOnTask(task: string, seq: number, act: BulkAct, idempotencyKey: string): Promise<void> {
  const { op, outcome = '', reason, to = null } = act;
  const said = reason?.trim() ? { reason: reason.trim() } : {};
  const options = { idempotencyKey, headers: { prefer: 'return=minimal' } };
  if (op === 'complete') await post(`/tasks/${task}/complete`, { outcome, ...said, bulk: true, seq }, options);
  else if (op === 'transfer') await post(`/tasks/${task}/transfer`, { to, reason: reason?.trim() ?? '', seq }, options);
  else await post(`/tasks/${task}/${op}`, {}, options);
}
