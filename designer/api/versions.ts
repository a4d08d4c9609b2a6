/** Versions of a programme, what changed between them, and the migration of running cases. */
import { useQuery } from '@tanstack/react-query';
import type { MigrationPlan } from '../../engine/model/migration.ts';
import { get, post } from './client.ts';
import { keys } from './keys.ts';
import { queryClient } from './query-client.ts';

export interface ChangeDto {
  readonly class: 'process' | 'people' | 'time' | 'forms' | 'rules' | 'texts';
  readonly before: string | null;
  readonly after: string | null;
  readonly document: string;
  readonly affectsRunning: boolean;
  readonly text: string;
}
export interface VersionDto {
  readonly version: number;
  readonly hash: string;
  readonly publishedAt: string;
  readonly publishedByName: string;
  readonly restores: number | null;
  readonly running: number;
  readonly changes: { readonly total: number; readonly affectsRunning: number };
}
interface ProblemDto {
  readonly code: string;
  readonly pointer: string;
  readonly message: string;
}
export interface CasePreviewDto {
  readonly caseId: string;
  readonly number: string;
  readonly enterpriseName: string;
  readonly stands: readonly string[];
  readonly wouldStand: readonly string[];
  readonly opened: readonly string[];
  readonly closed: readonly string[];
  readonly deadlines: readonly { readonly step: string; readonly before: string | null; readonly after: string | null }[];
  readonly problems: readonly ProblemDto[];
}
export interface PreviewDto {
  readonly id: string;
  readonly problems: readonly ProblemDto[];
  readonly cases: readonly CasePreviewDto[];
  readonly next: string | null;
}
export interface MigrationInput {
  readonly from: string;
  readonly to: string;
  readonly plan: MigrationPlan;
}
export interface MigrationResultDto {
  readonly id: string;
  readonly migrated: number;
  readonly refused: readonly { readonly caseId: string; readonly problems: readonly ProblemDto[] }[];
}
export interface UndoResultDto {
  readonly undone: number;
  readonly refused: readonly { readonly caseId: string; readonly message: string }[];
}

const versionsKey = (id: string) => [...keys.programme(id), 'versions'] as const;

export function useVersions(id: string) {
  return useQuery({ queryKey: versionsKey(id), queryFn: () => get<{ items: readonly VersionDto[] }>(`/programmes/${id}/versions`) });
}
export function useChanges(from: string, to: string) {
  return useQuery({
    queryKey: ['definitions', from, 'diff', to],
    queryFn: () => get<{ changes: readonly ChangeDto[] }>(`/definitions/${from}/diff`, { query: { to } }),
    enabled: from !== '' && to !== '' && from !== to,
  });
}

async function readAgain<T>(answer: Promise<T>): Promise<T> {
  const done = await answer;
  void queryClient.invalidateQueries({ queryKey: keys.programmes });
  return done;
}
export const restoreVersion = (hash: string) => readAgain(post<{ version: number }>(`/definitions/${hash}/restore`));
export const previewMigration = (input: MigrationInput) => post<PreviewDto>('/migrations/preview', input);
export const applyMigration = (input: MigrationInput) => readAgain(post<MigrationResultDto>('/migrations', input));
export const undoMigration = (id: string) => readAgain(post<UndoResultDto>(`/migrations/${id}/undo`));
