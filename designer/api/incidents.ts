import { useQuery } from '@tanstack/react-query';
import type { OpenIncidentDto, RepairPreviewDto } from '../../engine/model/dto/incident.ts';
import { get, post } from './client.ts';
import { keys } from './keys.ts';
import { queryClient } from './query-client.ts';

export interface RepairInput {
  readonly reason: string;
  readonly verified?: Readonly<Record<string, unknown>>;
  readonly to?: string;
}

export function useIncidents() {
  return useQuery({ queryKey: keys.incidents, queryFn: () => get<{ items: readonly OpenIncidentDto[] }>('/incidents') });
}
export async function retryIncident(id: string, idempotencyKey: string): Promise<void> {
  await post(`/incidents/${encodeURIComponent(id)}/retry`, {}, { idempotencyKey });
  readAgain();
}
export function previewRepair(id: string, input: RepairInput): Promise<RepairPreviewDto> {
  return post<RepairPreviewDto>(`/incidents/${encodeURIComponent(id)}/preview`, input);
}
export async function repairIncident(id: string, input: RepairInput, idempotencyKey: string): Promise<void> {
  await post(`/incidents/${encodeURIComponent(id)}/repair`, input, { idempotencyKey });
  readAgain();
}

function readAgain(): void {
  for (const key of [keys.incidents, keys.cases]) void queryClient.invalidateQueries({ queryKey: key });
}
