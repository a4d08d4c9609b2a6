/** Vocabularies as the administrator keeps them. */
import { useQuery } from '@tanstack/react-query';
import type { Vocabulary } from '../../engine/model/form.ts';
import { get, put } from './client.ts';
import { keys } from './keys.ts';
import { queryClient } from './query-client.ts';

export interface VocabularySummary {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  readonly version: string;
  readonly codes: number;
  /** 0: never changed here. */
  readonly revision: number;
  readonly programmes: readonly string[];
}
export interface VocabularyRevision {
  readonly revision: number;
  readonly savedAt: string;
  readonly savedBy: string;
  readonly vocabulary: Vocabulary;
}
export interface SavedVocabulary {
  readonly revision: number;
  readonly published: readonly { readonly id: string; readonly version: number }[];
}

const list = ['vocabularies'] as const;

export function useVocabularies() {
  return useQuery({ queryKey: list, queryFn: () => get<{ items: readonly VocabularySummary[] }>('/vocabularies') });
}
export function useVocabularyRevisions(id: string, enabled: boolean) {
  const queryFn = () => get<{ items: readonly VocabularyRevision[] }>(`/vocabularies/${encodeURIComponent(id)}/revisions`);
  return useQuery({ queryKey: [...keys.vocabulary(id), 'revisions'], queryFn, enabled });
}
export async function saveVocabulary({ id, ...content }: Vocabulary, revision: number): Promise<SavedVocabulary> {
  const saved = await put<SavedVocabulary>(`/vocabularies/${encodeURIComponent(id)}`, { ...content, revision });
  await Promise.all([queryClient.invalidateQueries({ queryKey: list }), queryClient.invalidateQueries({ queryKey: keys.programmes })]);
  return saved;
}
