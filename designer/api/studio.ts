/** Drafts of programmes in the studio. */
import { useQuery } from '@tanstack/react-query';
import type { CalendarYear } from '../../engine/calendar/calendar.ts';
import type {
  DraftDto,
  DraftRowDto,
  PlayedScenariosDto,
  PresenceDto,
  PublishedDocumentDto,
  ReviewDto,
  StudioPlacesDto,
} from '../../engine/model/dto/studio.ts';
import type { ProgrammeDocument, ProgrammeTemplate } from '../../engine/model/studio.ts';
import { get, post, put, request } from './client.ts';
import { keys } from './keys.ts';
import { queryClient } from './query-client.ts';

export function useDrafts() {
  return useQuery({ queryKey: keys.drafts, queryFn: () => get<{ items: readonly DraftRowDto[] }>('/studio/drafts') });
}
/** Read once: from then on the editor holds the document. */
export function useDraft(id: string) {
  return useQuery({
    queryKey: keys.draft(id),
    queryFn: () => readDraft(id),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
}
export function usePlaces() {
  return useQuery({ queryKey: ['studio', 'places'], queryFn: () => get<StudioPlacesDto>('/studio/places') });
}
/** Approval skeletons and steps that may be taken over. */
export function useTemplates() {
  return useQuery({
    queryKey: ['studio', 'templates'],
    queryFn: () => get<{ items: readonly ProgrammeTemplate[] }>('/studio/templates'),
    staleTime: 600_000,
  });
}
/** The office's calendar, years announced since the installation included. */
export function useCalendarYears() {
  return useQuery({
    queryKey: ['calendar'],
    queryFn: async () => (await get<{ readonly years: readonly CalendarYear[] }>('/calendar')).years,
    staleTime: 600_000,
  });
}
export const readDraft = (id: string) => get<DraftDto>(`/studio/drafts/${id}`);

async function listAgain<T>(answer: Promise<T>): Promise<T> {
  const done = await answer;
  void queryClient.invalidateQueries({ queryKey: keys.drafts, exact: true });
  return done;
}
/** `programme`: begin from its newest published version. */
export const makeDraft = (input: { readonly document: ProgrammeDocument } | { readonly programme: string }) =>
  listAgain(post<DraftDto>('/studio/drafts', input));
export const saveDraft = (
  id: string,
  input: { readonly revision: number; readonly document: ProgrammeDocument; readonly basedOn?: number },
) => listAgain(put<{ readonly revision: number; readonly updatedAt: string }>(`/studio/drafts/${id}`, input));
export const removeDraft = (id: string) => listAgain(request<void>('DELETE', `/studio/drafts/${id}`));
/** Says where the reader is in the draft, and is told of the others; `leaving`: the page is closed. */
export const tellPresence = (id: string, told: { readonly place: string | null; readonly leaving?: boolean }) =>
  post<PresenceDto>(`/studio/drafts/${id}/presence`, told, told.leaving ? { keepalive: true } : {});
/** One published version as the studio edits it. */
export const readPublished = (programme: string, version: number) => get<PublishedDocumentDto>(`/studio/published/${programme}/${version}`);
export const askReview = (id: string, input: { readonly revision: number; readonly note: string }) =>
  listAgain(post<ReviewDto>(`/studio/drafts/${id}/review`, input));
export const decideReview = (id: string, input: { readonly approve: boolean; readonly note: string }) =>
  listAgain(post<ReviewDto>(`/studio/drafts/${id}/review/decision`, input));
export const withdrawReview = (id: string) => listAgain(post<ReviewDto>(`/studio/drafts/${id}/review/withdrawal`));
/** Plays one scenario of the draft as it is saved, by its place. */
export const playScenario = (id: string, scenario: number, signal: AbortSignal) =>
  request<PlayedScenariosDto>('POST', `/studio/drafts/${id}/scenarios`, { query: { scenario }, signal });
