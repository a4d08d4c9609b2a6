/** Versions of a programme, what changed between them, and the migration of running cases. */
import { useQuery } from '@tanstack/react-query';
import type { ProgrammePackage } from '../../engine/model/definition.ts';
import type {
  ChangeDto,
  CheckedDto,
  DecidedMigrationDto,
  MigrationRequestDto,
  MigrationsDto,
  PreviewDto,
  VersionDto,
} from '../../engine/model/dto/version.ts';
import type { Migration } from '../../engine/model/migration.ts';
import { get, post } from './client.ts';
import { keys } from './keys.ts';
import { queryClient } from './query-client.ts';

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

export function useMigrations(programme: string) {
  return useQuery({
    queryKey: [...keys.migrations, programme],
    queryFn: () => get<MigrationsDto>('/migrations', { query: { programme } }),
  });
}

async function readAgain<T>(answer: Promise<T>): Promise<T> {
  const done = await answer;
  void queryClient.invalidateQueries({ queryKey: keys.programmes });
  void queryClient.invalidateQueries({ queryKey: keys.migrations });
  return done;
}
export const restoreVersion = (hash: string) => readAgain(post<{ version: number }>(`/definitions/${hash}/restore`));
export const previewMigration = (input: Migration) => post<PreviewDto>('/migrations/preview', input);
/** Four eyes: one person asks, with the reason, and may take it back; another one decides. */
export const askMigration = (input: Migration & { readonly note: string }) => readAgain(post<MigrationRequestDto>('/migrations', input));
export const askUndo = (id: string, note: string) => readAgain(post<MigrationRequestDto>(`/migrations/${id}/undo`, { note }));
export const decideMigration = (id: string, decision: { readonly approve: boolean; readonly note: string }) =>
  readAgain(post<DecidedMigrationDto>(`/migration-requests/${id}/decision`, decision));
export const withdrawMigration = (id: string) => readAgain(post<MigrationRequestDto>(`/migration-requests/${id}/withdrawal`));
/** Goes on with what was decided and cut off. */
export const continueMigration = (id: string) => readAgain(post<Omit<DecidedMigrationDto, 'request'>>(`/migrations/${id}/continuation`));

/** Nothing is published: what is wrong with a package, and what it would change. */
export const checkPackage = (pkg: ProgrammePackage) => post<CheckedDto>('/definitions/check', { package: pkg });
export const publishPackage = (pkg: ProgrammePackage) =>
  readAgain(post<{ readonly id: string; readonly version: number }>('/definitions', { package: pkg }));
