import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { Page } from '../../engine/model/dto/session.ts';
import type { CaseRatingDto, DepartmentRatingDto } from '../../engine/model/rating.ts';
import { get, post } from './client.ts';
import { keys } from './keys.ts';
import { queryClient } from './query-client.ts';

export function useRating(caseId: string) {
  return useQuery({ queryKey: keys.rating(caseId), queryFn: () => get<CaseRatingDto>(`/cases/${caseId}/rating`) });
}
export interface RatingInput {
  readonly level: number;
  readonly tags: readonly string[];
  readonly comment: string;
}
export async function rateCase(caseId: string, input: RatingInput): Promise<void> {
  queryClient.setQueryData(keys.rating(caseId), await post<CaseRatingDto>(`/cases/${caseId}/rating`, input));
}
/** As the department reads them. */
export function useRatings(unanswered: boolean) {
  return useInfiniteQuery({
    queryKey: keys.ratings(unanswered),
    queryFn: ({ pageParam }) => get<Page<DepartmentRatingDto>>('/ratings', { query: { unanswered, after: pageParam } }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });
}
/** Behind the board's figures. */
export function useWatchedRatings(filter: Readonly<Record<string, string>>) {
  return useInfiniteQuery({
    queryKey: ['ratings', 'board', filter],
    queryFn: ({ pageParam }) => get<Page<DepartmentRatingDto>>('/board/ratings', { query: { ...filter, after: pageParam } }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });
}
export async function answerRating(id: string, answer: string): Promise<void> {
  await post(`/ratings/${id}/answer`, { answer });
  await queryClient.invalidateQueries({ queryKey: ['ratings'] });
}
